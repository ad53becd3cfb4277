/** One version of the catalog's files: those of a folder, or those of a git revision of this project. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../base/problem.js';
import { projectRoot } from '../base/root.js';
import { blobs, git } from './git.js';
import { parseQuickly } from './read-file.js';

/** Each provider's file as plain values, by the name of its folder, and what could not be read. */
export interface CatalogVersion {
  /** As it was asked for. */
  name: string;
  files: Map<string, Readonly<Record<string, unknown>>>;
  problems: Problem[];
}

/**
 * Reads a version. Files are taken as they stand, unchecked, so that one of an older shape can still be compared.
 * @param name a folder with one folder for each provider (or with `providers/` in it), or a git revision (`HEAD~3`, a tag)
 * @param repository the git repository for revisions; its `providers/` is read
 * @throws Problem `catalog-version-unknown`, `git-missing`
 */
export function readVersion(name: string, repository: string = projectRoot()): CatalogVersion {
  const folder = resolve(name);
  const texts = isFolder(folder) ? textsOfFolder(folder) : textsOfRevision(name, repository);
  const version: CatalogVersion = { name, files: new Map(), problems: [] };
  for (const [id, text] of texts) {
    const value = parseQuickly(text);
    if (value !== null && typeof value === 'object')
      version.files.set(id, value as Readonly<Record<string, unknown>>);
    else version.problems.push(notYaml(name, id));
  }
  return version;
}

function notYaml(name: string, id: string): Problem {
  return new Problem({
    code: 'yaml-syntax',
    what: 'This is not YAML, so it is not compared.',
    where: `${name}: ${id}/provider.yaml`,
    remedy: 'Mend the file; "tecum catalog check" names the line.',
  });
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function textsOfFolder(folder: string): [string, string][] {
  const inside = join(folder, 'providers');
  const root = isFolder(inside) ? inside : folder;
  return readdirSync(root)
    .sort()
    .map((id): [string, string] => [id, join(root, id, 'provider.yaml')])
    .filter(([, file]) => existsSync(file))
    .map(([id, file]) => [id, readFileSync(file, 'utf8')]);
}

function textsOfRevision(revision: string, repository: string): [string, string][] {
  const commit = commitOf(revision, repository);
  const entries = git(repository, ['ls-tree', '-r', '-z', commit, '--', 'providers/'])
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, object = '', id = ''] =
        /^\d+ blob ([0-9a-f]+)\tproviders\/([^/]+)\/provider\.yaml$/.exec(line) ?? [];
      return id ? [{ object, id }] : [];
    });
  const texts = blobs(
    repository,
    entries.map(({ object }) => object),
  );
  return entries.map(({ id }, index) => [id, texts[index] ?? '']);
}

function commitOf(revision: string, repository: string): string {
  try {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    return git(repository, args).toString('utf8').trim();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'git-failed') throw error;
    throw new Problem({
      code: 'catalog-version-unknown',
      what: `"${revision}" is neither a folder nor a version of this project's history.`,
      remedy: 'Name a folder of providers, or a revision such as HEAD~3, a tag, or the start of a commit id.',
      cause: error,
    });
  }
}
