/**
 * All words of a reading, folded, in one column of a file beside it: a search of everything reads that column instead of ten,
 * at a third of the cost. It is made from the reading, in the background, and may be deleted at any time: without it the
 * records themselves are searched.
 */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Asker, Bound } from './engine.js';
import { foldSql, foldText } from './fold.js';
import type { SearchTerm } from './search.js';
import { allRows, type ReadingRef, recordFiles } from './source.js';

/** Columns of the file beside the words: what the time line narrows by, and what is asked of a row that was found. */
export const wordColumns = [
  'seq',
  'kind',
  'at',
  'wall',
  'account',
  'actor',
  'peers',
  'thread',
  'ip',
  'port',
  'category',
  'scope',
  'item',
] as const;

/** The file of a reading's words. It lies beside the reading's folder, whose files never change. */
export function wordsFile(dir: string): string {
  return `${dir}.words.parquet`;
}

/** True when every one of the readings that has records has its words. */
export function haveWords(readings: readonly ReadingRef[]): boolean {
  return readings.every(({ dir }) => existsSync(wordsFile(dir)) || recordFiles(dir).length === 0);
}

/** Makes what is missing, one reading after the other; several calls for one reading are one. */
export class WordsMaker {
  private readonly asker: Asker;
  private readonly making = new Map<string, Promise<void>>();
  private last: Promise<void> = Promise.resolve();

  constructor(asker: Asker) {
    this.asker = asker;
  }

  /** Kept when the words of these readings are there. */
  async make(readings: readonly ReadingRef[]): Promise<void> {
    await Promise.all(
      readings.filter(({ dir }) => !haveWords([{ id: 0, dir }])).map((one) => this.one(one.dir)),
    );
  }

  private one(dir: string): Promise<void> {
    const before = this.making.get(dir);
    if (before) return before;
    const work = this.last.then(() => write(this.asker, dir)).finally(() => this.making.delete(dir));
    this.making.set(dir, work);
    this.last = work.catch(() => undefined);
    return work;
  }
}

async function write(asker: Asker, dir: string): Promise<void> {
  const rows = allRows([{ id: 0, dir }]);
  const file = wordsFile(dir);
  const half = `${file}.${process.pid}.part`;
  const columns = wordColumns.map((name) => `"${name}"`).join(', ');
  try {
    // A file's name takes no bound value; the folder is ours, and its quotes are doubled.
    await asker.all(
      `COPY (SELECT ${columns}, ${foldSql('every')} AS words FROM (SELECT *, ${every} AS every FROM ${rows.sql}))
       TO '${half.replaceAll("'", "''")}' (FORMAT parquet)`,
      rows.values,
    );
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

/** Names in the rest are no words of the record: an object gives its values, a list has none. */
const rest = `CASE WHEN starts_with(rest, '{') THEN to_json(json_extract_string(rest, '$.*'))::VARCHAR ELSE rest END`;
const every = `concat_ws(chr(10), "text", actor, account, thread, ip, place, device, peers, media, ${rest})`;

/** The condition that a row of the words' file holds the term, which looks everywhere. */
export function wordsSql(term: SearchTerm, at: number, bound: Bound): string {
  const forms = new Set([foldText(term.words), foldText(JSON.stringify(term.words).slice(1, -1))]);
  return [...forms]
    .map((form, i) => {
      bound[`w${at}_${i}`] = form;
      return `contains(words, $w${at}_${i}::VARCHAR)`;
    })
    .join(' OR ');
}
