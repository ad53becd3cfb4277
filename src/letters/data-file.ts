/** One file of `data/letters/`, by the house's reader of YAML. */

import type { z } from 'zod';
import { Problem } from '../base/problem.js';
import { projectPath } from '../base/root.js';
import { readYamlFile } from '../base/yaml-file.js';

/**
 * The content of a file, checked by its schema.
 * @param parts below `data/letters/`: `'rules', 'instruments.yaml'`.
 * @throws Problem `letter-data-bad`, with file, line and remedy of the first thing that is wrong.
 */
export function letterData<T>(schema: z.ZodType<T>, ...parts: string[]): T {
  const { value, problems } = readYamlFile(projectPath('data', 'letters', ...parts), schema);
  const [first] = problems;
  if (first) {
    const { what, where, remedy } = first;
    throw new Problem({ code: 'letter-data-bad', what, where, remedy, cause: first });
  }
  return value as T;
}
