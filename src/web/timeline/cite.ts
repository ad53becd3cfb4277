/** The words by which a report or an affidavit names one record, down to its bytes. */
import { isoOfUs, wallText } from '../../base/moment.js';
import type { StoredRecord } from '../../base/stored-record.js';
import { originOf, type ReadingFiles } from '../../desk/returns/origins.js';

/** Plain text of several lines, ready to copy. */
export function citation(of: {
  record: StoredRecord;
  provider: string;
  caseNumber: string;
  files: ReadingFiles;
}): string {
  const { record, files } = of;
  const origin = originOf(files, record);
  const place = [
    record.line === null ? '' : `line ${record.line}`,
    record.offset === null
      ? ''
      : `bytes ${record.offset} to ${record.offset + Math.max(0, (record.length ?? 1) - 1)}`,
    record.path ?? '',
  ].filter((part) => part !== '');
  return [
    `Return ${files.made.id} from ${of.provider}, case ${of.caseNumber}, received ${files.made.receivedAt}.`,
    `Record ${record.reading}-${record.seq} (${record.kind}), ${timeWords(record)}.`,
    `File ${origin.file}, ${place.join(', ')}.`,
    `Original ${origin.originalName}, SHA-256 ${origin.originalSha256}.`,
    `Read by ${files.reading.reader ?? 'the generic reader'} of Tecum on ${files.reading.finishedAt ?? ''}.`,
  ].join('\n');
}

function timeWords(record: StoredRecord): string {
  const source = record.atText === null ? '' : ` (in the source: ${record.atText})`;
  if (record.at !== null) return `${isoOfUs(record.at)} UTC${source}`.replace('Z UTC', ' UTC');
  if (record.wall !== null) return `${wallText(record.wall)}, zone not stated${source}`;
  return record.atText === null ? 'no time stated' : `time as in the source: ${record.atText}`;
}
