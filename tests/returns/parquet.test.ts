/** Readings on disk: what DuckDB finds in them is what was read, whole or not at all. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ReadingSummary, RecordDraft } from '../../src/returns/contract.js';
import { readReturn } from '../../src/returns/engine.js';
import { RecordWriter } from '../../src/returns/record-writer.js';
import { discardReading, parquetSink, writeReading } from '../../src/store/records/write.js';
import { put, tempFolder } from './helpers.js';

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return (await connection.runAndReadAll(sql)).getRowObjects();
}

const full: RecordDraft = {
  kind: 'message',
  at: { us: -1, wall: null, text: 'then', basis: 'stated' },
  until: { us: 1775880120000000, wall: null, text: 'later', basis: 'epoch' },
  account: 'a',
  actor: 'é🙂',
  peers: ['b', 'c"d'],
  thread: 't',
  text: `${'x'.repeat(100)}ü`,
  ip: '2001:db8::1',
  port: 443,
  lat: -1.5,
  lon: 179.25,
  accuracy: 0,
  place: 'p',
  amount: -0.01,
  currency: 'USD',
  device: 'd',
  media: ['item:3'],
  category: 'message_content',
  service: 's',
  rest: { k: [1, null] },
  notes: ['n'],
  source: { offset: 2 ** 40, length: 7, line: 9, path: 'm[1]' },
};

test('every column comes back from Parquet as it was given, and absent ones are NULL', async (t) => {
  const folder = await tempFolder(t);
  const dir = join(folder, 'reading');
  const sink = parquetSink(dir);
  const writer = new RecordWriter(sink);
  writer.record(full);
  writer.record({ kind: 'other', source: { offset: 0, length: 0 } });
  await writer.drain(true);
  await sink.close();
  const [first, second] = await ask(`SELECT * FROM '${dir}.building/records-*.parquet' ORDER BY seq`);
  assert.deepEqual(first, {
    seq: 0,
    kind: 'message',
    at: -1n,
    wall: null,
    at_text: 'then',
    at_basis: 'stated',
    until: 1775880120000000n,
    until_text: 'later',
    account: 'a',
    actor: 'é🙂',
    peers: '["b","c\\"d"]',
    thread: 't',
    text: `${'x'.repeat(100)}ü`,
    ip: '2001:db8::1',
    port: 443,
    lat: -1.5,
    lon: 179.25,
    accuracy: 0,
    place: 'p',
    amount: -0.01,
    currency: 'USD',
    device: 'd',
    media: '["item:3"]',
    category: 'message_content',
    service: 's',
    rest: '{"k":[1,null]}',
    rest_names: null,
    notes: '["n"]',
    scope: 'in',
    item: 0,
    line: 9,
    offset: 2n ** 40n,
    length: 7,
    path: 'm[1]',
  });
  const set = Object.entries(second!).filter(([, value]) => value !== null);
  assert.deepEqual(Object.fromEntries(set), {
    seq: 1,
    kind: 'other',
    scope: 'in',
    item: 0,
    offset: 0n,
    length: 0,
  });
});

test('200,000 rows over several files and batches: none lost, none twice, none mixed up', async (t) => {
  const folder = await tempFolder(t);
  const dir = join(folder, 'reading');
  const rows = 200_000;
  const lines = Array.from({ length: rows }, (_, i) => `${i},${i % 3 === 0 ? '' : `text of ${i}`}\n`);
  const [path] = await put(folder, { 'big.csv': `n,text\n${lines.join('')}` });
  const sink = parquetSink(dir);
  const summary = await readReturn([path!], { readers: [], sink });
  await sink.close();
  await writeReading(dir, summary);
  assert.equal(summary.records.total, rows);
  const from = `FROM '${dir}/records-*.parquet'`;
  // The rest of a table's rows is a list of values, whose names stand apart.
  const [sums] = await ask(`SELECT count(*) AS n, count(DISTINCT seq) AS d, max(seq) AS m,
    count(*) FILTER (WHERE rest_names <> '["n","text"]' OR (rest->>0)::INT <> seq) AS mixed,
    count(*) FILTER (WHERE coalesce(rest->>1, '') <> CASE WHEN seq % 3 = 0 THEN '' ELSE 'text of ' || seq END) AS wrong ${from}`);
  assert.deepEqual(sums, { n: 200_000n, d: 200_000n, m: 199_999, mixed: 0n, wrong: 0n });
  assert.ok(readdirSync(dir).filter((name) => name.endsWith('.parquet')).length > 1);
});

test('long texts end a file long before its rows do', async (t) => {
  const folder = await tempFolder(t);
  const dir = join(folder, 'reading');
  const sink = parquetSink(dir);
  const writer = new RecordWriter(sink);
  const text = 'x'.repeat(10_000);
  // 60 MB of text in 6,000 rows, where a file may hold 65,536 of them.
  for (let i = 0; i < 6_000; i++) {
    writer.record({ kind: 'post', text, source: { offset: i, length: 1 } });
    await writer.drain();
  }
  await writer.drain(true);
  await sink.close();
  const files = readdirSync(`${dir}.building`);
  assert.ok(files.length >= 2, files.join());
  const [sums] = await ask(
    `SELECT count(*) AS n, sum(length("text")) AS c FROM '${dir}.building/records-*.parquet'`,
  );
  assert.deepEqual(sums, { n: 6_000n, c: 60_000_000n });
});

test('a reading is whole or absent, its manifest fits its files, and it is never overwritten', async (t) => {
  const folder = await tempFolder(t);
  const dir = join(folder, 'reading');
  const [path] = await put(folder, { 'a.csv': 'a,b\n1,2\n' });
  const sink = parquetSink(dir);
  const summary = await readReturn([path!], { readers: [], sink });
  assert.equal(existsSync(dir), false);
  await sink.close();
  await writeReading(dir, summary);
  assert.equal(existsSync(`${dir}.building`), false);
  const { files } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as {
    files: { name: string; sha256: string }[];
  };
  assert.deepEqual(
    files.map((file) => file.name),
    ['accounts.ndjson', 'items.ndjson', 'records-00000.parquet', 'summary.json'],
  );
  for (const { name, sha256 } of files) {
    assert.equal(
      createHash('sha256')
        .update(readFileSync(join(dir, name)))
        .digest('hex'),
      sha256,
    );
  }
  const kept = JSON.parse(readFileSync(join(dir, 'summary.json'), 'utf8')) as ReadingSummary;
  assert.equal(kept.records.total, 1);
  assert.throws(() => parquetSink(dir), { code: 'reading-exists' });
  await assert.rejects(writeReading(dir, summary), { code: 'reading-exists' });
  const given = join(folder, 'given-up');
  parquetSink(given);
  await discardReading(given);
  assert.equal(existsSync(`${given}.building`), false);
});
