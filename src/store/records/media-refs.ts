/** Which files of a reading are named by its records, and whether a record that may be seen names them. */
import { textCell } from '../../base/stored-record.js';
import type { Asker } from './engine.js';
import { allRows, type ReadingRef } from './source.js';

export interface MediaRef {
  /** Number of the file. */
  item: number;
  /** Records that may be seen. */
  records: number;
  /** Sealed ones: a file that only these name is sealed with them. */
  sealed: number;
  /** Sequence numbers of the first records that may be seen, at most ten. */
  seqs: number[];
}

/** One entry for each file that a record names as `item:<no>`. */
export async function mediaRefs(asker: Asker, reading: ReadingRef): Promise<MediaRef[]> {
  const rows = allRows([reading]);
  const found = await asker.all(
    `SELECT try_cast(substr(ref, 6) AS INTEGER) AS item, count(*) FILTER (WHERE visible) AS n,
       count(*) FILTER (WHERE NOT visible) AS hidden,
       to_json(list_slice(list_sort(list(seq) FILTER (WHERE visible)), 1, 10))::VARCHAR AS seqs
     FROM (SELECT seq, visible, unnest(from_json(media, '["VARCHAR"]')) AS ref FROM ${rows.sql}
       WHERE media IS NOT NULL AND contains(media, 'item:'))
     WHERE starts_with(ref, 'item:') GROUP BY 1 ORDER BY 1`,
    rows.values,
  );
  return found
    .filter((row) => row.item !== null)
    .map((row) => ({
      item: Number(row.item),
      records: Number(row.n),
      sealed: Number(row.hidden),
      seqs: (JSON.parse(textCell(row.seqs) ?? '[]') as number[] | null) ?? [],
    }));
}
