/** Asked and came, against expectations worked out by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findGaps, shiftDay } from '../../src/analysis/gaps.js';
import { findNoneHeld } from '../../src/analysis/none-held.js';
import { askedDays } from '../../src/analysis/period.js';
import { reconcile } from '../../src/analysis/reconcile.js';
import type { Asked, CameCount } from '../../src/analysis/reconcile-types.js';
import { dataCategories, type RecordKind, recordKinds } from '../../src/base/vocabulary.js';
import type { ItemEntry } from '../../src/returns/contract.js';

const asked: Asked = {
  categories: [
    'basic_subscriber',
    'login_ip_history',
    'message_content',
    'media_photos_video',
    'location_history',
    'search_history',
  ],
  period: { from: '2026-10-01', to: '2026-11-20', zone: 'UTC' },
  accounts: ['river.fox22'],
};

const on = (day: string | null, kind: RecordKind, records = 1, more: Partial<CameCount> = {}): CameCount => ({
  category: null,
  kind,
  account: 'river.fox22',
  day,
  records,
  sealed: 0,
  ...more,
});

/** Every day from 1 October to 20 November, both included: 31 + 20 = 51 days. */
const everyDay = Array.from({ length: 51 }, (_, i) => shiftDay('2026-10-01', i));

const counts: CameCount[] = [
  on(null, 'account', 4),
  ...everyDay.map((day) => on(day, 'login', 2)),
  ...everyDay.map((day) => on(day, 'message', 10)),
  on('2026-12-24', 'message', 212, { sealed: 212 }),
  ...everyDay.filter((day) => day < '2026-11-03' || day > '2026-11-09').map((day) => on(day, 'media')),
  on('2026-10-05', 'payment', 3, { category: 'payment_instruments' }),
];

const noneHeld = [
  { category: 'location_history', where: 'geo_locations.csv', why: 'the file has no rows', stated: false },
] as const;

test('the demo case: one week missing, one category missing, one none held, one not asked, 212 outside the dates', () => {
  const found = reconcile(asked, { counts, noneHeld: [...noneHeld] });
  assert.deepEqual(
    found.asked.map((row) => [row.category, row.state, row.records]),
    [
      ['basic_subscriber', 'came', 4],
      ['login_ip_history', 'came', 102],
      ['message_content', 'came', 722],
      ['media_photos_video', 'partly', 44],
      ['location_history', 'none-held', 0],
      ['search_history', 'missing', 0],
    ],
  );
  assert.deepEqual(
    found.missing.map((row) => [row.what, row.category, row.from, row.to, row.days]),
    [
      ['category', 'search_history', null, null, null],
      ['gap', 'media_photos_video', '2026-11-03', '2026-11-09', 7],
    ],
  );
  assert.match(found.missing[1]!.text, /nothing from 3 Nov 2026 to 9 Nov 2026 \(7 days\)/);
  assert.deepEqual(
    found.notAsked.map((row) => [row.category, row.outsidePeriod, row.records, row.sealed]),
    [
      ['payment_instruments', false, 3, 0],
      ['message_content', true, 212, 212],
    ],
  );
  assert.deepEqual(
    found.came.map((row) => [row.category, row.records]),
    [
      ['message_content', 722],
      ['login_ip_history', 102],
      ['media_photos_video', 44],
      ['basic_subscriber', 4],
      ['payment_instruments', 3],
    ],
  );
});

test('six days without records are no gap, seven are; a hole at either end counts', () => {
  const without = (from: string, to: string) => everyDay.filter((d) => d < from || d > to);
  assert.deepEqual(findGaps(without('2026-11-03', '2026-11-08'), '2026-10-01', '2026-11-20'), []);
  const ends = findGaps(without('2026-10-01', '2026-10-07'), '2026-10-01', '2026-11-20');
  assert.deepEqual(
    ends.map((g) => [g.from, g.to, g.notable]),
    [['2026-10-01', '2026-10-07', true]],
  );
  const late = findGaps(without('2026-11-11', '2026-11-20'), '2026-10-01', '2026-11-20');
  assert.deepEqual(
    late.map((g) => [g.from, g.to, g.days]),
    [['2026-11-11', '2026-11-20', 10]],
  );
});

