/** How a court's attachment groups categories of data: subscriber items, other records, location, content. */
import { z } from 'zod';
import { type DataCategory, dataCategories } from '../base/vocabulary.js';
import { letterData } from './data-file.js';

const group = z.array(z.enum(dataCategories));
const file = z.strictObject({
  kinds: z.strictObject({
    subscriber: group,
    records: group,
    location: group,
    content: group,
    prospective: group,
  }),
});
export type CategoryKinds = z.infer<typeof file>['kinds'];

let known: CategoryKinds | undefined;

/** The groups of `data/letters/category-kinds.yaml`, read once. @throws Problem `letter-data-bad` */
export function categoryKinds(): CategoryKinds {
  known ??= letterData(file, 'category-kinds.yaml').kinds;
  return known;
}

/**
 * Those of the categories that belong to a group, in their order.
 * @param kind `subscriber`, `records`, `location`, `content`, `prospective`; anything else gives none.
 */
export function ofKind<T extends { id: DataCategory }>(categories: readonly T[], kind: string): T[] {
  const ids = categoryKinds()[kind as keyof CategoryKinds] ?? [];
  return categories.filter(({ id }) => ids.includes(id));
}
