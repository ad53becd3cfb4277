/** What stands beside the packets of a batch: a list of all, and why some were not printed. */
import { visible } from '../visible.js';
import { csvText } from './csv.js';

/** One packet of the batch, printed or not. */
export interface BatchRow {
  provider: string;
  entity: string;
  letters: { instrument: string; reference: string; code: string }[];
  files: { name: string; sha256: string; pages: number | null }[];
  /** Why it was not printed, one sentence a line; empty where it was. */
  why: string;
}

const columns = [
  'number',
  'provider',
  'entity',
  'letters',
  'references',
  'check codes',
  'printed',
  'file',
  'sha256',
  'pages',
];

/** One line a file; a packet that was not printed has a line without a file. */
export function indexText(rows: BatchRow[]): string {
  const lines = rows.flatMap((row, index) => {
    const printed = row.why === '';
    const { letters } = row;
    const head = [
      index + 1,
      row.provider,
      row.entity,
      letters.map((one) => one.instrument).join('; '),
      letters.map((one) => one.reference).join('; '),
      printed ? letters.map((one) => one.code).join('; ') : '',
      printed ? 'yes' : 'no, see problems.txt',
    ];
    if (!printed) return [[...head, '', '', '']];
    return row.files.map(({ name, sha256, pages }) => [...head, name, sha256, pages ?? '']);
  });
  return csvText([columns, ...lines]);
}

/** A paragraph for each packet that was not printed; empty where all were. */
export function problemsText(rows: BatchRow[]): string {
  const failed = rows.map((row, index) => ({ row, number: index + 1 })).filter(({ row }) => row.why !== '');
  if (failed.length === 0) return '';
  const head = `${failed.length} of ${rows.length} packets were not printed.`;
  const each = failed.map(({ row, number }) => {
    const names = row.letters.map((one) => `${one.instrument} (${one.reference})`).join(', ');
    return `${number}. ${row.provider}: ${names}\n${row.why.replace(/^/gm, '   ')}`;
  });
  return `${visible([head, ...each].join('\n\n'))}\n`;
}
