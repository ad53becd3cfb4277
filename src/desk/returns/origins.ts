/** Where records come from: the file in the return, and the original in the vault with its hash. */
import type { Origin } from '../../analysis/exports/columns.js';
import type { ItemEntry, ReadingSummary } from '../../returns/contract.js';
import type { StoredRecord } from '../../returns/stored-record.js';
import type { Reading } from '../../store/desk/readings.js';
import type { Return } from '../../store/desk/returns.js';

/** What is known of one reading's files. */
export interface ReadingFiles {
  reading: Reading;
  made: Return;
  items: readonly ItemEntry[];
  received: ReadingSummary['received'];
  /** Names that the source gives beside ids. */
  names: ReadonlyMap<string, string>;
}

/** The origin of a record; an item that is not in the ledger (it cannot be) is called by its number. */
export function originOf(files: ReadingFiles, record: Pick<StoredRecord, 'item'>): Origin {
  const item = record.item === null ? undefined : itemOf(files.items, record.item);
  const file = item?.path ?? `item ${record.item}`;
  const outer = file.split('!/')[0] ?? file;
  const received =
    files.received.find((r) => r.name === outer) ??
    files.received.find((r) => outer.startsWith(`${r.name}/`));
  const only = files.made.files.length === 1 ? files.made.files[0] : undefined;
  return {
    returnId: String(files.made.id),
    provider: files.reading.provider ?? files.made.provider,
    file,
    originalName: received?.name ?? only?.name ?? outer,
    originalSha256: received?.sha256 ?? only?.sha256 ?? '',
  };
}

function itemOf(items: readonly ItemEntry[], no: number): ItemEntry | undefined {
  return items[no]?.no === no ? items[no] : items.find((item) => item.no === no);
}
