/** What the keeper's tests let pass, each with its reason, from keeper-exceptions.json. */
import { readFileSync } from 'node:fs';
import { projectPath } from '../../src/base/root.js';

/** By name, the reason. */
type Reasons = Record<string, string | undefined>;

export const exceptions = JSON.parse(
  readFileSync(projectPath('tests', 'returns', 'keeper-exceptions.json'), 'utf8'),
) as { namedOnly: Reasons; cannotBeTold: Reasons; sameColumns: Reasons };
