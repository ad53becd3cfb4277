/** People as they are written in records, where they share their last digits or a text: candidates for one person. */
import { listValue } from '@duckdb/node-api';
import type { Asker } from './engine.js';
import { visibleRows } from './filters.js';
import type { ReadingRef } from './source.js';

/** At most this many; more are too many to be one person's writings. */
const atMost = 500;

/** Distinct addresses are many more, and the ones that are wanted are told apart afterwards. */
const ipsAtMost = 50_000;

/** What the writings have in common: digits in a row, a text, or a Gmail mailbox by its letters without dots. */
export type WrittenLike = { digits: string } | { text: string } | { gmail: string };

const like = '$like::VARCHAR';

function testOf(wanted: WrittenLike): (column: string) => string {
  if ('digits' in wanted)
    return (column) => `contains(regexp_replace(${column}, '[^0-9]', '', 'g'), ${like})`;
  if ('text' in wanted) return (column) => `contains(lower(${column}), ${like})`;
  return (column) =>
    `(regexp_matches(lower(${column}), '@g(oogle)?mail[.]com') AND contains(replace(lower(${column}), '.', ''), ${like}))`;
}

/** Distinct actors and peers of the rows that may be seen, as they stand. */
export async function writtenLike(
  asker: Asker,
  readings: readonly ReadingRef[],
  wanted: WrittenLike,
): Promise<string[]> {
  const rows = visibleRows(readings);
  const test = testOf(wanted);
  const found = await asker.all(
    `WITH v AS (SELECT actor, peers FROM ${rows.sql}),
     a AS (SELECT DISTINCT actor AS person FROM v WHERE actor IS NOT NULL),
     p AS (SELECT DISTINCT peers FROM v WHERE peers IS NOT NULL AND ${test('peers')}),
     every AS (SELECT person FROM a UNION SELECT unnest(from_json(peers, '["VARCHAR"]')) FROM p)
     SELECT DISTINCT person FROM every WHERE ${test('person')} ORDER BY person LIMIT ${atMost}`,
    { ...rows.values, like: Object.values(wanted)[0] as string },
  );
  return found.map((row) => String(row.person));
}

/** Distinct addresses of the rows that may be seen, as they stand, that have one of these texts in them. */
export async function ipsLike(
  asker: Asker,
  readings: readonly ReadingRef[],
  parts: readonly string[],
): Promise<string[]> {
  const rows = visibleRows(readings);
  const found = await asker.all(
    `SELECT ip FROM (SELECT DISTINCT ip FROM ${rows.sql} WHERE ip IS NOT NULL)
     WHERE len(list_filter($parts::VARCHAR[], part -> contains(lower(ip), part))) > 0 ORDER BY ip LIMIT ${ipsAtMost}`,
    { ...rows.values, parts: listValue([...parts]) },
  );
  return found.map((row) => String(row.ip));
}
