/** Reads a case with every reader and checks what must hold whatever was done to it. */
import { readdirSync } from 'node:fs';
import type { ReadingSummary } from '../../../src/returns/contract.js';
import { ledgerFaults } from '../../returns/ledger-sum.js';
import { readBytes } from '../../returns/read-bytes.js';
import { lostWords } from './lost-words.js';
import type { Case } from './make-case.js';
import type { PlantedWord } from './planted.js';

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
  /** Planted words that a line of the ledger answers for, by that line. */
  excused: Map<string, number>;
}

/** Reads in `spool`, which must be empty before and after. */
export async function checkCase(made: Case, spool: string): Promise<Outcome> {
  const started = performance.now();
  const before = process.cpuUsage();
  const { summary, records } = await readBytes(made.files, { tempDir: spool, limits });
  const { user, system } = process.cpuUsage(before);
  // On a busy machine a case waits for its turn: that is no time of its own. One that waits for ever is ended by the watch.
  const seconds = Math.min((performance.now() - started) / 1000, (user + system) / 1e6);
  const { lost, excused } = lostWords(made, summary, records);
  const faults = [...sumFaults(summary), ...ownFaults(summary)];
  if (lost.length > 0) faults.push(`${lost.length} of ${made.planted.length} words lost: ${told(lost)}`);
  if (records.length !== summary.records.total)
    faults.push(`${records.length} records reached the sink of ${summary.records.total}`);
  const left = readdirSync(spool);
  if (left.length > 0) faults.push(`left in the spool: ${left.join(', ')}`);
  if (seconds > longest) faults.push(`it took ${seconds.toFixed(1)} s`);
  const known = summary.ledger.items.some(({ reader }) => reader !== undefined && reader !== 'generic');
  return { faults, records: records.length, failed: summary.ledger.failed, known, seconds, excused };
}

function told(lost: readonly PlantedWord[]): string {
  return lost
    .slice(0, 5)
    .map(({ word, at }) => `${word} in ${at.slice(-3).join('.')}`)
    .join('; ');
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
