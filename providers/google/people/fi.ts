/** Google Fi's list of calls and texts: tab-separated, told by its values, since its header is not published. */

import type { Instant, RecordDraft } from '../../../src/returns/contract.js';
import { emptyRecord } from '../../../src/returns/empty-record.js';
import { readCsv } from '../../../src/returns/formats/csv.js';
import type { CsvRow } from '../../../src/returns/formats/csv-row.js';
import { reportCsv } from '../../../src/returns/table.js';
import { instant } from '../../../src/returns/time.js';
import type { ReadFile } from '../context.js';

/** Places of the columns that are read; the header's own words name all of them in the ledger and the rest. */
const place = { own: 0, usage: 1, start: 2, end: 3, direction: 4, remote: 8, device: 9, carrier: 10 };

/** Emits a `call` for calls, a `message` for texts, `other` for the rest (data sessions). */
export const readFiRecords: ReadFile = async (item, out) => {
  let header: string[] | null = null;
  const counts: number[] = [];
  const info = await readCsv(
    item,
    (row) => {
      if (row.blank) return;
      if (header === null) {
        header = row.cells().map((name, i) => name.trim() || `(column ${i + 1})`);
        return;
      }
      out.rows(1);
      for (let i = 0; i < row.count; i++) if (row.has(i)) counts[i] = (counts[i] ?? 0) + 1;
      out.record(fiRecord(row, header));
    },
    { delimiter: '\t' },
  );
  const names: readonly string[] = header ?? [];
  for (let i = 0; i < Math.max(names.length, counts.length); i++)
    out.field(names[i] ?? `(column ${i + 1})`, 'read', counts[i] ?? 0);
  reportCsv(out, info);
  await out.drain();
};

function fiRecord(row: CsvRow, header: readonly string[]): RecordDraft {
  const usage = row.text(place.usage).toUpperCase();
  const [own, remote] = [row.text(place.own), row.text(place.remote)];
  const incoming = /INCOMING|TERMINATING|INBOUND/.test(row.text(place.direction).toUpperCase());
  const draft: RecordDraft = {
    kind: /VOICE|CALL/.test(usage) ? 'call' : /SMS|MMS|TEXT|MESSAGE/.test(usage) ? 'message' : 'other',
    category: 'call_detail_records',
    service: 'Google Fi',
    account: own || undefined,
    at: moment(row.text(place.start)),
    until: moment(row.text(place.end)),
    device: row.text(place.device) || undefined,
    rest: restOf(row, header),
    source: { offset: row.offset, length: row.length, line: row.line },
  };
  if (remote !== '')
    Object.assign(draft, incoming ? { actor: remote, peers: [own] } : { actor: own, peers: [remote] });
  return draft;
}

function restOf(row: CsvRow, header: readonly string[]): Record<string, string> {
  const used = new Set([place.own, place.start, place.end, place.remote, place.device]);
  const rest: Record<string, string> = emptyRecord();
  for (let i = 0; i < row.count; i++)
    if (!used.has(i) && row.has(i)) rest[header[i] ?? `(column ${i + 1})`] = row.text(i);
  return rest;
}

function moment(text: string): Instant | null {
  return text.trim() === '' ? null : instant.any(text);
}

/** True for the list: tabs, and the values that only Fi writes. */
export function isFiRecords(head: string): boolean {
  const [, second = ''] = head.split(/\r?\n/);
  return /\tUSAGE_TYPE_\w+\t/.test(second) && /\tDIRECTION_\w+(\t|$)/.test(second);
}
