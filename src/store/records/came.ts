/** What came, counted for "asked and came": by category, kind, account and day. */
import type { CameCount } from '../../analysis/reconcile-types.js';
import { textCell } from '../../base/stored-record.js';
import type { DataCategory, RecordKind } from '../../base/vocabulary.js';
import type { Asker } from './engine.js';
import { moment } from './filters.js';
import { allRows, type ReadingRef } from './source.js';

/** All groups of some readings. Sealed rows are counted and nothing else of them is told. */
export async function cameGroups(asker: Asker, readings: readonly ReadingRef[]): Promise<CameCount[]> {
  const rows = allRows(readings);
  const found = await asker.all(
    `SELECT category, kind, account, strftime(make_timestamp(${moment}), '%Y-%m-%d') AS day, count(*) AS n,
       count(*) FILTER (WHERE scope = 'outside') AS sealed
     FROM ${rows.sql} GROUP BY ALL ORDER BY ALL`,
    rows.values,
  );
  return found.map((r) => ({
    category: textCell(r.category) as DataCategory | null,
    kind: String(r.kind) as RecordKind,
    account: textCell(r.account),
    day: textCell(r.day),
    records: Number(r.n),
    sealed: Number(r.sealed),
  }));
}
