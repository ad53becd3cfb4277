/** People as they are written in records, where they share their last digits or a text: candidates for one person. */
import type { Asker } from './engine.js';
import { visibleRows } from './filters.js';
import type { ReadingRef } from './source.js';

/** At most this many; more are too many to be one person's writings. */
const atMost = 500;

/** Distinct actors and peers of the rows that may be seen, as they stand. */
export async function writtenLike(
  asker: Asker,
  readings: readonly ReadingRef[],
  like: { digits: string } | { text: string },
): Promise<string[]> {
  const rows = visibleRows(readings);
  const test =
    'digits' in like
      ? (column: string) => `contains(regexp_replace(${column}, '[^0-9]', '', 'g'), $like::VARCHAR)`
      : (column: string) => `contains(lower(${column}), $like::VARCHAR)`;
  const found = await asker.all(
    `WITH v AS (SELECT actor, peers FROM ${rows.sql}),
     a AS (SELECT DISTINCT actor AS person FROM v WHERE actor IS NOT NULL),
     p AS (SELECT DISTINCT peers FROM v WHERE peers IS NOT NULL AND ${test('peers')}),
     every AS (SELECT person FROM a UNION SELECT unnest(from_json(peers, '["VARCHAR"]')) FROM p)
     SELECT DISTINCT person FROM every WHERE ${test('person')} ORDER BY person LIMIT ${atMost}`,
    { ...rows.values, like: 'digits' in like ? like.digits : like.text },
  );
  return found.map((row) => String(row.person));
}
