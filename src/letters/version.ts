/** The version of Tecum that made a letter. */
import { readFileSync } from 'node:fs';
import { projectPath } from '../base/root.js';

let version: string | undefined;

/** `0.1.0`, from package.json. */
export function projectVersion(): string {
  version ??= (JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string }).version;
  return version;
}
