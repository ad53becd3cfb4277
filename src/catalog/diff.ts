/** What differs between two versions of the catalog, in words: `tecum catalog diff`. */
import { sourceDate } from './age.js';
import { holdsOn } from './at.js';
import { type Difference, differences, type FactRows, type Row } from './compare/rows.js';
import { wordsOf } from './compare/words.js';
import { factLists } from './facts-of.js';
import { listOf, singleKeys } from './keys.js';
import type { Dated, ProviderSource } from './types.js';
import type { CatalogVersion } from './versions.js';

/** One thing that differs. */
export interface CatalogChange {
  provider: string;
  /** The key of the file: `entities`, `notice`, `provider` for a whole file. */
  key: string;
  kind: Difference['kind'];
  before?: Row;
  after?: Row;
  /** The source of the newer side, and its date; absent where the row names none. */
  source?: { title: string; url?: string; date: string };
  /** `X (Twitter): service address (entity for the United States) changed from … to … (Guidelines, 2026-08-13).` */
  text: string;
}

export interface CatalogDiff {
  from: string;
  to: string;
  /** ISO day on which both were looked at: what was over by then is compared apart. */
  asOf: string;
  /** Providers that have the file in one of the two only. */
  added: string[];
  removed: string[];
  changes: CatalogChange[];
  problems: ReturnType<CatalogVersion['problems'][number]['toJSON']>[];
}

type File = Readonly<Record<string, unknown>>;

const listKeys = [...factLists, 'sources'];
const headKeys = ['name', 'kind', 'confidence', 'last_verified', 'review_by'];

/**
 * Compares two versions provider by provider. Facts are matched by what they are about (an entity by region and name,
 * a channel by use and type, a row of data by category and process), so that one that moved is one change.
 * @param asOf ISO day: rows that hold then are compared with each other, the rest apart
 */
export function catalogDiff(a: CatalogVersion, b: CatalogVersion, asOf: string): CatalogDiff {
  const ids = [...new Set([...a.files.keys(), ...b.files.keys()])].sort();
  const lost = new Set([...a.problems, ...b.problems].map(({ where }) => where?.split(': ').at(-1)));
  const known = ids.filter((id) => !lost.has(`${id}/provider.yaml`));
  return {
    from: a.name,
    to: b.name,
    asOf,
    added: known.filter((id) => !a.files.has(id)),
    removed: known.filter((id) => !b.files.has(id)),
    changes: known.flatMap((id) => fileChanges(id, a.files.get(id), b.files.get(id), asOf)),
    problems: [...a.problems, ...b.problems].map((problem) => problem.toJSON()),
  };
}

function fileChanges(
  id: string,
  before: File | undefined,
  after: File | undefined,
  asOf: string,
): CatalogChange[] {
  if (!before || !after) return [];
  const now = differences(rowsOf(before, asOf, true), rowsOf(after, asOf, true));
  const then = differences(rowsOf(before, asOf, false), rowsOf(after, asOf, false));
  const moved = movedToHistory(now, then);
  return [...now, ...then.filter((difference) => !moved.has(difference))].flatMap((difference) =>
    changesOf(id, before, after, difference),
  );
}

/** A row that was in force and is history now was said already, where the new one took its place. */
function movedToHistory(now: readonly Difference[], then: readonly Difference[]): Set<Difference> {
  const bare = (row: Row | undefined): string => {
    const { from: _, to: __, ...rest } = row ?? {};
    return JSON.stringify(Object.entries(rest).sort());
  };
  const left = new Set(now.filter(({ before }) => before).map(({ key, before }) => key + bare(before)));
  return new Set(then.filter(({ kind, key, after }) => kind === 'added' && left.has(key + bare(after))));
}

/** A file's rows: those that hold on the day, or (`current` false) those that do not. */
function rowsOf(file: File, asOf: string, current: boolean): FactRows {
  const keep = (row: Row): boolean => holdsOn(row as Dated, asOf) === current;
  const groups = [...listKeys, ...singleKeys].map((key) => [
    key,
    (listOf(file[key]) as unknown[]).filter(isRow).filter(keep),
  ]);
  const services = listOf(file.services)
    .map((service): Row => (isRow(service) ? service : { name: service }))
    .filter(keep);
  const head = current ? [Object.fromEntries(headKeys.map((key) => [key, file[key]]))] : [];
  const rule = current && isRow(file.recognise) ? [file.recognise] : [];
  return { provider: head, services, ...Object.fromEntries(groups), recognise: rule };
}

function isRow(value: unknown): value is Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function changesOf(id: string, before: File, after: File, difference: Difference): CatalogChange[] {
  const { key, kind } = difference;
  const source = sourceOf(difference, before, after);
  const tail = source ? ` (${source.title}, ${source.date})` : '';
  return wordsOf(difference).map((words) => ({
    provider: id,
    key,
    kind,
    ...(difference.before ? { before: difference.before } : {}),
    ...(difference.after ? { after: difference.after } : {}),
    ...(source ? { source } : {}),
    text: `${String(after.name ?? id)}: ${words}${tail}.`,
  }));
}

function sourceOf(difference: Difference, before: File, after: File): CatalogChange['source'] | undefined {
  const [row, file] = difference.after ? [difference.after, after] : [difference.before ?? {}, before];
  const found = listOf(file.sources)
    .filter(isRow)
    .find((source) => source.id !== undefined && source.id === row.source);
  if (!found) return undefined;
  const date = sourceDate(found as unknown as ProviderSource, { last_verified: String(file.last_verified) });
  return { title: String(found.title), ...(found.url ? { url: String(found.url) } : {}), date };
}
