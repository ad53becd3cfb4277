/** A reading's summary for people. */
import type { ItemEntry, ReadingSummary } from '../../returns/contract.js';
import { print } from '../output.js';
import { plain } from './plain.js';

/** Files listed one by one. */
const maxFiles = 40;
const maxFields = 12;

/** Prints what came, when, what became of each file, and what to look at. */
export function showSummary(summary: ReadingSummary): void {
  print(...headLines(summary), '', ...recordLines(summary), '', ...ledgerLines(summary));
  section('Findings (look at these)', summary.findings);
  section('Drift (the layout has changed)', summary.drift);
  section('Warnings', summary.warnings);
}

function headLines(s: ReadingSummary): string[] {
  const reader = s.reader
    ? `${s.reader.id} ${s.reader.version}, layout ${s.layout}`
    : 'no reader knows it; generic only';
  const received = s.received.map((one) => `  ${plain(one.name)}  ${bytes(one.bytes)}  sha256 ${one.sha256}`);
  const accounted =
    s.bytesAccounted === s.bytes ? 'all accounted for' : `${bytes(s.bytesAccounted)} accounted for`;
  return [
    `Return of ${s.provider ?? 'an unknown provider'} (${reader})`,
    ...received,
    `  ${count(s.files, 'file')}, ${bytes(s.bytes)}, ${accounted}; read in ${s.seconds.toFixed(1)} s`,
  ];
}

function recordLines(s: ReadingSummary): string[] {
  const lines = [`${count(s.records.total, 'record')}`];
  for (const [kind, n] of Object.entries(s.records.byKind))
    lines.push(`  ${String(n).padStart(10)}  ${kind}`);
  lines.push(`  ${count(s.accounts.length, 'account')}, ${count(s.threads, 'conversation')}`);
  if (s.period) lines.push(`  from ${s.period.from} to ${s.period.to} (UTC)`);
  if (s.localPeriod) lines.push(`  from ${s.localPeriod.from} to ${s.localPeriod.to} (zone not stated)`);
  if (s.sealed > 0) lines.push(`  ${s.sealed} of them sealed: outside the scope`);
  return lines;
}

function ledgerLines(s: ReadingSummary): string[] {
  const { ledger } = s;
  const generic = ledger.generic > 0 ? ` (${ledger.generic} by the generic reader)` : '';
  const lines = [
    `Files: ${ledger.read} read${generic}, ${ledger.setAside} set aside, ${ledger.unknown} unknown, ${ledger.failed} failed`,
  ];
  const shown = [...ledger.items].sort((a, b) => weight(b) - weight(a)).slice(0, maxFiles);
  for (const item of shown) lines.push(...itemLines(item));
  if (ledger.items.length > maxFiles)
    lines.push(`  … and ${ledger.items.length - maxFiles} more (all with --json)`);
  return lines;
}

/** What needs a look comes first. */
function weight(item: ItemEntry): number {
  return { failed: 4, unknown: 3, generic: 2, read: 1, set_aside: 0 }[item.state];
}

function itemLines(item: ItemEntry): string[] {
  const table = item.table ? ` as ${item.table}` : '';
  const why = item.why ? `: ${plain(item.why)}` : '';
  const state = item.state.replace('_', ' ');
  const lines = [
    `  ${state.padEnd(9)} ${plain(item.path)}${table}, ${count(item.records, 'record')} of ${count(item.rows, 'row')}${why}`,
  ];
  const odd = item.fields.filter((field) => field.state !== 'read');
  for (const field of odd.slice(0, maxFields)) {
    const sample = field.sample === undefined ? '' : ` e.g. ${plain(field.sample)}`;
    lines.push(
      `            ${field.state.replace('_', ' ')}: ${plain(field.path)} (${field.count})${sample}`,
    );
  }
  if (odd.length > maxFields) lines.push(`            … and ${odd.length - maxFields} more`);
  return lines;
}

function section(title: string, sentences: readonly string[]): void {
  if (sentences.length > 0) print('', title, ...sentences.map((sentence) => `  · ${plain(sentence)}`));
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}

function bytes(n: number): string {
  return `${n.toLocaleString('en')} bytes`;
}
