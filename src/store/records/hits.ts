/** Rows found by a costly filter, kept for the questions that follow: one scan answers count, bars, people and page. */
import type { Asker } from './engine.js';
import { type RecordFilters, visibleRows, wordRows } from './filters.js';
import type { Fragment, ReadingRef } from './source.js';

/** Searches kept at once; the oldest that nobody asks goes first. */
const keepAtMost = 6;

/** Rows up to which a cheap filter's are kept too: so few are copied faster than the files are read for each question again. */
const fewRows = 200_000;

/** What pages and summaries ask of a row that was found. */
const columns = 'reading, seq, kind, "at", "wall", account, actor, peers, ip, port';

interface Found {
  table: Promise<string>;
  users: number;
}

/** One for an engine. */
export class Hits {
  private readonly kept = new Map<string, Found>();
  private made = 0;
  private readonly asker: Asker;

  constructor(asker: Asker) {
    this.asker = asker;
  }

  /**
   * Gives `use` the rows of these filters. Readings never change, so a search that was made stays true. `count` says how many
   * rows a cheap filter lets through; without it, the files are read.
   */
  async with<T>(
    readings: readonly ReadingRef[],
    filters: RecordFilters,
    use: (rows: Fragment) => Promise<T>,
    count?: () => Promise<number>,
  ): Promise<T> {
    if (!isCostly(filters) && !(await isFew(filters, count))) return use(visibleRows(readings, filters));
    const found = this.find(readings, filters);
    found.users += 1;
    try {
      return await use({ sql: await found.table, values: {} });
    } finally {
      found.users -= 1;
    }
  }

  private find(readings: readonly ReadingRef[], filters: RecordFilters): Found {
    const key = JSON.stringify([readings, filters]);
    const before = this.kept.get(key);
    if (before) {
      this.kept.delete(key);
      this.kept.set(key, before);
      return before;
    }
    const found: Found = { table: this.make(readings, filters), users: 0 };
    found.table.catch(() => this.kept.delete(key));
    this.kept.set(key, found);
    this.letGo();
    return found;
  }

  private async make(readings: readonly ReadingRef[], filters: RecordFilters): Promise<string> {
    const rows = wordRows(readings, filters) ?? visibleRows(readings, filters);
    this.made += 1;
    const table = `hits_${this.made}`;
    await this.asker.all(`CREATE TABLE ${table} AS SELECT ${columns} FROM ${rows.sql}`, rows.values);
    return table;
  }

  private letGo(): void {
    for (const [key, { table, users }] of this.kept) {
      if (this.kept.size <= keepAtMost) return;
      if (users > 0) continue;
      this.kept.delete(key);
      table.then((name) => this.asker.all(`DROP TABLE ${name}`)).catch(() => undefined);
    }
  }
}

async function isFew(filters: RecordFilters, count?: () => Promise<number>): Promise<boolean> {
  return count !== undefined && Object.keys(filters).length > 0 && (await count()) <= fewRows;
}

function isCostly({ search, person }: RecordFilters): boolean {
  return (search?.length ?? 0) > 0 || (person?.length ?? 0) > 0;
}
