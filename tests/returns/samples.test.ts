/** Samples by others, against the figures that were counted for the samples' own README. They are no part of the project. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { StoredRecord } from '../../src/base/stored-record.js';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { needsSamples, sample } from '../providers/download-example.js';
import { type ExampleFile, filesOf } from './every-example.js';
import { ledgerFaults } from './ledger-sum.js';
import { readBytes } from './read-bytes.js';
import { type SampleFigures, sampleFigures, samplePath } from './sample-figures.js';

type Found = Omit<SampleFigures, 'reader'>;

/** What was read, in the figures that the README gives for it. */
function foundOf(wanted: SampleFigures, summary: ReadingSummary, records: readonly StoredRecord[]): Found {
  const { kinds, files, distinct } = wanted;
  const of = (kind: string): number => records.filter((record) => record.kind === kind).length;
  const perFile = (end: string): number =>
    summary.ledger.items.filter(({ path }) => path.endsWith(end)).reduce((sum, one) => sum + one.records, 0);
  const found: Found = { provider: summary.provider };
  if (kinds) found.kinds = mapped(kinds, of);
  if (wanted.total !== undefined) found.total = summary.records.total;
  if (files) found.files = mapped(files, perFile);
  if (wanted.threads !== undefined) found.threads = summary.threads;
  if (wanted.utc) found.utc = seconds(summary.period);
  if (wanted.local) found.local = seconds(summary.localPeriod);
  if (distinct)
    found.distinct = mapped(distinct, (column) => differing(records, column as 'actor' | 'thread'));
  return found;
}

function mapped<V>(wanted: Record<string, V>, figure: (key: string) => number): Record<string, number> {
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, figure(key)]));
}

function seconds(span: { from: string; to: string } | null): [string, string] {
  return [span?.from.slice(0, 19) ?? '', span?.to.slice(0, 19) ?? ''];
}

/** System lines that nobody wrote have no actor. */
function differing(records: readonly StoredRecord[], column: 'actor' | 'thread'): number {
  return new Set(records.map((record) => record[column]).filter((value) => value !== null)).size;
}

for (const [name, wanted] of Object.entries(sampleFigures)) {
  test(name, needsSamples, async () => {
    const files = filesOf(samplePath(name));
    const { summary, records } = await readBytes(files);
    const { reader: _reader, ...figures } = wanted;
    assert.deepEqual(foundOf(wanted, summary, records), figures);
    assert.deepEqual(ledgerFaults(summary), []);
    const received = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    assert.deepEqual([summary.bytes, summary.bytesAccounted], [received, received]);
    const bare: ExampleFile[] = files.map(({ bytes }, i) => ({ name: `s${i}`, bytes }));
    const renamed = await readBytes(bare);
    assert.equal(renamed.summary.provider, wanted.provider, 'under a name that says nothing');
  });
}

test('every sample has its figures here', needsSamples, () => {
  const known = Object.keys(sampleFigures);
  const missing = below(sample())
    .filter((path) => !/^(README\.md|MANIFEST\.tsv)$/.test(path))
    .filter((path) => !known.some((name) => path === name || path.startsWith(`${name}/`)));
  assert.deepEqual(missing, []);
});

test('off-Facebook activity: the 1,804 events of 79 apps, each with its time', needsSamples, async () => {
  const { summary, records } = await readBytes(filesOf(samplePath('facebook-dyi/hestia_facebook-fake.zip')));
  const item = summary.ledger.items.find(({ path }) => path.endsWith('your_off-facebook_activity.json'));
  const own = records.filter((record) => record.item === item?.no);
  const events = own.flatMap(
    ({ rest }) => (rest as { events?: { timestamp: number }[] } | null)?.events ?? [],
  );
  const times = events.map(({ timestamp }) => timestamp).sort((a, b) => a - b);
  const day = (at = 0): string => new Date(at * 1000).toISOString().slice(0, 10);
  assert.deepEqual([events.length, day(times[0]), day(times.at(-1))], [1804, '2019-11-23', '2021-10-30']);
});

test('call records: 975 and 1,285 by direction, 418,062 seconds', needsSamples, async () => {
  const { records } = await readBytes(filesOf(samplePath('phone-cdr/notional_PICKUP_DRIVER002_CDR.csv')));
  const rest = records.map((record) => (record.rest ?? {}) as Record<string, string>);
  const values = (pattern: RegExp): string[] =>
    rest.flatMap((row) =>
      Object.entries(row).flatMap(([key, value]) => (pattern.test(key) ? [String(value)] : [])),
    );
  const ends = (mark: string): number => values(/^direction$/i).filter((value) => value === mark).length;
  assert.deepEqual([ends('MO'), ends('MT')], [975, 1285]);
  assert.equal(
    values(/duration/i).reduce((sum, value) => sum + Number(value), 0),
    418_062,
  );
});

function below(folder: string, inside = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? below(join(folder, entry.name), `${inside}${entry.name}/`)
      : [`${inside}${entry.name}`],
  );
}
