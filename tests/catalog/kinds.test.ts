/** What a kind of service can have at all. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { ProblemList } from '../../src/base/problem-list.js';
import { projectPath } from '../../src/base/root.js';
import type { DataCategory } from '../../src/base/vocabulary.js';
import {
  canHold,
  kindName,
  providerCanHold,
  readKinds,
  serviceKinds,
  whyNot,
} from '../../src/catalog/kinds.js';
import { readCatalog } from '../../src/catalog/load.js';

test('every kind in use is there, with a name, a note and a day', () => {
  const kinds = serviceKinds();
  for (const { kind } of readCatalog().catalog.providers.values()) assert.ok(kinds.has(kind), kind);
  assert.equal(kinds.size, 15);
  for (const kind of kinds.values()) assert.match(kind.asOf, /^\d{4}-\d\d-\d\d$/);
  assert.equal(kindName('carrier'), 'telephone carrier');
});

test('what can exist and what cannot, from what such services are', () => {
  const cases: [string, DataCategory, boolean][] = [
    ['carrier', 'stories_ephemeral', false],
    ['carrier', 'call_detail_records', true],
    ['carrier', 'tower_dump', true],
    ['carrier', 'ai_conversations', false],
    ['social', 'stories_ephemeral', true],
    ['social', 'tower_dump', false],
    ['social', 'voicemail', false],
    ['messaging', 'voicemail', true],
    ['messaging', 'cell_site_location', false],
    ['crypto', 'posts_private', false],
    ['crypto', 'transaction_history', true],
    ['transport', 'trip_history', true],
    ['ai', 'ai_conversations', true],
    ['isp', 'call_detail_records', true],
    ['mail-cloud', 'mail_headers', true],
    ['payments', 'live_interception', false],
  ];
  for (const [kind, category, can] of cases)
    assert.equal(canHold(kind, category), can, `${kind} ${category}`);
});

test('basic facts about an account can exist everywhere', () => {
  for (const kind of serviceKinds().keys())
    for (const category of [
      'basic_subscriber',
      'login_ip_history',
      'payment_instruments',
      'location_history',
    ] as const)
      assert.ok(canHold(kind, category), `${kind} ${category}`);
});

test('what cannot exist has a reason, and the reason is a sentence', () => {
  assert.match(whyNot('social', 'tower_dump') ?? '', /Ask the carrier/);
  assert.equal(whyNot('carrier', 'tower_dump'), undefined);
  for (const kind of serviceKinds().values())
    for (const why of kind.cannot.values()) assert.match(why, /^[A-Z].*\.$/);
});

test('a row of the provider itself wins over its kind', () => {
  const provider = { kind: 'carrier', data: [{ category: 'posts_public' as const }] };
  assert.equal(providerCanHold(provider, 'posts_public'), true);
  assert.equal(providerCanHold(provider, 'posts_private'), false);
});

test('a kind that is not known names those that are', () => {
  assert.throws(
    () => canHold('pager', 'voicemail'),
    (error) =>
      isProblem(error) && error.code === 'catalog-kind-unknown' && /carrier, isp/.test(error.remedy ?? ''),
  );
});

test('a broken file of kinds: a double kind, a double category, a wrong word', () => {
  const text = readFileSync(projectPath('data', 'kinds.yaml'), 'utf8');
  const file = join(mkdtempSync(join(tmpdir(), 'tecum-kinds-')), 'kinds.yaml');
  const problems = (changed: string): string[] => {
    writeFileSync(file, changed);
    try {
      readKinds(file);
    } catch (error) {
      if (error instanceof ProblemList) return error.problems.map(({ code }) => code);
    }
    return [];
  };
  assert.deepEqual(problems(text), []);
  assert.deepEqual(problems(text.replace('id: messaging', 'id: social')), ['catalog-double']);
  assert.deepEqual(problems(text.replace('[voicemail]', '[voicemail, tower_dump]')), ['catalog-double']);
  assert.deepEqual(problems(text.replace('[voicemail]', '[voicemial]')), ['yaml-shape']);
});
