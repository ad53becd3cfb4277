/** Facts that have dates: what held on a day, and what changed between two. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { allDays, dayAfter, holdsOn, providerAt, turnsOf } from '../../src/catalog/at.js';
import { changesBetween } from '../../src/catalog/changes.js';
import { entityFor } from '../../src/catalog/facts.js';
import { findProviders } from '../../src/catalog/find.js';
import { readCatalog } from '../../src/catalog/load.js';
import type { Provider } from '../../src/catalog/types.js';

const { catalog } = readCatalog();
const real = (id: string): Provider => {
  const found = catalog.providers.get(id);
  assert.ok(found, id);
  return found;
};

const dated = `id: demo-net
name: Demo Net
names:
  - {name: "Demogram", to: "2023-06-30", source: s1}
services: [Demo Chat, {name: "Demo Rooms", to: "2025-12-31"}, {name: "Demo Halls", from: "2026-01-01"}]
kind: social
entities:
  - {region: us, name: "Demo Net Inc.", address: "1 Old Street", to: "2024-12-31", source: s1}
  - {region: us, name: "Demo Net LLC", address: "2 New Street", from: "2025-01-01", source: s1}
channels:
  - {use: legal-process, type: portal, value: "https://old.example.com/", to: "2025-03-31", source: s1}
  - {use: legal-process, type: email, value: "legal@example.com", source: s1}
  - {use: legal-process, type: portal, value: "https://new.example.com/", from: "2025-04-01", source: s1}
data:
  - {category: login_ip_history, process: subpoena, to: "2025-06-30", source: s1}
  - {category: login_ip_history, process: search_warrant, from: "2025-07-01", source: s1}
notice:
  - {default: notifies, from: "2025-02-01", source: s1}
  - {default: does_not_notify, to: "2025-01-31", source: s1}
cost: {text: "none", source: s1}
changes:
  - {date: "2026-02-02", text: "a form in place of letters", source: s1}
  - {date: "2025-01-01", text: "a new company", source: s1}
sources:
  - {id: s1, url: "https://example.com/law", title: "Guide", doc_date: "2026-05-01", kind: provider}
confidence: high
last_verified: 2026-11-01
`;

function demo(day = '2026-11-24', text = dated): Provider {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-at-'));
  mkdirSync(join(dir, 'demo-net'));
  writeFileSync(join(dir, 'demo-net', 'provider.yaml'), text);
  const { catalog: found, problems } = readCatalog(dir, undefined, { day });
  assert.deepEqual(problems, []);
  const provider = found.providers.get('demo-net');
  assert.ok(provider);
  return provider;
}

test('X is where it was: San Francisco, Bastrop, Austin, each to the day', () => {
  const where = (day: string): string => {
    const entity = entityFor(providerAt(real('x-twitter'), day), { country: 'US' }, day);
    return `${entity?.name} ${entity?.address?.split(', ').at(-2)}`;
  };
  assert.equal(where('2021-06-01'), 'Twitter, Inc. San Francisco');
  assert.equal(where('2025-05-18'), 'X Corp. San Francisco');
  assert.equal(where('2025-05-19'), 'X Corp. Bastrop');
  assert.equal(where('2026-08-04'), 'X Corp. Bastrop');
  assert.equal(where('2026-08-05'), 'X Corp. Austin');
});

test('TikTok in the United States is another company since 23 January 2026', () => {
  const name = (day: string): string | undefined =>
    entityFor(providerAt(real('tiktok'), day), { country: 'US' }, day)?.name;
  assert.equal(name('2026-01-22'), 'TikTok Inc.');
  assert.equal(name('2026-01-23'), 'TikTok USDS Joint Venture LLC');
});

test('the catalog stands on the day of loading; what was is in the history', () => {
  const now = demo();
  assert.deepEqual(
    now.entities.map((e) => e.name),
    ['Demo Net LLC'],
  );
  assert.deepEqual(now.services, ['Demo Chat', 'Demo Halls']);
  assert.equal(now.notice?.default, 'notifies');
  assert.equal(now.cost?.text, 'none');
  const then = demo('2024-06-01');
  assert.deepEqual(
    then.entities.map((e) => e.name),
    ['Demo Net Inc.'],
  );
  assert.deepEqual(then.services, ['Demo Chat', 'Demo Rooms']);
  assert.equal(then.notice?.default, 'does_not_notify');
});

test('on a day: lists keep the order of the file, one group holds, names stay for finding', () => {
  const then = providerAt(demo(), '2025-03-31T23:59:59Z');
  assert.deepEqual(
    then.channels.map((c) => c.value),
    ['https://old.example.com/', 'legal@example.com'],
  );
  assert.equal(then.data[0]?.process, 'subpoena');
  assert.equal(then.notice?.default, 'notifies');
  assert.equal(providerAt(demo(), '2025-01-31').notice?.default, 'does_not_notify');
  assert.deepEqual(
    then.names?.map((n) => n.name),
    ['Demogram'],
  );
});

test('asked again it is the same object, and without dates the provider itself', () => {
  const provider = demo();
  assert.equal(providerAt(provider, '2025-05-01'), providerAt(provider, '2025-06-30'));
  assert.notEqual(providerAt(provider, '2025-06-30'), providerAt(provider, '2025-07-01'));
  const plain = real('whatsapp');
  if (turnsOf(plain).length === 0) assert.equal(providerAt(plain, '2020-01-01'), plain);
});

test('a provider whose rows were replaced by hand keeps them', () => {
  const channels = [{ use: 'other', type: 'other', value: 'x', source: 's1' }] as const;
  const changed = { ...demo(), channels: [...channels] };
  assert.ok(providerAt(changed, '2026-06-01').channels.some(({ value }) => value === 'x'));
});

const day = fc
  .date({ min: new Date('2022-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

test('property: the day before does not matter, every row holds on its day, none is lost', () => {
  const provider = demo();
  fc.assert(
    fc.property(day, day, (first, second) => {
      const direct = providerAt(provider, second);
      assert.deepEqual(providerAt(providerAt(provider, first), second), direct);
      for (const row of [...direct.entities, ...direct.channels, ...direct.data])
        assert.ok(holdsOn(row, second));
      const all = allDays(direct).lists;
      assert.deepEqual([all.entities.length, all.channels.length, all.data.length], [2, 3, 2]);
    }),
    { numRuns: 500 },
  );
});

test('the day after, over a month and a leap day', () => {
  assert.equal(dayAfter('2026-01-31'), '2026-02-01');
  assert.equal(dayAfter('2024-02-28'), '2024-02-29');
  assert.equal(dayAfter('2026-12-31'), '2027-01-01');
});

test('what changed between drafting and now, each once, with day and source', () => {
  const found = changesBetween(demo(), '2024-12-31', '2025-07-01').map(
    ({ field, before, after, date }) => `${date} ${field}: ${before} > ${after}`,
  );
  assert.deepEqual(found.sort(), [
    '2025-01-01 address: 1 Old Street > 2 New Street',
    '2025-01-01 entity: Demo Net Inc. > Demo Net LLC',
    '2025-02-01 notice: does_not_notify > notifies',
    '2025-04-01 channel: https://old.example.com/ > https://new.example.com/',
    '2025-07-01 process: subpoena > search_warrant',
  ]);
});

test('a change that has no dated fact is told in the words of the file', () => {
  const [change, ...more] = changesBetween(demo(), '2026-02-01', '2026-02-02');
  assert.deepEqual(more, []);
  assert.deepEqual(
    [change?.field, change?.date, change?.after],
    ['other', '2026-02-02', 'a form in place of letters'],
  );
  assert.deepEqual(change?.source, { title: 'Guide', url: 'https://example.com/law' });
  assert.deepEqual(changesBetween(demo(), '2026-02-02', '2026-11-24'), []);
});

test('X moved while a request was open: address and post box, not the portal', () => {
  const found = changesBetween(real('x-twitter'), '2026-08-01', '2026-08-06');
  assert.deepEqual(
    found.map(({ field, region, date }) => [field, region, date]),
    [
      ['address', 'us', '2026-08-05'],
      ['address', 'other', '2026-08-05'],
      ['channel', undefined, '2026-08-05'],
    ],
  );
  assert.match(
    found[0]?.text ?? '',
    /^X \(Twitter\): service address .* changed from “865 FM 1209.*” to “800 W/,
  );
});

test('old names find the provider', () => {
  const ids = (query: string): string[] => findProviders(catalog, query).map(({ provider }) => provider.id);
  assert.equal(ids('twitter')[0], 'x-twitter');
  assert.equal(ids('Twitter, Inc.')[0], 'x-twitter');
  assert.ok(ids('cash app').includes('block-cash-app'));
  assert.deepEqual(ids('   '), []);
  const [hit] = findProviders({ providers: new Map([['demo-net', demo()]]) }, 'demogram');
  assert.deepEqual([hit?.matched, hit?.former], ['Demogram', true]);
  const [rooms] = findProviders({ providers: new Map([['demo-net', demo()]]) }, 'demo rooms');
  assert.deepEqual([rooms?.matched, rooms?.former], ['Demo Rooms', true]);
});
