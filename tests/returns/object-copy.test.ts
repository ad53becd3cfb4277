/** Objects of a list written straight from their bytes: the same records and the same ledger as the usual way makes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFixes } from '../../providers/google/fixes.js';
import { restCell } from '../../src/base/stored-record.js';
import type { ItemEntry, Output } from '../../src/returns/contract.js';
import { JsonTemplate } from '../../src/returns/formats/json-template.js';
import { ItemOutput } from '../../src/returns/item-output.js';
import { batchCells } from '../../src/returns/memory-sink.js';
import { RecordWriter } from '../../src/returns/record-writer.js';
import { Totals } from '../../src/returns/totals.js';
import { itemOf } from './helpers.js';

interface Got {
  records: unknown[];
  rows: number;
  fields: unknown[];
}

/** Reads a list of fixes; `quick` = by the engine's own output, which is what lets bytes be copied. */
async function readList(text: string, chunk: number, quick: boolean): Promise<Got> {
  const records: unknown[] = [];
  const writer = new RecordWriter({
    async write(batch) {
      for (const { rest, ...cells } of batchCells(batch))
        records.push({ ...cells, rest: restCell(rest, null) });
    },
    async close() {},
  });
  const entry: ItemEntry = { no: 0, path: 'a', bytes: 0, state: 'read', rows: 0, records: 0, fields: [] };
  const own = new ItemOutput(entry, writer, new Totals(), async () => undefined);
  const passed: Output = {
    record: (draft) => own.record(draft),
    rows: (n) => own.rows(n),
    field: (...call) => own.field(...call),
    finding: (...call) => own.finding(...call),
    account: (one) => own.account(one),
    thread: (id) => own.thread(id),
    encoding: (name) => own.encoding(name),
    state: (...call) => own.state(...call),
    drain: () => own.drain(),
  };
  await readFixes(itemOf(text, 'Records.json', chunk), quick ? own : passed);
  own.close();
  await writer.drain(true);
  // Samples are those of the first object met, and objects are not met in the same order; the paths are counted the same.
  const fields = entry.fields.map(({ path, state, count, why }) => `${path} ${state} ${count} ${why ?? ''}`);
  return { records, rows: entry.rows, fields: fields.sort() };
}

const word = fc.oneof(
  fc.constantFrom('', 'WIFI', 'GPS', 'a"b', 'back\\slash', 'é', '\n', '2026-01-01T00:00:00Z'),
  fc.string({ maxLength: 6 }),
);
const number = fc.oneof(
  fc.integer({ min: -900_000_000, max: 1_800_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e21, 12345678901234568, 4_294_967_295, 0.5),
);
const scalar = fc.oneof(word, number, fc.boolean(), fc.constant(null));
const activity = fc.array(
  fc.record({
    activity: fc.array(fc.record({ type: word, confidence: number }), { maxLength: 2 }),
    at: scalar,
  }),
  { maxLength: 2 },
);
const time = fc.oneof(
  fc.constantFrom('2026-04-11T04:02:00Z', '2026-04-11T04:02:00.123Z', '2024-02-30T00:00:00Z', '11.4.2026'),
  scalar,
);
const fix = fc.record(
  {
    latitudeE7: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -9e8, max: 9e8 }) }, scalar),
    longitudeE7: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -18e8, max: 18e8 }) }, scalar),
    timestamp: fc.oneof({ weight: 5, arbitrary: fc.constant('2026-04-11T04:02:00.123Z') }, time),
    accuracy: scalar,
    source: word,
    activity,
    timestampMs: scalar,
    'new key': scalar,
    constructor: scalar,
  },
  { requiredKeys: ['latitudeE7', 'longitudeE7', 'timestamp'] },
);

test('the quick way writes what the usual one writes, for random fixes of few and of many shapes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fix, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 40, max: 2_000 }),
      fc.constantFrom(undefined, 1, '\t'),
      async (fixes, times, chunk, indent) => {
        const list = Array.from({ length: times }, () => fixes).flat();
        const text = JSON.stringify({ locations: list }, null, indent);
        assert.deepEqual(await readList(text, chunk, true), await readList(text, chunk, false));
      },
    ),
    { numRuns: 500 },
  );
});

test('what matches a template is valid JSON: flipped and cut bytes never pass for an object', () => {
  const sample = Buffer.from('{"a":1,"b":"x","c":[{"d":true,"e":-0.5}],"f":null,"g":""}');
  const template = JsonTemplate.learn(sample)!;
  let passed = 0;
  fc.assert(
    fc.property(fc.nat(sample.length - 1), fc.nat(255), fc.nat(80), (at, byte, tail) => {
      const bytes = Buffer.concat([sample, Buffer.alloc(tail, 0x20)]);
      bytes[at] = byte;
      const end = template.match(bytes, 0);
      if (end < 0) return;
      passed++;
      assert.doesNotThrow(() => JSON.parse(bytes.toString('utf8', 0, end)), bytes.toString());
    }),
    { numRuns: 20_000 },
  );
  assert.ok(passed > 100, `${passed} of them matched`);
});

test('a list of one shape gives every object once, with its numbers and its members counted', async () => {
  const list = Array.from({ length: 100 }, (_, i) => ({
    latitudeE7: i * 1000,
    longitudeE7: -i,
    source: 'WIFI',
    timestamp: '2026-04-11T04:02:00Z',
  }));
  const { records, rows, fields } = await readList(JSON.stringify({ locations: list }), 1 << 16, true);
  assert.equal(rows, 100);
  assert.equal(records.length, 100);
  assert.deepEqual((records[99] as { lat: number; lon: number }).lat, 0.0099);
  assert.ok(fields.includes('locations[].source read 100 '), fields.join());
});
