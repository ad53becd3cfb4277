/** The columns of a stored record: what readers fill, what the store keeps, what a question can ask for. */

/**
 * Columns of a stored record, in order, with their storage types. `i64` are µs or byte offsets. `rest` is a JSON object; or,
 * where `rest_names` (a JSON list) has the names that many rows share, a JSON list of their values, `""` for none.
 */
export const recordColumns = [
  ['seq', 'i32'],
  ['kind', 'utf8'],
  ['at', 'i64'],
  ['wall', 'i64'],
  ['at_text', 'utf8'],
  ['at_basis', 'utf8'],
  ['until', 'i64'],
  ['until_text', 'utf8'],
  ['account', 'utf8'],
  ['actor', 'utf8'],
  ['peers', 'utf8'],
  ['thread', 'utf8'],
  ['text', 'utf8'],
  ['ip', 'utf8'],
  ['port', 'i32'],
  ['lat', 'f64'],
  ['lon', 'f64'],
  ['accuracy', 'f64'],
  ['place', 'utf8'],
  ['amount', 'f64'],
  ['currency', 'utf8'],
  ['device', 'utf8'],
  ['media', 'utf8'],
  ['category', 'utf8'],
  ['service', 'utf8'],
  ['rest', 'utf8'],
  ['rest_names', 'utf8'],
  ['notes', 'utf8'],
  ['scope', 'utf8'],
  ['item', 'i32'],
  ['line', 'i32'],
  ['offset', 'i64'],
  ['length', 'i32'],
  ['path', 'utf8'],
] as const;
export type RecordColumn = (typeof recordColumns)[number][0];
