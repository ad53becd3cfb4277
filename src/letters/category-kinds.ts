/** How a court's attachment groups categories of data: subscriber items, other records, location, content. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '../base/root.js';
import { type DataCategory, dataCategories } from '../base/vocabulary.js';
import { readYaml } from './yaml.js';

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
  if (known) return known;
  const path = projectPath('data', 'letters', 'category-kinds.yaml');
  known = readYaml(path, readFileSync(path, 'utf8'), file).kinds;
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
