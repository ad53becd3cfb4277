/** How long a fact counts as fresh, and when a file is due to be read again: read once from `data/catalog.yaml`. */
import { DateTime } from 'luxon';
import { z } from 'zod';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { readYamlFile } from '../base/yaml-file.js';
import type { Provider } from './types.js';

const shape = z.strictObject({
  staleAfterMonths: z.number().positive(),
  reviewAfterMonths: z.number().positive(),
  why: z.string().min(1),
});
let cached: z.infer<typeof shape> | undefined;

/**
 * Months after which a fact is marked as old.
 * @throws ProblemList (`catalog-settings-invalid`) when `data/catalog.yaml` is missing or wrong
 */
export function staleAfterMonths(): number {
  return settings().staleAfterMonths;
}

/**
 * ISO day by which a provider's file is to be read again: its own `review_by`, else so many months after `last_verified`.
 * @throws ProblemList (`catalog-settings-invalid`)
 */
export function reviewBy(provider: Pick<Provider, 'review_by' | 'last_verified'>): string {
  if (provider.review_by) return provider.review_by;
  const checked = DateTime.fromISO(provider.last_verified, { zone: 'utc' });
  return checked.plus({ months: settings().reviewAfterMonths }).toFormat('yyyy-MM-dd');
}

function settings(): z.infer<typeof shape> {
  if (cached !== undefined) return cached;
  const read = readYamlFile(projectPath('data', 'catalog.yaml'), shape);
  if (!read.value) throw new ProblemList('catalog-settings-invalid', 'The catalog settings', read.problems);
  cached = read.value;
  return cached;
}
