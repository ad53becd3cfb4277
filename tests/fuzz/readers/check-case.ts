/** Reads a case with every reader and checks what must hold whatever was done to it. */
import { readdirSync } from 'node:fs';
import type { StoredRecord } from '../../../src/base/stored-record.js';
import type { ItemEntry, ReadingSummary } from '../../../src/returns/contract.js';
import { ledgerFaults } from '../../returns/ledger-sum.js';
import { readBytes } from '../../returns/read-bytes.js';
import type { Case } from './make-case.js';

/** Seconds after which a case hangs. */
export const longest = 5;
const limits = { entries: 400, bytes: 64 * 1024 * 1024, memberSeconds: longest };
/** Faults of a reader, which the engine catches and reports: they are ours to mend, and never the return's. */
const ours = new Set(['reader-failed', 'recognise-failed', 'claim-failed', 'finish-failed']);

/** What a case came to. */
export interface Outcome {
  faults: string[];
  records: number;
  failed: number;
  /** True when a provider's reader read something. */
  known: boolean;
  seconds: number;
}

/** Reads in `spool`, which must be empty before and after. */
export async function checkCase({ files, words }: Case, spool: string): Promise<Outcome> {
  const started = performance.now();
  const { summary, records } = await readBytes(files, { tempDir: spool, limits });
  const seconds = (performance.now() - started) / 1000;
  const faults = [...sumFaults(summary), ...ownFaults(summary), ...lostWords(words, summary, records)];
  if (records.length !== summary.records.total)
    faults.push(`${records.length} records reached the sink of ${summary.records.total}`);
  const left = readdirSync(spool);
  if (left.length > 0) faults.push(`left in the spool: ${left.join(', ')}`);
  if (seconds > longest) faults.push(`it took ${seconds.toFixed(1)} s`);
  const known = summary.ledger.items.some(({ reader }) => reader !== undefined && reader !== 'generic');
  return { faults, records: records.length, failed: summary.ledger.failed, known, seconds };
}

/** Bytes of a broken archive may belong to nothing; then a finding says so. */
function sumFaults(summary: ReadingSummary): string[] {
  const said = (summary.problems ?? []).length > 0;
  const broken = (summary.ledger.archives ?? []).length > 0 || summary.ledger.failed > 0;
  return ledgerFaults(summary).filter((fault) => !(said && broken && fault.includes('bytes accounted')));
}

function ownFaults(summary: ReadingSummary): string[] {
  // Depth that no program writes ends a file with a reason, which is what the ledger asks for.
  const honest = /values lie thousands of levels deep/;
  const own = (summary.problems ?? []).filter(({ code, text }) => ours.has(code) && !honest.test(text));
  return own.map(({ code, text }) => `${code}: ${text}`);
}

/**
 * Words that stand in no record and on no line of the ledger: more than the ledger says were set aside, unknown or
 * failed in files that count as read.
 */
function lostWords(
  words: readonly string[],
  summary: ReadingSummary,
  records: readonly StoredRecord[],
): string[] {
  if (words.length === 0) return [];
  const { items } = summary.ledger;
  const text = JSON.stringify([records, summary]).toLowerCase();
  const lost = words.filter((word) => !text.includes(word));
  const excused = items.reduce((sum, item) => sum + unread(item), 0);
  return lost.length > excused
    ? [`${lost.length} of ${words.length} words lost, ${excused} excused: ${lost.slice(0, 5)}`]
    : [];
}

/**
 * Values of a file that its ledger says were not made records. A file not read at all excuses any number, and so does a line for
 * what has no column of its own (`(lines above the header)`, `(texts outside the boxes)`), which counts stretches and not values.
 */
function unread({ state, fields }: ItemEntry): number {
  if (state !== 'read' && state !== 'generic') return Number.POSITIVE_INFINITY;
  const kept = fields.filter((field) => field.state !== 'read');
  // A failed element is one line, with its place, however many values it had.
  const whole = kept.some(
    ({ path, state: how }) => path.startsWith('(') || (how === 'failed' && path.endsWith('[]')),
  );
  if (whole) return Number.POSITIVE_INFINITY;
  return kept.reduce((sum, field) => sum + field.count, 0);
}
