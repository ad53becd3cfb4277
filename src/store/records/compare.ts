/** Holds two readings of one return against each other, record by record, by what stands in them and where. */
import { listValue } from '@duckdb/node-api';
import { recordColumns } from '../../base/record-columns.js';
import type { RecordKind } from '../../base/vocabulary.js';
import type { Asker, Bound } from './engine.js';
import { allRows, type ReadingRef } from './source.js';

/** A reading and the paths of its files: numbers of files may differ from one reading to the other. */
export interface ComparedReading extends ReadingRef {
  paths: readonly { no: number; path: string }[];
}

/** Records of one kind and file that are in one reading only, or at the same place with other contents. */
export interface RecordDifference {
  what: 'added' | 'gone' | 'changed';
  kind: RecordKind;
  file: string;
  records: number;
  /** Of these, records that are sealed. */
  sealed: number;
  /** Numbers of some that may be shown: in the newer reading, or in the older one where they are gone. */
  examples: number[];
}

/** Numbers of records shown as examples of one line. */
const examples = 5;

/** Numbers that a reading gives by itself: they say nothing of what was read. */
const own = new Set(['seq', 'item']);
/** The rest as an object, however it is stored: readings of an older Tecum repeat the names in each row. */
const rest = `CASE WHEN rest_names IS NULL OR NOT starts_with(rest, '[') THEN rest
  ELSE nullif('{' || array_to_string([to_json(z[1])::VARCHAR || ':' || to_json(z[2])::VARCHAR
    FOR z IN list_zip(from_json(rest_names, '["VARCHAR"]'), from_json(rest, '["VARCHAR"]'))
    IF coalesce(z[2], '') <> ''], ',') || '}', '{}') END`;
const content = [
  ...recordColumns
    .map(([name]) => name)
    .filter((name) => !own.has(name) && name !== 'rest' && name !== 'rest_names')
    .map((name) => `"${name}"`),
  rest,
];

/** Differences, most first; empty when both read the same. A record that is there twice counts twice. */
export async function compareRecords(
  asker: Asker,
  older: ComparedReading,
  newer: ComparedReading,
): Promise<RecordDifference[]> {
  const values: Bound = {};
  const sql = `WITH older AS (${side(older, 'a', values)}), newer AS (${side(newer, 'b', values)}),
    gone AS (SELECT * FROM older o WHERE NOT EXISTS (SELECT 1 FROM newer n WHERE n.h = o.h AND n.nth = o.nth)),
    added AS (SELECT * FROM newer n WHERE NOT EXISTS (SELECT 1 FROM older o WHERE n.h = o.h AND n.nth = o.nth)),
    gone_at AS (SELECT *, row_number() OVER (PARTITION BY place ORDER BY seq) AS at FROM gone),
    added_at AS (SELECT *, row_number() OVER (PARTITION BY place ORDER BY seq) AS at FROM added),
    every AS (
      SELECT 'changed' AS what, n.* FROM added_at n SEMI JOIN gone_at o ON n.place = o.place AND n.at = o.at
      UNION ALL SELECT 'added', n.* FROM added_at n ANTI JOIN gone_at o ON n.place = o.place AND n.at = o.at
      UNION ALL SELECT 'gone', o.* FROM gone_at o ANTI JOIN added_at n ON n.place = o.place AND n.at = o.at)
    SELECT what, kind, file, count(*) AS n, count(*) FILTER (WHERE NOT visible) AS sealed,
      to_json(coalesce((list(seq ORDER BY seq) FILTER (WHERE visible))[1:${examples}], []))::VARCHAR AS seqs
    FROM every GROUP BY ALL ORDER BY n DESC, what, kind, file`;
  const found = await asker.all(sql, values);
  return found.map((row) => ({
    what: String(row.what) as RecordDifference['what'],
    kind: String(row.kind) as RecordKind,
    file: String(row.file),
    records: Number(row.n),
    sealed: Number(row.sealed),
    examples: JSON.parse(String(row.seqs)) as number[],
  }));
}

/** Rows of one side: what tells a record (`h`), the how-manieth of its like it is, and the place that it stands at. */
function side(reading: ComparedReading, name: string, values: Bound): string {
  const rows = allRows([reading]);
  // The same names of values would be those of the other side.
  const sql = rows.sql.replace(/\$(\w+)/g, (_, value: string) => `$${name}_${value}`);
  for (const [value, bound] of Object.entries(rows.values)) values[`${name}_${value}`] = bound;
  values[`${name}_no`] = listValue(reading.paths.map(({ no }) => no));
  values[`${name}_path`] = listValue(reading.paths.map(({ path }) => path));
  const files = `(SELECT unnest($${name}_no::INTEGER[]) AS no, unnest($${name}_path::VARCHAR[]) AS file)`;
  return `SELECT seq, kind, visible, file, h, place, row_number() OVER (PARTITION BY h ORDER BY seq) AS nth FROM (
    SELECT seq, kind, visible, coalesce(file, '') AS file, hash(file, ${content.join(', ')}) AS h,
      hash(file, "offset", "length", line, "path") AS place
    FROM ${sql} LEFT JOIN ${files} ON no = item)`;
}
