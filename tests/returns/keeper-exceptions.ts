/** What the keeper's tests let pass, each with its reason, from keeper-exceptions.json. */
import { readFileSync } from 'node:fs';
import { projectPath } from '../../src/base/root.js';

/** By name, the reason. */
type Reasons = Record<string, string | undefined>;

export const exceptions = JSON.parse(
  readFileSync(projectPath('tests', 'returns', 'keeper-exceptions.json'), 'utf8'),
) as {
  needsItsName: Record<string, Reasons | undefined>;
  columns: Reasons;
  /** Counts more when its files come in several zips; the sums hold all the same. */
  inParts: Reasons;
  noAccount: Reasons;
  /** What else is of one account alone, and must be another's in the return of a second one. */
  alsoRename: Record<string, string[] | undefined>;
};
