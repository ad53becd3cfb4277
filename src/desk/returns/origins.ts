/** Where records come from: the file in the return, and the original in the vault with its hash. */
import type { Origin } from '../../analysis/exports/columns.js';
import { placeInReturn } from '../../analysis/exports/origin.js';
import type { StoredRecord } from '../../base/stored-record.js';
import type { ReadingSummary } from '../../returns/contract.js';
import type { Reading } from '../../store/desk/readings.js';
import type { Return } from '../../store/desk/returns.js';
import type { KeptItem } from '../../store/records/reading-files.js';

/** What is known of one reading's files. */
export interface ReadingFiles {
  reading: Reading;
  made: Return;
  items: readonly KeptItem[];
  received: ReadingSummary['received'];
  /** Names that the source gives beside ids, as they may be told. */
  names: ReadonlyMap<string, string>;
  /** The same with those that stand in sealed records only. */
  everyName: ReadonlyMap<string, string>;
}

/** Where a file is in the original, also where its name is sealed: for opening it, and for records of it that may be seen. */
export function pathIn(item: KeptItem): string {
  return item.sealedPath ?? item.path;
}

/** The origin of a record that may be seen. */
export function originOf(files: ReadingFiles, record: Pick<StoredRecord, 'item'>): Origin {
  const { made, reading } = files;
  const provider = reading.provider ?? made.provider;
  return { returnId: String(made.id), provider, ...placeInReturn(files, record.item) };
}