test('a sparse category has pauses, but none that is called missing', () => {
  const sparse = ['2026-10-03', '2026-10-14', '2026-10-24', '2026-11-05', '2026-11-16'];
  const gaps = findGaps(sparse, '2026-10-01', '2026-11-20');
  assert.deepEqual(
    gaps.map((g) => [g.days, g.notable]),
    [
      [10, false],
      [9, false],
      [11, false],
      [10, false],
    ],
  );
});

test('with two accounts the hole of one is seen though the other is there every day', () => {
  const both: Asked = {
    ...asked,
    categories: ['login_ip_history'],
    accounts: ['river.fox22', 'marlow.pike'],
  };
  const rows = [
    ...everyDay.map((day) => on(day, 'login')),
    ...everyDay
      .filter((d) => d < '2026-10-10' || d > '2026-10-20')
      .map((day) => on(day, 'login', 1, { account: '@Marlow.Pike' })),
  ];
  const found = reconcile(both, { counts: rows, noneHeld: [] });
  assert.deepEqual(
    found.missing.map((m) => [m.what, m.account, m.from, m.to]),
    [['gap', 'marlow.pike', '2026-10-10', '2026-10-20']],
  );
});

test('an account of which nothing came, and one that nobody asked about', () => {
  const found = reconcile(
    { ...asked, categories: ['login_ip_history'], accounts: ['river.fox22', 'tern@example.com'] },
    {
      counts: [
        ...everyDay.map((day) => on(day, 'login')),
        on('2026-10-01', 'login', 5, { account: 'somebody.else' }),
      ],
      noneHeld: [],
    },
  );
  assert.deepEqual(
    found.missing.map((m) => [m.what, m.account]),
    [['account', 'tern@example.com']],
  );
  assert.deepEqual(
    found.notAsked.map((n) => [n.account, n.records]),
    [['somebody.else', 5]],
  );
});

test('records of an account that the request does not name are told, and whom it names', () => {
  const found = reconcile(
    { ...asked, categories: ['login_ip_history'], accounts: ['quill.marsh'] },
    { counts: everyDay.map((day) => on(day, 'login', 1, { account: 'river.fox22' })), noneHeld: [] },
  );
  assert.deepEqual(
    found.notAsked.map((row) => [row.account, row.records]),
    [['river.fox22', everyDay.length]],
  );
  assert.match(found.notAsked[0]?.text ?? '', /does not name; it names quill\.marsh/);
});

test('other names of an account, and a profile link, are the same account', () => {
  const links: Asked = {
    ...asked,
    categories: ['login_ip_history'],
    accounts: ['https://www.snapchat.com/add/river.fox22'],
  };
  assert.deepEqual(
    reconcile(links, { counts: everyDay.map((d) => on(d, 'login')), noneHeld: [] }).missing,
    [],
  );
  const ids: Asked = { ...asked, categories: ['login_ip_history'] };
  const byId = everyDay.map((d) => on(d, 'login', 1, { account: '100055501' }));
  const found = reconcile(ids, { counts: byId, noneHeld: [], aliases: [['river.fox22', '100055501']] });
  assert.deepEqual([found.missing, found.notAsked], [[], []]);
});

test('an order for metadata is answered by messages, and content that came with it is told', () => {
  const found = reconcile(
    { ...asked, categories: ['message_metadata'] },
    { counts: everyDay.map((d) => on(d, 'message')), noneHeld: [] },
  );
  assert.deepEqual([found.asked[0]!.state, found.asked[0]!.answeredBy], ['came', ['message_content']]);
  assert.deepEqual(
    found.notAsked.map((n) => n.category),
    ['message_content'],
  );
});

