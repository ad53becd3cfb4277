/** What a newer reading of a return says that an older one did not: ledger, findings, and records. Pure. */
import type { LedgerState } from '../base/vocabulary.js';
import type { ReadingSummary } from '../returns/contract.js';
import type { RecordDifference } from '../store/records/query.js';

/** A file whose state, reader or count is not what it was; a state is absent where the file was not there. */
export interface FileDifference {
  file: string;
  before?: { state: LedgerState; reader?: string; records: number };
  after?: { state: LedgerState; reader?: string; records: number };
}

/** Sentences that only one of the two readings says. */
export interface SaidDifference {
  new: string[];
  gone: string[];
}

export interface ReadingDiff {
  older: { reader: ReadingSummary['reader']; provider: string | null; records: number; sealed: number };
  newer: { reader: ReadingSummary['reader']; provider: string | null; records: number; sealed: number };
  /** True when nothing at all differs. */
  same: boolean;
  records: { added: number; gone: number; changed: number; lines: RecordDifference[] };
  files: FileDifference[];
  findings: SaidDifference;
  drift: SaidDifference;
  warnings: SaidDifference;
}

/** @param lines the records' differences, as the store counts them */
export function diffReadings(
  older: ReadingSummary,
  newer: ReadingSummary,
  lines: readonly RecordDifference[],
): ReadingDiff {
  const count = (what: RecordDifference['what']) =>
    lines.reduce((n, line) => n + (line.what === what ? line.records : 0), 0);
  const files = fileDifferences(older, newer);
  const findings = said(older.findings, newer.findings);
  const drift = said(older.drift, newer.drift);
  const warnings = said(older.warnings, newer.warnings);
  const silent = [findings, drift, warnings].every((one) => one.new.length === 0 && one.gone.length === 0);
  return {
    older: headOf(older),
    newer: headOf(newer),
    same: lines.length === 0 && files.length === 0 && silent,
    records: { added: count('added'), gone: count('gone'), changed: count('changed'), lines: [...lines] },
    files,
    findings,
    drift,
    warnings,
  };
}

function headOf({ reader, provider, records, sealed }: ReadingSummary): ReadingDiff['older'] {
  return { reader, provider, records: records.total, sealed };
}

function fileDifferences(older: ReadingSummary, newer: ReadingSummary): FileDifference[] {
  const before = entriesOf(older);
  const after = entriesOf(newer);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((file) => {
    const was = before.get(file);
    const is = after.get(file);
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ file, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }];
  });
}

type Entry = NonNullable<FileDifference['before']>;

/** Files by their path; a second one of the same path gets a number, as archives may hold two. */
function entriesOf(summary: ReadingSummary): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const { path, state, reader, records } of summary.ledger.items) {
    let name = path;
    for (let n = 2; found.has(name); n += 1) name = `${path} (${n})`;
    found.set(name, { state, ...(reader === undefined ? {} : { reader }), records });
  }
  return found;
}

function said(before: readonly string[], after: readonly string[]): SaidDifference {
  const was = new Set(before);
  const is = new Set(after);
  return { new: after.filter((text) => !was.has(text)), gone: before.filter((text) => !is.has(text)) };
}
