/** Our checks on our own reading of a return: they look at what comes out of the readers, and say where it looks misread. */
import type { RecordKind } from '../../base/vocabulary.js';
import type { Finding, ItemEntry, ReadingSummary, RecordBatch, RecordSink } from '../contract.js';
import { batchRecord } from '../memory-sink.js';
import { overclaimsIn } from './overclaims.js';
import { TableCheck, type TableFaults } from './table-check.js';

/** Records of a file and kind that are looked at: the first ones, which bounds time and memory. */
const mostOfFile = 2_000;
/** Files and kinds looked at; a return of a million files is not looked through. */
const mostParts = 2_000;
/** Records from which on a value that is the same everywhere is worth a word. */
const enough = 20;
/** Notes of different wording that are read for words that claim too much. */
const mostNotes = 500;
/** Kinds whose text is what somebody wrote. The text of a sign-in or a like names what it is, and is the same everywhere. */
const written: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'message',
  'post',
  'search',
  'support',
  'other',
]);

/** A sink that looks at records, and what it has to say of them once the reading is done. */
export interface ReadingChecks {
  sink: RecordSink;
  /** Warnings to be put into the summary; they hold no value of any record but markup that was found. */
  findings(summary: ReadingSummary): Finding[];
}

/**
 * Three of the four checks that every reader is tested with, for a return that nobody has seen before: words that claim more than the data
 * says; columns that are empty, constant or twice the same; markup left of a page. Records outside the scope are not looked at.
 * `pathOf` tells a file's path by its number.
 */
export function readingChecks(pathOf: (item: number) => string | undefined): ReadingChecks {
  const parts = new Map<string, { item: number; kind: RecordKind; check: TableCheck }>();
  const notes = new Set<string>();
  const partOf = (item: number, kind: RecordKind): TableCheck | null => {
    const key = `${item} ${kind}`;
    const known = parts.get(key);
    if (known !== undefined) return known.check.records < mostOfFile ? known.check : null;
    if (parts.size >= mostParts) return null;
    const check = new TableCheck();
    parts.set(key, { item, kind, check });
    return check;
  };
  return {
    sink: { write: async (batch) => look(batch, partOf, pathOf, notes), close: async () => {} },
    findings: (summary) => [
      ...overclaims(summary, notes),
      ...columnFindings(tablesOf([...parts.values()], summary.ledger.items)),
      ...markupFindings([...parts.values()]),
    ],
  };
}

/** Puts the findings of the checks into a summary, among its warnings and its problems. */
export function tellChecks(checks: ReadingChecks, summary: ReadingSummary): void {
  for (const finding of checks.findings(summary)) {
    const path = finding.item === undefined ? '' : `${summary.ledger.items[finding.item]?.path}: `;
    summary.warnings.push(`${path}${finding.text}`);
    summary.problems?.push(finding);
  }
}

function look(
  batch: RecordBatch,
  partOf: (item: number, kind: RecordKind) => TableCheck | null,
  pathOf: (item: number) => string | undefined,
  notes: Set<string>,
): void {
  const { item, kind, scope } = batch.columns;
  if (item.type !== 'i32' || kind.type !== 'codes' || scope.type !== 'codes') return;
  for (let row = 0; row < batch.rows; row++) {
    const no = item.values[row]!;
    if (no < 0 || scope.values[scope.codes[row]!] === 'outside') continue;
    const check = partOf(no, kind.values[kind.codes[row]!] as RecordKind);
    if (check === null) continue;
    const record = batchRecord(batch, row);
    check.add(record, /\.x?html?$/i.test(pathOf(no) ?? ''));
    for (const note of record.notes) if (notes.size < mostNotes) notes.add(note);
  }
}

interface Table {
  table: string;
  kind: RecordKind;
  check: TableCheck;
}

/** The parts of one table put together. What the generic reader took is as it stands in the file, and no reading of ours. */
function tablesOf(
  parts: readonly { item: number; kind: RecordKind; check: TableCheck }[],
  items: readonly ItemEntry[],
): Table[] {
  const tables = new Map<string, Table>();
  for (const { item, kind, check } of parts) {
    const { reader, table = '' } = items[item] ?? {};
    if (reader === undefined || reader === 'generic') continue;
    const key = `${reader} ${table} ${kind}`;
    const known = tables.get(key);
    if (known === undefined) tables.set(key, { table: `${reader}/${table}`, kind, check });
    else known.check.merge(check);
  }
  return [...tables.values()];
}

function columnFindings(tables: readonly Table[]): Finding[] {
  return tables.flatMap(({ table, kind, check }) => {
    const faults = check.faults(enough);
    const where = `the ${faults.records} records of kind ${kind} that were looked at in ${table}`;
    return sentencesOf(faults, kind).map(([code, what]) => warning(code, `In ${where}, ${what}`));
  });
}

function sentencesOf({ empty, constant, same, blank }: TableFaults, kind: RecordKind): [string, string][] {
  const odd = constant.filter((name) => name !== 'text' || written.has(kind));
  const found: [string, string][] = [];
  if (empty.length > 0) found.push(['check-empty', `nothing ever stands in ${list(empty)}.`]);
  if (odd.length > 0) found.push(['check-constant', `the same value stands everywhere in ${list(odd)}.`]);
  // Of what the account itself did it is the actor too: readers say so on purpose.
  const twice = same.filter(([a, b]) => !(a === 'account' && b === 'actor'));
  if (twice.length > 0)
    found.push(['check-same', `${list(twice.map(([a, b]) => `${a} and ${b}`))} are the same throughout.`]);
  if (blank > 0) found.push(['check-blank', `${blank} say nothing but where they were read.`]);
  return found;
}

function markupFindings(parts: readonly { item: number; check: TableCheck }[]): Finding[] {
  return parts.flatMap(({ item, check }) => {
    if (check.markup === null) return [];
    const text = `${check.marked} of ${check.records} records hold what looks like markup of the page (${check.markup}).`;
    return [{ ...warning('check-markup', text), item }];
  });
}

/** Only the readers' own words: what stands in quotation marks is quoted. */
function overclaims(summary: ReadingSummary, notes: ReadonlySet<string>): Finding[] {
  const said = [...notes, ...(summary.problems ?? []).map(({ text }) => text)];
  const faults = new Set(said.flatMap((text) => overclaimsIn(text.replace(/"[^"]*"|“[^”]*”/g, ''))));
  return [...faults].map((fault) =>
    warning('check-words', `A note or finding of this reading says ${fault}.`),
  );
}

function warning(code: string, what: string): Finding {
  const remedy =
    'This is our check on our reading, not a statement about the return: it may stand so there. Compare a record with its original (`tecum show`), and tell the maintainers of the reader where it does not.';
  return { level: 'warning', code, text: `${what} ${remedy}` };
}

function list(names: readonly string[]): string {
  return names.slice(0, 8).join(', ') + (names.length > 8 ? ` and ${names.length - 8} more` : '');
}
