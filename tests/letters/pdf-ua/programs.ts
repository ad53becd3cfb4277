/** Programs that may or may not be on this machine. */
import { spawnSync } from 'node:child_process';

export function isProgram(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}
