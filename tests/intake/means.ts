/** The catalog and the law that the intake's tests read by. */
import { readFileSync } from 'node:fs';
import { projectPath } from '../../src/base/root.js';
import { readCatalog } from '../../src/catalog/load.js';
import type { IntakeMeans } from '../../src/intake/read.js';
import { loadLaw } from '../../src/law/load.js';

const law = loadLaw();

export const means: IntakeMeans = { catalog: readCatalog(undefined, law).catalog, law };

/** The bytes of an example. */
export function example(name: string): Buffer {
  return readFileSync(projectPath('tests', 'intake', 'examples', name));
}
