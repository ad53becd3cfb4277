/** Where the project and its run-time data are on this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

let cached: string | undefined;

/**
 * The folder that holds Tecum's `package.json`, found by walking up from this file, so that the
 * answer is the same from `src/`, from `dist/` and from a test build.
 */
export function projectRoot(): string {
  if (cached !== undefined) return cached;
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!isTecum(dir)) {
    const up = dirname(dir);
    if (up === dir) throw new Error('Tecum cannot find its own package.json; was only a part of it copied?');
    dir = up;
  }
  cached = dir;
  return dir;
}

function isTecum(dir: string): boolean {
  const file = join(dir, 'package.json');
  if (!existsSync(file)) return false;
  return (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'tecum';
}

/** An absolute path below the project's root. */
export function projectPath(...parts: string[]): string {
  return join(projectRoot(), ...parts);
}

/** The run-time data folder: `TECUM_DATA`, or `var/` below the root. It may not exist yet. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.TECUM_DATA ? resolve(env.TECUM_DATA) : projectPath('var');
}
