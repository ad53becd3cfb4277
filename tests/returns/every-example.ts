/** Every example that lies in `providers/`, so that a new reader is under the keeper's tests from its first day. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectPath } from '../../src/base/root.js';

/** One input of one example: several inputs of a folder are the same return in several generations of its layout. */
export interface Example {
  provider: string;
  /** `telegram/example-2/input`, to name it by. */
  name: string;
  input: string;
  /** The file that a person counted. */
  expected: string;
}

/** A file of a return: the path inside it, and its bytes. */
export interface ExampleFile {
  name: string;
  bytes: Buffer;
}

/** All of them, sorted by name. */
export function everyExample(): Example[] {
  return readdirSync(projectPath('providers'))
    .sort()
    .flatMap((provider) => examplesOf(provider));
}

function examplesOf(provider: string): Example[] {
  const folder = projectPath('providers', provider);
  if (!statSync(folder).isDirectory()) return [];
  return childrenOf(folder, /^example/).flatMap((example) =>
    childrenOf(join(folder, example), /^input/).map((input) => ({
      provider,
      name: `${provider}/${example}/${input}`,
      input: join(folder, example, input),
      expected: join(folder, example, 'expected.json'),
    })),
  );
}

function childrenOf(folder: string, pattern: RegExp): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => pattern.test(name))
        .sort()
    : [];
}

/** All files below a folder (or the one file), with their paths in it. */
export function filesOf(root: string): ExampleFile[] {
  if (statSync(root).isFile()) return [{ name: root.split('/').at(-1) ?? root, bytes: readFileSync(root) }];
  return pathsBelow(root).map((path) => ({
    name: relative(root, path).replaceAll('\\', '/'),
    bytes: readFileSync(path),
  }));
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? pathsBelow(path) : [path];
    });
}
