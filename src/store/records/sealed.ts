/** Counts of sealed rows by kind, category, file and reason. Nothing that stands in a row comes out of here. */
import { listValue } from '@duckdb/node-api';
import { textCell } from '../../base/stored-record.js';
import type { DataCategory, RecordKind } from '../../base/vocabulary.js';
import type { Asker, Bound } from './engine.js';
import { moment } from './filters.js';
import { allRows, type ReadingRef } from './source.js';

/** Why a row was sealed. A row outside of two limits counts under each of them joined: `date+category`. */
export type SealedReason = 'date' | 'category' | 'account';

export interface SealedGroup {
  kind: RecordKind;
  category: DataCategory | null;
  /** Number of the file in the reading. */
  item: number;
  reasons: SealedReason[];
  records: number;
  /** Of these, rows that are opened for whoever asks. */
  opened: number;
}

/** The limits that the reading was made with, in µs. */
export interface SealedScope {
  from?: number;
  to?: number;
  categories?: readonly string[];
  accounts?: readonly string[];
}

/** Groups of the sealed rows of one reading. */
export async function sealedGroups(
  asker: Asker,
  reading: ReadingRef,
  scope: SealedScope | null,
): Promise<SealedGroup[]> {
  const rows = allRows([reading]);
  const values: Bound = { ...rows.values };
  const { early, category, account } = reasonSql(scope ?? {}, values);
  const found = await asker.all(
    `SELECT kind, category, item, ${early} AS d, ${category} AS c, ${account} AS a, count(*) AS n,
       count(*) FILTER (WHERE visible) AS o
     FROM ${rows.sql} WHERE scope = 'outside' GROUP BY ALL ORDER BY n DESC, kind, category, item`,
    values,
  );
  return found.map((row) => ({
    kind: String(row.kind) as RecordKind,
    category: textCell(row.category) as DataCategory | null,
    item: Number(row.item),
    reasons: (
      [
        ['date', row.d],
        ['category', row.c],
        ['account', row.a],
      ] as const
    ).flatMap(([reason, is]) => (is === true ? [reason] : [])),
    records: Number(row.n),
    opened: Number(row.o),
  }));
}

function reasonSql(scope: SealedScope, values: Bound) {
  const sides: string[] = [];
  if (scope.from !== undefined) {
    values.scopeFrom = BigInt(scope.from);
    sides.push(`${moment} < $scopeFrom::BIGINT`);
  }
  if (scope.to !== undefined) {
    values.scopeTo = BigInt(scope.to);
    sides.push(`${moment} > $scopeTo::BIGINT`);
  }
  return {
    early: sides.length === 0 ? 'false' : `coalesce(${sides.join(' OR ')}, false)`,
    category: unlisted('category', 'scopeCategories', scope.categories, values),
    account: unlisted(
      'lower(account)',
      'scopeAccounts',
      scope.accounts?.map((a) => a.toLowerCase()),
      values,
    ),
  };
}

function unlisted(sql: string, name: string, list: readonly string[] | undefined, values: Bound): string {
  if (list === undefined) return 'false';
  values[name] = listValue([...list]);
  return `coalesce(NOT list_contains($${name}::VARCHAR[], ${sql}), false)`;
}

/** True when bytes of a sealed row lie within these: what stands around a list may be told by the whole file. */
export async function sealedWithin(
  asker: Asker,
  reading: ReadingRef,
  { item, offset, length }: { item: number; offset: number; length: number },
): Promise<boolean> {
  const rows = allRows([reading]);
  const found = await asker.all(
    `SELECT 1 FROM ${rows.sql} WHERE NOT visible AND item = $item::INTEGER AND "offset" < $end::BIGINT
       AND "offset" + coalesce("length", 0) > $start::BIGINT LIMIT 1`,
    { ...rows.values, item, start: BigInt(offset), end: BigInt(offset + length) },
  );
  return found.length > 0;
}