test('a zone moves the ends, and a day that is cut in two makes no gap', () => {
  // 1 Oct 00:00 in New York is 04:00 UTC: the first whole UTC day is 2 Oct. The end, 21 Nov 00:00, is 05:00 UTC.
  assert.deepEqual(askedDays({ from: '2026-10-01', to: '2026-11-20', zone: 'America/New_York' }), {
    from: '2026-10-02',
    to: '2026-11-20',
  });
  assert.deepEqual(askedDays({ from: '2026-10-01', to: '2026-11-20', zone: null }), {
    from: '2026-10-01',
    to: '2026-11-20',
  });
  assert.equal(askedDays({ from: '2026-10-01', to: null, zone: 'UTC' }), null);
});

const entry = (path: string, more: Partial<ItemEntry>): ItemEntry => ({
  no: 0,
  path,
  bytes: 100,
  state: 'read',
  rows: 0,
  records: 0,
  fields: [],
  ...more,
});

test('what a ledger says of empty parts', () => {
  const found = findNoneHeld([
    entry('part1.zip!/geo_locations.csv', { table: 'geo_locations', bytes: 240 }),
    entry('part1.zip!/memories.csv', { table: 'memories', bytes: 0 }),
    entry('part1.zip!/conversations.csv', { table: 'conversations', rows: 3, records: 3 }),
    entry('part1.zip!/friends.csv', { table: 'friends', state: 'failed' }),
    entry('NoRecords_searches.txt', {}),
    entry('records.html', {
      records: 9,
      rows: 9,
      fields: [
        { path: 'property-ip_addresses', state: 'set_aside', count: 1, why: 'No responsive records located' },
      ],
    }),
  ]);
  assert.deepEqual(
    found.map((n) => [n.category, n.stated, n.why]),
    [
      ['location_history', false, 'the file has no rows'],
      ['media_photos_video', false, 'the file is empty'],
      ['search_history', true, 'NoRecords_searches.txt'],
      ['login_ip_history', true, 'No responsive records located'],
    ],
  );
});

const countArb: fc.Arbitrary<CameCount> = fc.record({
  category: fc.option(fc.constantFrom(...dataCategories)),
  kind: fc.constantFrom(...recordKinds),
  account: fc.option(fc.constantFrom('river.fox22', 'x', '')),
  day: fc.option(fc.integer({ min: -30, max: 120 }).map((n) => shiftDay('2026-10-01', n))),
  records: fc.integer({ min: 1, max: 50 }),
  sealed: fc.constant(0),
});

test('whatever came: every asked category has one row, every record is in one row of came, nothing asked is not asked', () => {
  fc.assert(
    fc.property(
      fc.array(countArb, { maxLength: 60 }),
      fc.subarray([...dataCategories]),
      (rows, categories) => {
        const found = reconcile({ ...asked, categories }, { counts: rows, noneHeld: [] });
        assert.deepEqual(
          found.asked.map((r) => r.category),
          categories,
        );
        const total = rows.reduce((n, r) => n + r.records, 0);
        assert.equal(
          found.came.reduce((n, r) => n + r.records, 0),
          total,
        );
        for (const row of found.notAsked) {
          if (!row.outsidePeriod && row.account === null)
            assert.ok(!categories.includes(row.category as never));
        }
        const absent = found.asked.filter((r) => r.state === 'missing').map((r) => r.category);
        assert.deepEqual(
          found.missing.filter((m) => m.what === 'category').map((m) => m.category),
          absent,
        );
      },
    ),
  );
});

test('the order of what came does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(counts, { minLength: counts.length }), (shuffled) => {
      assert.deepEqual(
        reconcile(asked, { counts: shuffled, noneHeld: [] }),
        reconcile(asked, { counts, noneHeld: [] }),
      );
    }),
    { numRuns: 20 },
  );
});
