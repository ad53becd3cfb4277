/** What a time line can be narrowed by, as a bound `WHERE`. Sealed rows never pass it. */
import { existsSync } from 'node:fs';
import { listValue } from '@duckdb/node-api';
import type { RecordKind } from '../../base/vocabulary.js';
import type { Bound } from './engine.js';
import { peopleSql, type SearchTerm, termSql } from './search.js';
import { allRows, type Fragment, moment, type ReadingRef } from './source.js';
import { haveWords, wordsFile, wordsSql } from './words.js';

export interface RecordFilters {
  kinds?: RecordKind[];
  /** The account whose return it is. */
  account?: string;
  /** Who did it or with whom, whole name, case folded; any of several. */
  person?: string | readonly string[];
  /** Words to be found, all of them; see {@link SearchTerm}. */
  search?: readonly SearchTerm[];
  /** An address, or the beginning of one when it ends in `.`, `:` or `*`; any of several, which are whole. */
  ip?: string | readonly string[];
  /** µs since 1970, first moment within. */
  from?: number;
  /** µs since 1970, first moment past the end. */
  to?: number;
  thread?: string;
  category?: string;
  /** Number of the file in its reading. */
  item?: number;
  hasPosition?: boolean;
}

export { moment } from './source.js';

/** Relation of the rows that may be seen and that the filters let through. */
export function visibleRows(readings: readonly ReadingRef[], filters: RecordFilters = {}): Fragment {
  return narrowed(allRows(readings), filters);
}

/**
 * The same out of the files of words, where they can answer: all of them are there, words are looked for everywhere, and no
 * filter asks for more than they hold. Null where they cannot.
 */
export function wordRows(readings: readonly ReadingRef[], filters: RecordFilters): Fragment | null {
  const { search = [], hasPosition } = filters;
  if (search.length === 0 || hasPosition || search.some(({ field }) => field !== 'any')) return null;
  if (!haveWords(readings)) return null;
  const files = (dir: string) => (existsSync(wordsFile(dir)) ? [wordsFile(dir)] : []);
  const { search: _search, ...others } = filters;
  return narrowed(allRows(readings, files), others, (bound) =>
    search.map((term, at) => `(${[wordsSql(term, at, bound), ...peopleSql(term, at, bound)].join(' OR ')})`),
  );
}

function narrowed(
  rows: Fragment,
  filters: RecordFilters,
  more: (bound: Bound) => string[] = () => [],
): Fragment {
  const values: Bound = { ...rows.values };
  const clauses = ['visible', ...more(values)];
  for (const [key, write] of Object.entries(writers)) {
    const value = filters[key as keyof RecordFilters];
    if (isSet(value)) clauses.push(write(value as never, values));
  }
  return { sql: `(SELECT * FROM ${rows.sql} WHERE ${clauses.join(' AND ')})`, values };
}

/** The filters without those that say nothing, so that the same question is known again. */
export function setFilters(filters: RecordFilters): RecordFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => isSet(value)));
}

function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== '' && value !== false;
}

type Writers = {
  [K in keyof Required<RecordFilters>]: (value: NonNullable<RecordFilters[K]>, bound: Bound) => string;
};

const writers: Writers = {
  kinds(value, bound) {
    bound.kinds = listValue(value);
    return 'list_contains($kinds::VARCHAR[], kind)';
  },
  account: (value, bound) => equals('account', 'account', value, bound),
  thread: (value, bound) => equals('thread', 'thread', value, bound),
  category: (value, bound) => equals('category', 'category', value, bound),
  person(value, bound) {
    const each = [value].flat().map((one, at) => {
      bound[`person${at}`] = one;
      const person = `lower($person${at}::VARCHAR)`;
      // The cheap test first: most rows are out before any JSON is parsed.
      return `lower(actor) = ${person} OR (contains(lower(peers), ${person})
        AND list_contains(from_json(lower(peers), '["VARCHAR"]'), ${person}))`;
    });
    return `(${each.join(' OR ')})`;
  },
  search: (terms, bound) => terms.map((term, at) => termSql(term, at, bound)).join(' AND '),
  ip(value, bound) {
    if (typeof value !== 'string') {
      bound.ips = listValue([...value]);
      return 'list_contains($ips::VARCHAR[], ip)';
    }
    bound.ip = value.replace(/\*$/, '');
    return /[.:*]$/.test(value) && value !== '::' ? 'starts_with(ip, $ip::VARCHAR)' : 'ip = $ip::VARCHAR';
  },
  from(value, bound) {
    bound.from = BigInt(value);
    return `${moment} >= $from::BIGINT`;
  },
  to(value, bound) {
    bound.to = BigInt(value);
    return `${moment} < $to::BIGINT`;
  },
  item(value, bound) {
    bound.item = value;
    return 'item = $item::INTEGER';
  },
  hasPosition: () => '(lat IS NOT NULL AND lon IS NOT NULL)',
};

function equals(column: string, name: string, value: string, bound: Bound): string {
  bound[name] = value;
  return `"${column}" = $${name}::VARCHAR`;
}
