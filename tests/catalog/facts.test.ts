/** Questions to the facts: age, entity, channel, data. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceDate } from '../../src/catalog/age.js';
import { certaintyOf } from '../../src/catalog/certainty.js';
import {
  acceptedIdentifiers,
  ageInWords,
  channelsFor,
  cited,
  dataFor,
  entityFor,
} from '../../src/catalog/facts.js';
import { loadCatalog } from '../../src/catalog/load.js';
import type { Provider } from '../../src/catalog/types.js';

const catalog = loadCatalog();
const provider = (id: string): Provider => {
  const found = catalog.providers.get(id);
  assert.ok(found);
  return found;
};

test('age in words', () => {
  const asOf = '2026-11-23';
  const cases: [string, string][] = [
    ['2026-11-23', 'of today'],
    ['2026-11-22', '1 day old'],
    ['2026-11-01', '22 days old'],
    ['2026-10-23', '1 month old'],
    ['2025-07-01', '16 months old'],
    ['2024-11-23', '2 years old'],
    ['2023-08-15', '3 years old'],
    ['2023', '3 years old'],
    ['2027-01-01', 'of today'],
  ];
  for (const [date, words] of cases) assert.equal(ageInWords(date, asOf), words, date);
});

test('a source is as old as its document, or as the day on which its page was last recorded', () => {
  const dated = (doc_date?: string): string =>
    sourceDate(
      { id: 's', url: 'https://example.com', title: 't', kind: 'provider', doc_date },
      { last_verified: '2026-11-23' },
    );
  assert.equal(dated('2025-07-01'), '2025-07-01');
  assert.equal(dated('effective 2025-09-29 (recorded 2026-04-08)'), '2026-04-08');
  assert.equal(dated('2010-08'), '2010-08');
  assert.equal(dated(undefined), '2026-11-23');
});

test('a fact is stale from twelve months on, not a day before', () => {
  const snap = provider('snap');
  const row = snap.preservation;
  assert.ok(row);
  assert.equal(cited(snap, row, 'x', '2026-06-30').stale, false);
  const fact = cited(snap, row, '90 days', '2026-07-01');
  assert.deepEqual([fact.stale, fact.date, fact.text], [true, '2025-07-01', '90 days']);
  assert.match(fact.source.title, /Snap Inc\. Law Enforcement Guide/);
});

test('the entity follows the country of the user', () => {
  const name = (country: string): string | undefined =>
    entityFor(provider('tiktok'), { country }, '2026-11-23')?.name;
  assert.equal(name('US'), 'TikTok USDS Joint Venture LLC');
  assert.equal(name('ie'), 'TikTok Technology Limited');
  assert.equal(name('GB'), 'TikTok Information Technologies UK Limited');
  assert.equal(name('BR'), 'TikTok Pte. Limited');
  assert.equal(entityFor(provider('google'), { country: 'BR' }, '2026-11-23')?.name, 'Google LLC');
});

test('an entity is named only while it was in office', () => {
  const base = provider('snap');
  const moved: Provider = {
    ...base,
    entities: [
      { region: 'us', name: 'Old Inc.', to: '2025-12-31', source: 's2' },
      { region: 'us', name: 'New Inc.', from: '2026-01-01', source: 's2' },
    ],
  };
  assert.equal(entityFor(moved, { country: 'US' }, '2025-12-31')?.name, 'Old Inc.');
  assert.equal(entityFor(moved, { country: 'US' }, '2026-01-01')?.name, 'New Inc.');
});

test('channels are those of the use and of the country', () => {
  const values = (id: string, use: 'legal-process' | 'questions', country: string): string[] =>
    channelsFor(provider(id), use, country).map((c) => c.value);
  assert.equal(values('snap', 'legal-process', 'US')[0], 'https://less.snapchat.com/');
  assert.ok(values('x-twitter', 'questions', 'US').includes('938-300-4347'));
  assert.ok(!values('x-twitter', 'questions', 'DE').includes('938-300-4347'));
  assert.deepEqual(values('telegram', 'legal-process', 'US'), []);
});

test('a channel whose address is not known comes last', () => {
  const base = provider('snap');
  const hidden = {
    use: 'legal-process',
    type: 'portal',
    value: 'behind a login',
    value_known: false,
    source: 's2',
  } as const;
  const channels = channelsFor({ ...base, channels: [hidden, ...base.channels] }, 'legal-process', 'US');
  assert.equal(channels.at(-1)?.value, 'behind a login');
});

test('data and identifiers as the providers state them', () => {
  assert.equal(dataFor(provider('snap'), 'message_metadata')[0]?.process, 'court_order_2703d');
  assert.equal(
    dataFor(provider('whatsapp'), 'message_content').every((row) => row.process === 'not_available'),
    true,
  );
  assert.deepEqual(acceptedIdentifiers(provider('snap')), ['username', 'phone', 'email', 'user_id']);
  assert.deepEqual(acceptedIdentifiers(provider('whatsapp')), ['phone']);
});

test('a fact says how sure it is, and why not', () => {
  const x = provider('x-twitter');
  const sure = cited(x, { source: 's1' }, 'x', '2026-11-23');
  assert.deepEqual([sure.certainty, sure.doubt], ['sure', undefined]);
  const secondHand = cited(x, { source: 's2' }, 'x', '2026-11-23');
  assert.equal(secondHand.certainty, 'unverified');
  assert.match(secondHand.doubt ?? '', /second-hand/);
  assert.equal(certaintyOf(x, { source: 's1', confirm: true }).certainty, 'confirm');
  assert.match(certaintyOf(x, { source: 's1', confirm: true }).doubt ?? '', /telephone/);
  assert.equal(certaintyOf(x, { source: 's1', confirm: true, value_known: false }).certainty, 'unverified');
  assert.equal(certaintyOf({ ...x, confidence: 'low' }, { source: 's1' }).certainty, 'confirm');
  assert.equal(certaintyOf({ ...x, confidence: 'low' }, { source: 's2' }).certainty, 'unverified');
});
