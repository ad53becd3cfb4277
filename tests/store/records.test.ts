/** Questions to records: every filter, pages by keyset, sealed rows never shown, nothing outside the folder read. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openEngine } from '../../src/store/records/engine.js';
import {
  type Opened,
  openRecords,
  type ReadingRef,
  type RecordFilters,
  type Records,
  type SearchField,
  searchFields,
} from '../../src/store/records/query.js';
import { type FixtureRow, us, writeFixture } from './parquet-fixture.js';

const root = mkdtempSync(join(tmpdir(), 'tecum-records-'));
const one: ReadingRef = { id: 1, dir: join(root, '1') };
const two: ReadingRef = { id: 2, dir: join(root, '2') };
const empty: ReadingRef = { id: 3, dir: join(root, '3') };
const both = [one, two];
let records: Records;

const first: FixtureRow[] = [
  {
    kind: 'message',
    at: us('2026-10-01T10:00:00Z'),
    account: 'river.fox22',
    actor: 'river.fox22',
    peers: '["marlow.pike"]',
    text: 'Straße at NINE',
    thread: 't1',
    category: 'message_content',
  },
  {
    kind: 'message',
    at: us('2026-10-01T10:05:00Z'),
    account: 'river.fox22',
    actor: 'marlow.pike',
    peers: '["river.fox22"]',
    text: "50% off, _it's_ ok",
    thread: 't1',
  },
  { kind: 'login', at: us('2026-10-02T08:00:00Z'), account: 'river.fox22', ip: '203.0.113.77', port: 4433 },
  {
    kind: 'message',
    at: us('2026-12-24T00:00:00Z'),
    account: 'river.fox22',
    actor: 'river.fox22',
    peers: '["marlow.pike"]',
    text: 'the sealed secret',
    scope: 'outside',
    ip: '198.51.100.200',
  },
  {
    kind: 'location',
    at: us('2026-10-02T09:00:00Z'),
    account: 'river.fox22',
    lat: 39.7,
    lon: -84.1,
    place: 'Dayton',
  },
  {
    kind: 'account',
    account: 'river.fox22',
    text: 'Created long ago',
    rest: '{"id":"12345678901234567890"}',
    notes: '["a note"]',
  },
];
const second: FixtureRow[] = [
  { kind: 'login', at: us('2026-10-02T08:00:00Z'), account: 'fox.river', ip: '203.0.113.77', port: 5555 },
  { kind: 'login', at: us('2026-10-03T08:00:00Z'), account: 'fox.river', ip: '2001:db8::7' },
  {
    kind: 'message',
    wall: us('2026-10-02T08:30:00Z'),
    at_text: '10/2/26, 08:30',
    at_basis: 'not-stated',
    account: 'fox.river',
    actor: 'Ann "A" Fox',
    peers: '["x\\"marlow.pike","Zoë"]',
    text: 'no zone here',
    media: '["river.jpg"]',
  },
];

before(async () => {
  await writeFixture(one.dir, first);
  await writeFixture(two.dir, second);
  mkdirSync(empty.dir);
  records = await openRecords(root);
});
after(() => records.close());

const found = async (filters: RecordFilters, readings = both) =>
  (await records.timeline(readings, filters)).rows.map((r) => `${r.reading}:${r.seq}`);

const words = (text: string, field: SearchField = 'any') => found({ search: [{ field, words: text }] });

test('all that may be seen, in order of time, undated last, the sealed one absent', async () => {
  assert.deepEqual(await found({}), ['1:0', '1:1', '1:2', '2:0', '2:2', '1:4', '2:1', '1:5']);
  const newest = await records.timeline(both, {}, { order: 'newest' });
  assert.deepEqual(
    newest.rows.map((r) => `${r.reading}:${r.seq}`),
    ['2:1', '1:4', '2:2', '2:0', '1:2', '1:1', '1:0', '1:5'],
  );
});

test('each filter narrows as it says', async () => {
  assert.deepEqual(await found({ kinds: ['login', 'location'] }), ['1:2', '2:0', '1:4', '2:1']);
  assert.deepEqual(await found({ account: 'fox.river' }), ['2:0', '2:2', '2:1']);
  assert.deepEqual(await found({ person: 'MARLOW.pike' }), ['1:0', '1:1']);
  assert.deepEqual(await found({ person: 'zoë' }), ['2:2']);
  assert.deepEqual(await found({ person: ['marlow.pike', 'zoë'] }), ['1:0', '1:1', '2:2']);
  assert.deepEqual(await found({ person: 'Ann "A" Fox' }), ['2:2']);
  assert.deepEqual(await words('nine'), ['1:0']);
  assert.deepEqual(await words('STRASSE'), ['1:0']);
  assert.deepEqual(await words('straße'), ['1:0']);
  assert.deepEqual(await words("_it's_"), ['1:1']);
  assert.deepEqual(await words('%'), ['1:1']);
  assert.deepEqual(await words('dayton'), ['1:4']);
  assert.deepEqual(await words('river.jpg'), ['2:2']);
  assert.deepEqual(await found({ ip: '203.0.113.77' }), ['1:2', '2:0']);
  assert.deepEqual(await found({ ip: '203.0.113.' }), ['1:2', '2:0']);
  assert.deepEqual(await found({ ip: '2001:db8:*' }), ['2:1']);
  assert.deepEqual(await found({ hasPosition: true }), ['1:4']);
  assert.deepEqual(await found({ thread: 't1' }), ['1:0', '1:1']);
  assert.deepEqual(await found({ category: 'message_content' }), ['1:0']);
  const day = { from: us('2026-10-02T00:00:00Z'), to: us('2026-10-03T00:00:00Z') };
  assert.deepEqual(await found(day), ['1:2', '2:0', '2:2', '1:4']);
  assert.deepEqual(await found({ ...day, kinds: ['login'], account: 'river.fox22' }), ['1:2']);
});

test('what is typed is a value and never a part of the question', async () => {
  for (const hostile of [`' OR 1=1 --`, `"; DROP TABLE x; --`, '\u0000', '$words', '\\']) {
    for (const field of searchFields) await words(hostile, field);
    for (const key of ['account', 'person', 'ip', 'thread'] as const) {
      assert.deepEqual(
        (await found({ [key]: hostile })).filter((r) => r === '1:3'),
        [],
      );
    }
  }
});

test('a sealed record is counted, never found by its words, and says only that it is there', async () => {
  assert.equal(await records.sealed(both), 1);
  assert.deepEqual(await words('secret'), []);
  assert.deepEqual(await records.record(one, 3), { sealed: true, reading: 1, seq: 3 });
  assert.ok(!JSON.stringify(await records.topIps(both)).includes('198.51.100.200'));
  const streamed: number[] = [];
  for await (const block of records.stream([one], {})) streamed.push(...block.map((r) => r.seq));
  assert.deepEqual(streamed, [0, 1, 2, 4, 5]);
});

test('one record comes whole', async () => {
  const record = await records.record(one, 5);
  assert.ok(record && !('sealed' in record));
  assert.deepEqual(record.rest, { id: '12345678901234567890' });
  assert.deepEqual(record.notes, ['a note']);
  assert.equal(record.at, null);
  assert.equal(await records.record(one, 99), null);
});

test('totals, histogram, people and addresses agree with a count by hand', async () => {
  const sum = await records.totals(both);
  assert.deepEqual(sum.byKind, { login: 3, message: 3, account: 1, location: 1 });
  assert.equal(sum.total, 8);
  assert.equal(sum.zoneless, 1);
  assert.equal(sum.first, us('2026-10-01T10:00:00Z'));
  assert.equal(sum.last, us('2026-10-03T08:00:00Z'));
  const days = await records.histogram(both, {}, 'day');
  assert.equal(days.undated, 1);
  assert.deepEqual(days.bars, [
    { start: us('2026-10-01T00:00:00Z'), kind: 'message', count: 2 },
    { start: us('2026-10-02T00:00:00Z'), kind: 'location', count: 1 },
    { start: us('2026-10-02T00:00:00Z'), kind: 'login', count: 2 },
    { start: us('2026-10-02T00:00:00Z'), kind: 'message', count: 1 },
    { start: us('2026-10-03T00:00:00Z'), kind: 'login', count: 1 },
  ]);
  // 1 October 2026 is a Thursday: its week begins on Monday 28 September.
  const weeks = await records.histogram(both, {}, 'week');
  assert.deepEqual([...new Set(weeks.bars.map((b) => b.start))], [us('2026-09-28T00:00:00Z')]);
  const months = await records.histogram(both, {}, 'month');
  assert.deepEqual([...new Set(months.bars.map((b) => b.start))], [us('2026-10-01T00:00:00Z')]);
  const people = await records.topPeople([one]);
  assert.deepEqual(people, [
    { person: 'marlow.pike', did: 1, received: 1 },
    { person: 'river.fox22', did: 1, received: 1 },
  ]);
  const ips = await records.topIps(both);
  assert.deepEqual(
    ips.map((i) => [i.ip, i.count, i.accounts]),
    [
      ['203.0.113.77', 2, ['fox.river', 'river.fox22']],
      ['2001:db8::7', 1, ['fox.river']],
    ],
  );
});

test('counts for asked and came hold the sealed ones too', async () => {
  const groups = await records.came([one]);
  const messages = groups.filter((g) => g.kind === 'message');
  assert.deepEqual(
    messages.map((g) => [g.day, g.category, g.records, g.sealed]),
    [
      ['2026-10-01', 'message_content', 1, 0],
      ['2026-10-01', null, 1, 0],
      ['2026-12-24', null, 1, 1],
    ],
  );
});

test('a reading without records, and no reading at all, are empty and no error', async () => {
  assert.deepEqual(await found({}, [empty]), []);
  assert.deepEqual(await found({}, []), []);
  assert.equal((await records.totals([])).total, 0);
  assert.deepEqual((await records.histogram([empty], {}, 'hour')).bars, []);
});

test('pages joined are the whole, whatever their size, the order and the way', async () => {
  const whole = await found({});
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('oldest', 'newest'),
      async (size, order) => {
        const forth: string[] = [];
        let page = await records.timeline(both, {}, { size, order });
        assert.equal(page.previous, null);
        forth.push(...page.rows.map((r) => `${r.reading}:${r.seq}`));
        while (page.next) {
          page = await records.timeline(both, {}, { size, order, after: page.next });
          forth.push(...page.rows.map((r) => `${r.reading}:${r.seq}`));
        }
        assert.deepEqual([...forth].sort(), [...whole].sort());
        if (order === 'oldest') assert.deepEqual(forth, whole);
        const back = page.rows.map((r) => `${r.reading}:${r.seq}`);
        while (page.previous) {
          page = await records.timeline(both, {}, { size, order, before: page.previous });
          back.unshift(...page.rows.map((r) => `${r.reading}:${r.seq}`));
        }
        assert.deepEqual(back, forth);
      },
    ),
    { numRuns: 12 },
  );
});

test('a cursor that somebody edited shows the first page', async () => {
  const page = await records.timeline(both, {}, { after: '99999999999999999999_x' });
  assert.equal(page.rows.length, 8);
});

test('the engine opens no file outside its folder and cannot be talked out of it', async () => {
  const asker = await openEngine(root);
  await assert.rejects(asker.all(`SELECT * FROM read_text('/etc/hostname')`), /Permission Error/);
  await assert.rejects(
    asker.all(`COPY (SELECT 1) TO '${join(tmpdir(), 'tecum-out.csv')}'`),
    /Permission Error/,
  );
  await assert.rejects(asker.all('SET enable_external_access = true'), /configuration/);
  await assert.rejects(asker.all(`INSTALL httpfs`), /Permission Error|disabled/);
  asker.close();
});

test('a search by the words of a reading finds what a search of its records finds, and nothing that is sealed', async () => {
  const typed = [
    'nine',
    'STRASSE',
    'straße',
    "_it's_",
    '%',
    'dayton',
    'river.jpg',
    'zoe',
    'A" Fox',
    'marlow',
  ];
  typed.push('secret', '198.51.100', '203.0.113', '12345678901234567890', 'id', 'fox', 'no such words');
  const before: string[][] = [];
  for (const text of typed) before.push(await words(text));
  assert.deepEqual(before[typed.indexOf('secret')], []);
  await records.prepare([one, two, empty]);
  assert.ok(existsSync(`${one.dir}.words.parquet`));
  const anew = await openRecords(root);
  try {
    for (const [i, text] of typed.entries()) {
      const search = [{ field: 'any' as const, words: text }];
      const page = await anew.timeline([one, two, empty], { search });
      const rows = page.rows.map((r) => `${r.reading}:${r.seq}`);
      assert.deepEqual(rows, before[i], text);
      assert.equal((await anew.totals([one, two, empty], { search })).total, rows.length, text);
    }
  } finally {
    anew.close();
  }
});

test('an opened part of the sealed rows is found by its words, the rest is not', async () => {
  const search = [{ field: 'any' as const, words: 'secret' }];
  const day = us('2026-12-24T00:00:00Z');
  const opened = (part: Opened) => records.totals([{ ...one, opened: [part] }], { search });
  assert.equal((await opened({})).total, 1);
  assert.equal((await opened({ kinds: ['message'], from: day, to: day + 1 })).total, 1);
  assert.equal((await opened({ kinds: ['login'] })).total, 0);
  assert.equal((await opened({ from: day + 1 })).total, 0);
  assert.equal((await opened({ categories: ['message_content'] })).total, 0);
  assert.equal(await records.sealed([{ ...one, opened: [{}] }]), 0);
});
