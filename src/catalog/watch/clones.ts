/** Finds local clones of Open Terms Archive's version repositories, and asks one for its documents' versions. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { Problem } from '../../base/problem.js';
import { git, isRepository } from '../git.js';

/** One version of a document, the newest first in every list. */
export interface DocumentVersion {
  commit: string;
  /** ISO moment at which the archive recorded it. */
  date: string;
  /** The archive's own word on it: `Record new changes of …`, `Apply technical or declaration upgrade on …`. */
  subject: string;
}

export interface Clone {
  folder: string;
  /** The names by which its repository may be called. */
  names: Set<string>;
}

const deepest = 3;

/**
 * All clones in a folder, bare ones too, the folder itself among them.
 * @throws Problem `watch-folder` when there is no such folder or no repository in it; `git-missing`
 */
export function findClones(dir: string): Clone[] {
  const root = resolve(dir);
  if (!isFolder(root)) throw noClones(root, 'There is no such folder.');
  const clones = below(root, 0).map((folder) => ({ folder, names: namesOf(folder, root) }));
  if (clones.length === 0) throw noClones(root, 'There is no git repository in it.');
  return clones;
}

function noClones(where: string, what: string): Problem {
  const remedy =
    'Put clones of the archive\'s version repositories there ("git clone https://github.com/OpenTermsArchive/contrib-versions"), ' +
    'and name the folder that holds them.';
  return new Problem({ code: 'watch-folder', what, where, remedy });
}

function below(folder: string, depth: number): string[] {
  if (isRepository(folder)) return [folder];
  if (depth === deepest) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => basename(path) !== '.git' && isFolder(path))
    .flatMap((path) => below(path, depth + 1));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The folder's own name, those above it up to the folder asked for, and that of its remote: `contrib-versions`. */
function namesOf(folder: string, root: string): Set<string> {
  const inside = folder.slice(root.length).split(sep);
  const remote = remoteOf(folder);
  return new Set([basename(root), ...inside, ...(remote ? [remote] : [])].filter(Boolean).map(bareName));
}

function bareName(name: string): string {
  return name
    .replace(/\.git$/, '')
    .split(/[+/:]/)
    .at(-1) as string;
}

function remoteOf(folder: string): string | undefined {
  try {
    return git(folder, ['config', '--get', 'remote.origin.url']).toString('utf8').trim();
  } catch {
    return undefined;
  }
}

/** The paths of all documents in the newest version. */
export function pathsIn({ folder }: Clone): Set<string> {
  const out = git(folder, ['ls-tree', '-r', '-z', '--name-only', 'HEAD']).toString('utf8');
  return new Set(out.split('\0').filter(Boolean));
}

/** The versions of each path, the newest first; a path that was never there has none. One walk through the history. */
export function versionsOf({ folder }: Clone, paths: readonly string[]): Map<string, DocumentVersion[]> {
  const literal = paths.map((path) => `:(literal,top)${path}`);
  const format = '--format=%x01%H%x02%aI%x02%s';
  const args = [
    'log',
    '-z',
    '--no-renames',
    '--name-only',
    '--no-ext-diff',
    format,
    'HEAD',
    '--',
    ...literal,
  ];
  const found = new Map(paths.map((path): [string, DocumentVersion[]] => [path, []]));
  for (const entry of git(folder, args).toString('utf8').split('\u0001').slice(1)) {
    const [head = '', ...files] = entry.split(/\0+\n?/);
    const [commit = '', date = '', subject = ''] = head.split('\u0002');
    for (const file of files) found.get(file)?.push({ commit, date, subject });
  }
  for (const versions of found.values()) versions.sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
  return found;
}

/** git's own comparison of two versions of a path, without colour; empty where they are the same. */
export function documentDiff({ folder }: Clone, path: string, from: string, to: string): string {
  const args = ['diff', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--unified=1'];
  return git(folder, [...args, from, to, '--', `:(literal,top)${path}`]).toString('utf8');
}
