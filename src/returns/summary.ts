/** The summary of a reading. */
import { isoOfUs, wallText } from '../base/moment.js';
import type { RecordKind } from '../base/vocabulary.js';
import type { AccountEntry, Finding, ItemEntry, ReadingSummary, Scope, SealedParts } from './contract.js';
import type { Reading } from './engine.js';
import type { OpenReturn } from './open/types.js';
import { providerOf } from './recognise.js';
import type { Span } from './record-writer.js';
import { repeatedFiles } from './repeated-files.js';
import { type Said, withhold } from './withhold.js';

/** Puts together what a reading and its opening found, and keeps apart what is sealed. `seconds` is the wall time. */
export function summarise(
  opened: OpenReturn,
  reading: Reading,
  seconds: number,
  scope?: Scope,
): { summary: ReadingSummary; sealed: SealedParts } {
  const { writer, totals } = reading;
  if (writer.scopeUnknown > 0) totals.finding(scopeUnknown(writer.scopeUnknown));
  const repeated = repeatedFiles(reading.entries);
  if (repeated) totals.finding(repeated);
  const nothing = nothingRead(opened, reading.entries);
  if (nothing) totals.finding(nothing);
  const { findings, accounts } = totals;
  const nameFrom = (account: AccountEntry) => totals.nameFrom(account);
  const { said, sealed } = withhold(
    { entries: reading.entries, findings, accounts, nameFrom },
    writer.watch,
    scope,
  );
  return { summary: summaryOf(opened, reading, seconds, said), sealed };
}

function summaryOf(opened: OpenReturn, reading: Reading, seconds: number, said: Said): ReadingSummary {
  const { writer, totals, runs } = reading;
  const { entries, findings } = said;
  const best = runs[0];
  const say = (level: Finding['level']): string[] => sentences(findings, level, entries);
  return {
    provider: providerOf(runs),
    layout: best?.recognised.layout ?? null,
    reader: best ? { id: best.reader.id, version: best.reader.version } : null,
    sha256: opened.sha256,
    received: opened.received,
    files: entries.length,
    bytes: opened.bytes,
    bytesAccounted: opened.bytes - opened.unaccounted,
    records: { total: writer.total, byKind: sortedKinds(writer.byKind) },
    accounts: said.accounts,
    threads: totals.threads,
    period: spanText(writer.period, isoOfUs),
    localPeriod: spanText(writer.localPeriod, wallText),
    sealed: writer.sealed,
    ledger: { ...counts(entries), items: entries, archives: opened.archives },
    drift: say('drift'),
    findings: say('finding'),
    warnings: say('warning'),
    problems: findings,
    seconds: Math.round(seconds * 1000) / 1000,
  };
}

/** A return of which nothing at all could be read says so itself; the ledger alone is too quiet for that. */
function nothingRead(opened: OpenReturn, entries: readonly ItemEntry[]): Finding | null {
  const finding = (code: string, text: string): Finding => ({ level: 'finding', code, text });
  if (opened.bytes === 0)
    return finding(
      'no-bytes',
      'What came has 0 bytes. Download it again, or ask the provider to send it again.',
    );
  if (entries.length === 0 || entries.some((entry) => entry.state !== 'unknown')) return null;
  const text =
    'No file in it could be read: no reader knows it, and it is neither text nor table nor archive.';
  return finding('nothing-known', `${text} Check that it is what the provider sent; it is kept as it came.`);
}

function counts(
  entries: readonly ItemEntry[],
): Pick<ReadingSummary['ledger'], 'read' | 'setAside' | 'unknown' | 'failed' | 'generic'> {
  const of = (state: ItemEntry['state']): number => entries.filter((entry) => entry.state === state).length;
  const generic = of('generic');
  return {
    read: of('read') + generic,
    setAside: of('set_aside'),
    unknown: of('unknown'),
    failed: of('failed'),
    generic,
  };
}

function sortedKinds(byKind: ReadonlyMap<RecordKind, number>): Partial<Record<RecordKind, number>> {
  return Object.fromEntries([...byKind].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function spanText(span: Span | null, text: (us: number) => string): { from: string; to: string } | null {
  return span === null ? null : { from: text(span.first), to: text(span.last) };
}

function sentences(
  findings: readonly Finding[],
  level: Finding['level'],
  entries: readonly ItemEntry[],
): string[] {
  return findings.filter((finding) => finding.level === level).map((finding) => sentence(finding, entries));
}

/** A finding with the file it is about in front, unless it names it already. */
function sentence({ text, item }: Finding, entries: readonly ItemEntry[]): string {
  const path = item === undefined ? undefined : entries[item]?.path;
  return path === undefined || text.includes(path) ? text : `${path}: ${text}`;
}

function scopeUnknown(count: number): Finding {
  const text = `Whether ${count} records lie within the scope cannot be told (no time with a zone, no category or no account); they are shown and marked "unknown". Look through them before using them.`;
  return { level: 'warning', code: 'scope-unknown', text };
}
