/** The columns of an exported record, the same in CSV and JSON Lines. `docs/exports.md` explains each. */
import { isoOfUs, wallText } from '../../base/moment.js';
import type { StoredRecord } from '../../base/stored-record.js';

/** Where a record came from: enough to find its bytes again without Tecum. */
export interface Origin {
  /** Null where the return was read without a desk; its reading has no number either. */
  returnId: string | null;
  provider: string | null;
  /** The file inside the return, containers joined by `!/`. */
  file: string;
  /** As it was received. */
  originalName: string;
  originalSha256: string;
}

export interface ExportRow {
  record: StoredRecord;
  origin: Origin;
}

type Cell = string | number | null;

/** Name and value of each column, in order. */
export const exportColumns: readonly (readonly [string, (row: ExportRow) => Cell])[] = [
  ['time_utc', ({ record: r }) => (r.at === null ? null : isoOfUs(r.at))],
  ['time_no_zone', ({ record: r }) => (r.wall === null ? null : wallText(r.wall))],
  ['time_in_source', ({ record: r }) => r.atText],
  ['time_basis', ({ record: r }) => r.atBasis],
  ['until_utc', ({ record: r }) => (r.until === null ? null : isoOfUs(r.until))],
  ['until_in_source', ({ record: r }) => r.untilText],
  ['kind', ({ record: r }) => r.kind],
  ['provider', ({ origin }) => origin.provider],
  ['service', ({ record: r }) => r.service],
  ['account', ({ record: r }) => r.account],
  ['actor', ({ record: r }) => r.actor],
  ['peers', ({ record: r }) => r.peers.join('; ') || null],
  ['thread', ({ record: r }) => r.thread],
  ['text', ({ record: r }) => r.text],
  ['ip', ({ record: r }) => r.ip],
  ['port', ({ record: r }) => r.port],
  ['latitude', ({ record: r }) => r.lat],
  ['longitude', ({ record: r }) => r.lon],
  ['accuracy_m', ({ record: r }) => r.accuracy],
  ['place', ({ record: r }) => r.place],
  ['amount', ({ record: r }) => r.amount],
  ['currency', ({ record: r }) => r.currency],
  ['device', ({ record: r }) => r.device],
  ['media', ({ record: r }) => r.media.join('; ') || null],
  ['category', ({ record: r }) => r.category],
  ['other_fields', ({ record: r }) => (Object.keys(r.rest).length > 0 ? JSON.stringify(r.rest) : null)],
  ['notes', ({ record: r }) => r.notes.join('; ') || null],
  ['return', ({ origin }) => origin.returnId],
  ['reading', ({ record: r, origin }) => (origin.returnId === null ? null : r.reading)],
  ['record', ({ record: r }) => r.seq],
  ['file', ({ origin }) => origin.file],
  ['line', ({ record: r }) => r.line],
  ['byte_offset', ({ record: r }) => r.offset],
  ['byte_length', ({ record: r }) => r.length],
  ['path_in_file', ({ record: r }) => r.path],
  ['original', ({ origin }) => origin.originalName],
  ['original_sha256', ({ origin }) => origin.originalSha256],
];
