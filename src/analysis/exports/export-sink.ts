/** Exports records while they are read: the same columns as an export from a case. */
import type { Begun, RecordSink } from '../../returns/contract.js';
import { batchRecords } from '../../returns/memory-sink.js';
import type { ExportRow, Origin } from './columns.js';
import { csvHeader, csvLine } from './csv.js';
import { FileWriter } from './file-writer.js';
import { jsonlLine } from './jsonl.js';
import { placeInReturn } from './origin.js';

/** The formats of records that can be taken out. */
export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A sink for `readReturn`; hand {@link ExportSink.begin} to its `onBegin`. */
export interface ExportSink extends RecordSink {
  begin(begun: Begun): void;
}

/** Writes all records but the sealed ones to `file`, which must not exist. */
export function exportSink(file: string, format: ExportFormat): ExportSink {
  const writer = new FileWriter(file);
  const line = format === 'csv' ? csvLine : jsonlLine;
  const origins = new Map<number, Origin>();
  let begun: Begun = { provider: null, items: [], received: [] };
  let head = format === 'csv' ? csvHeader() : '';
  const writeText = async (text: string): Promise<void> => {
    const all = head + text;
    head = '';
    if (all !== '') await writer.write(all);
  };
  return {
    begin(found) {
      begun = found;
    },
    async write(batch) {
      let text = '';
      for (const record of batchRecords(batch)) {
        if (record.scope === 'outside') continue;
        const row: ExportRow = { record, origin: originOf(origins, begun, record.item) };
        text += line(row);
      }
      await writeText(text);
    },
    async close() {
      await writeText('');
      await writer.close();
    },
  };
}

/** Found once for each file: a return may have millions of records and few files. */
function originOf(known: Map<number, Origin>, begun: Begun, item: number | null): Origin {
  const key = item ?? -1;
  let origin = known.get(key);
  if (origin === undefined) {
    origin = { returnId: null, provider: begun.provider, ...placeInReturn(begun, item) };
    known.set(key, origin);
  }
  return origin;
}
