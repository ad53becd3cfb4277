/** Which documents changed since we read them: `tecum catalog watch`. Local clones only; nothing is asked of the network. */
import { factsOf } from '../facts-of.js';
import type { Catalog } from '../types.js';
import { type Clone, type DocumentVersion, documentDiff, findClones, pathsIn, versionsOf } from './clones.js';
import { readWatchLines, type WatchedDocument, type WatchLine, watchedDocuments } from './sources.js';

/**
 * `same`: no newer version, or one with the same text. `changed`: another text. `gone`: the archive no longer keeps it.
 * `not-then`: the archive began after the day of our source; its oldest version is compared with its newest instead.
 * `unknown`: no clone of its repository is there, or the clone never had it. It is not guessed.
 */
export type WatchState = 'same' | 'changed' | 'gone' | 'not-then' | 'unknown';

export interface WatchResult extends WatchedDocument {
  state: WatchState;
  /** Facts of ours that name the source. */
  facts: number;
  /** The version that stood on the day we read it. */
  then?: DocumentVersion;
  newest?: DocumentVersion;
  /** Versions since, the newest first. */
  since: DocumentVersion[];
  /** git's own words; empty where the two texts are the same or cannot be had. */
  diff: string;
}

export interface WatchReport {
  folder: string;
  clones: string[];
  /** What changed first, then what cannot be said, then what is the same. */
  documents: WatchResult[];
}

const order: readonly WatchState[] = ['changed', 'gone', 'not-then', 'unknown', 'same'];

/**
 * Compares our sources with the clones in a folder.
 * @param dir holds one or more clones, bare ones too
 * @throws Problem `watch-folder`, `git-missing`, `git-failed`; ProblemList `watch-invalid`
 */
export function watchCatalog(
  dir: string,
  catalog: Catalog,
  lines: WatchLine[] = readWatchLines(),
): WatchReport {
  const clones = findClones(dir);
  const documents = watchedDocuments(catalog, lines);
  const groups = new Map<Clone | undefined, WatchedDocument[]>();
  for (const document of documents) {
    const clone = clones.find(({ names }) => names.has(document.repository));
    groups.set(clone, [...(groups.get(clone) ?? []), document]);
  }
  const results = [...groups].flatMap(([clone, group]) =>
    clone ? compareAll(clone, group, catalog) : group.map((each) => unknown(each, catalog)),
  );
  results.sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.provider.localeCompare(b.provider),
  );
  return { folder: dir, clones: clones.map(({ folder }) => folder), documents: results };
}

function compareAll(clone: Clone, documents: WatchedDocument[], catalog: Catalog): WatchResult[] {
  const versions = versionsOf(clone, [...new Set(documents.map(({ path }) => path))]);
  const kept = pathsIn(clone);
  return documents.map((document) => {
    const all = versions.get(document.path) ?? [];
    if (all.length === 0) return unknown(document, catalog);
    return compare(clone, document, all, kept.has(document.path), factsFrom(document, catalog));
  });
}

function compare(
  clone: Clone,
  document: WatchedDocument,
  versions: DocumentVersion[],
  kept: boolean,
  facts: number,
): WatchResult {
  const until = document.readOn;
  const since = versions.filter(({ date }) => dayOf(date) > until);
  const then = versions[since.length];
  const newest = versions[0];
  const about = { ...document, facts, ...(then ? { then } : {}), ...(newest ? { newest } : {}), since };
  if (!kept) return { ...about, state: 'gone', diff: '' };
  const first = then ?? versions.at(-1);
  const diff = first && newest ? documentDiff(clone, document.path, first.commit, newest.commit) : '';
  if (!then) return { ...about, state: 'not-then', diff };
  return { ...about, state: diff === '' ? 'same' : 'changed', diff };
}

function unknown(document: WatchedDocument, catalog: Catalog): WatchResult {
  return { ...document, state: 'unknown', facts: factsFrom(document, catalog), since: [], diff: '' };
}

function factsFrom({ provider, source }: WatchedDocument, catalog: Catalog): number {
  const found = catalog.providers.get(provider);
  return found && source ? factsOf({ ...found }).filter((fact) => fact.source === source).length : 0;
}

/** A moment's day in UTC. */
function dayOf(moment: string): string {
  return new Date(moment).toISOString().slice(0, 10);
}
