/** Every example read under limits that seal all or half of it: no value of a sealed record stands in the summary. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import type { StoredRecord } from '../../src/base/stored-record.js';
import type { Reader, ReadingSummary, Scope } from '../../src/returns/contract.js';
import { readReturn } from '../../src/returns/engine.js';
import { memorySink } from '../../src/returns/memory-sink.js';
import { loadReaders } from '../../src/returns/registry.js';
import { type Example, everyExample } from '../returns/every-example.js';

/** Shorter values are met by chance. */
const shortest = 6;

interface Read {
  summary: ReadingSummary;
  sealed: StoredRecord[];
  shown: StoredRecord[];
}

async function readUnder(example: Example, readers: Reader[], scope?: Scope): Promise<Read> {
  const sink = memorySink();
  const summary = await readReturn([example.input], { readers, sink, scope });
  const outside = (record: StoredRecord) => record.scope === 'outside';
  return {
    summary,
    sealed: sink.records.filter(outside),
    shown: sink.records.filter((record) => !outside(record)),
  };
}

/** Every text of a record that came from the provider. */
function valuesOf(record: StoredRecord): string[] {
  const { atText, untilText, account, actor, peers, thread, text, ip, place, device, media, rest } = record;
  const own = [atText, untilText, account, actor, ...peers, thread, text, ip, place, device, ...media];
  return [...own, ...textsIn(rest)].flatMap((value) => (value ? [value, value.slice(0, 24)] : []));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** What the reader itself says and knows: its sources, its glossary, and what all readers share. */
function layoutWords({ provider }: Example): string {
  const texts = [
    projectPath('providers', provider),
    projectPath('src', 'returns'),
    projectPath('src', 'base'),
  ].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /^[^/]*\.yaml$|^(?!example).*\.ts$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  return texts.join('\n').toLowerCase();
}

function leaksOf({ summary, sealed, shown }: Read, known: string): string[] {
  const { received: _received, sha256: _sha256, seconds: _seconds, ...said } = summary;
  const told = JSON.stringify(said, (key, value) => (key === 'sha256' ? undefined : value)).toLowerCase();
  // The name of a file is told when a record of it is shown.
  const named = summary.ledger.items.filter((item) => item.records > (item.sealed ?? 0));
  const open = [...shown.flatMap(valuesOf), ...named.map(({ path }) => path)].join('\n').toLowerCase();
  const values = new Set(sealed.flatMap(valuesOf).map((value) => value.trim().toLowerCase()));
  return [...values].flatMap((value) => {
    if (value.length < shortest || value.startsWith('item:')) return [];
    const at = told.indexOf(JSON.stringify(value).slice(1, -1));
    if (at < 0 || open.includes(value) || known.includes(value)) return [];
    return [`${value} in …${told.slice(Math.max(0, at - 120), at + value.length + 40)}…`];
  });
}

/** The middle of the times of an example, so that about half of it is sealed. */
function middleOf(records: readonly StoredRecord[]): string {
  const times = records.flatMap(({ at, wall }) => at ?? wall ?? []).sort((a, b) => a - b);
  return new Date((times[times.length >> 1] ?? 0) / 1000).toISOString();
}

const readers = await loadReaders();

for (const example of everyExample()) {
  test(`${example.name}: sealed wholly or in half, nothing of it is told`, async () => {
    const known = layoutWords(example);
    const all: Scope = { from: '1901-01-01', to: '1901-01-02', categories: ['live_interception'] };
    const whole = await readUnder(example, readers, all);
    assert.deepEqual(leaksOf(whole, known), []);
    const open = await readUnder(example, readers);
    const half = await readUnder(example, readers, { from: middleOf(open.shown) });
    assert.deepEqual(leaksOf(half, known), []);
    const { total } = open.summary.records;
    assert.equal(whole.sealed.length + whole.shown.length, total);
    assert.equal(half.summary.sealed, half.sealed.length);
  });
}
