/** How long a fact counts as fresh: read once from `data/catalog.yaml`. */
import { z } from 'zod';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { readYamlFile } from '../base/yaml-file.js';

const shape = z.strictObject({ staleAfterMonths: z.number().positive(), why: z.string().min(1) });
let cached: number | undefined;

/**
 * Months after which a fact is marked as old.
 * @throws ProblemList (`catalog-settings-invalid`) when `data/catalog.yaml` is missing or wrong
 */
export function staleAfterMonths(): number {
  if (cached !== undefined) return cached;
  const read = readYamlFile(projectPath('data', 'catalog.yaml'), shape);
  if (!read.value) throw new ProblemList('catalog-settings-invalid', 'The catalog settings', read.problems);
  cached = read.value.staleAfterMonths;
  return cached;
}
