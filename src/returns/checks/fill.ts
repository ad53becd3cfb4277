/** Looks for columns that say nothing: the same as another, value for value. */
import type { StoredRecord } from '../../base/stored-record.js';

/** Columns that a reader fills from the source and that could be filled twice from one of its columns. */
const compared = ['account', 'actor', 'thread', 'text', 'ip', 'place', 'device'] as const;
/** Records from which on "the same everywhere" is no accident. */
const enough = 3;

export type Compared = (typeof compared)[number];

/** Pairs of columns that hold the same value in every record of a table that has either, with at least two values between them. */
export function twiceTheSame(records: readonly StoredRecord[]): [Compared, Compared][] {
  return compared.flatMap((a, i) =>
    compared.slice(i + 1).flatMap((b): [Compared, Compared][] => (isSame(records, a, b) ? [[a, b]] : [])),
  );
}

function isSame(records: readonly StoredRecord[], a: Compared, b: Compared): boolean {
  const filled = records.filter((record) => record[a] !== null || record[b] !== null);
  if (filled.length < enough || filled.some((record) => record[a] !== record[b])) return false;
  return new Set(filled.map((record) => record[a])).size > 1;
}
