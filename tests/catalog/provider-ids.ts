/** The providers as the folders have them, by other means than the catalog's. */
import { existsSync, readdirSync } from 'node:fs';
import { projectPath } from '../../src/base/root.js';

/** Folders of `providers/` that hold facts; a folder may hold a reader alone. */
export function providerIds(): string[] {
  return readdirSync(projectPath('providers')).filter((id) =>
    existsSync(projectPath('providers', id, 'provider.yaml')),
  );
}
