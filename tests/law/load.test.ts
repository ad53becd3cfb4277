/** The federal law as data: what must be in it, and how a broken file is told. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ProblemList } from '../../src/base/problem-list.js';
import { projectPath } from '../../src/base/root.js';
import { type DataCategory, dataCategories, type Process } from '../../src/base/vocabulary.js';
import { floorFor } from '../../src/law/ladder.js';
import { loadLaw } from '../../src/law/load.js';
import { citationReason, clocksFor, rule } from '../../src/law/rules.js';

const law = loadLaw();
const original = readFileSync(projectPath('data', 'law', 'us-federal.yaml'), 'utf8');

/** Written by hand from 18 U.S.C. 2703, 3123, 2518, Warshak, Carpenter and Chatrie, not from the file. */
const expected: Record<Process & string, DataCategory[]> = {
  subpoena: [
    'basic_subscriber',
    'registration_ip',
    'login_ip_history',
    'payment_instruments',
    'connection_records',
    'call_detail_records',
    'device_identifiers',
  ],
  court_order_2703d: [
    'contacts_friends',
    'group_membership',
    'message_metadata',
    'mail_headers',
    'purchase_history',
    'transaction_history',
    'trip_history',
    'advertising_data',
  ],
  search_warrant: [
    'message_content',
    'posts_public',
    'posts_private',
    'media_photos_video',
    'stories_ephemeral',
    'location_history',
    'search_history',
    'support_correspondence',
    'deleted_content',
    'cell_site_location',
    'tower_dump',
    'voicemail',
    'cloud_backup',
    'ai_conversations',
  ],
  pen_trap_order: ['pen_register'],
  wiretap_order: ['live_interception'],
} as Record<Process, DataCategory[]>;

function brokenCopy(change: (text: string) => string): { dir: string; text: string } {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-law-'));
  const text = change(original);
  writeFileSync(join(dir, 'us-federal.yaml'), text);
  return { dir, text };
}

function problemsOf(dir: string): ProblemList {
  try {
    loadLaw(dir);
  } catch (error) {
    assert.ok(error instanceof ProblemList);
    return error;
  }
  assert.fail('the broken file was accepted');
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

test('each category of the vocabulary has the floor that the statute and the cases give it', () => {
  const stated = Object.values(expected).flat();
  assert.deepEqual([...stated].sort(), [...dataCategories].sort());
  for (const [process, categories] of Object.entries(expected)) {
    for (const category of categories) assert.equal(floorFor(law, category).process, process, category);
  }
});

test('every floor, rung and clock leads to a rule with citation, source and the day it was read', () => {
  const ids = [
    ...[...law.floors.values()].flatMap((floor) => floor.rules),
    ...law.ladder.flatMap((rung) => rung.rules),
    ...law.clocks.map((clock) => clock.rule),
  ];
  assert.ok(ids.length > 60);
  for (const id of ids) {
    const found = rule(law, id);
    assert.match(found.source.url, /^https?:\/\//);
    assert.match(found.source.read, /^2026-\d\d-\d\d$/);
    assert.ok(found.citation.length > 5 && found.text.endsWith('.'));
  }
});

test('content never falls below a warrant and location neither, each with its case', () => {
  const cases = (category: DataCategory): string =>
    floorFor(law, category)
      .rules.map((id) => rule(law, id).citation)
      .join(' ');
  assert.match(cases('message_content'), /Warshak, 631 F\.3d 266/);
  assert.match(cases('location_history'), /Chatrie v\. United States, No\. 25-112/);
  assert.match(cases('cell_site_location'), /Carpenter v\. United States, 585 U\.S\. 296/);
});

test('the six subscriber items stand in the order of the statute', () => {
  assert.equal(law.subscriberItems.map((item) => item.letter).join(''), 'ABCDEF');
  assert.match(law.subscriberItems[4]?.text ?? '', /temporarily assigned network address/);
});

test('clocks run as the statutes say', () => {
  const days = Object.fromEntries(law.clocks.map((clock) => [clock.id, clock.days]));
  assert.deepEqual(days, {
    preservation: 90,
    preservation_renewal: 90,
    nondisclosure: undefined,
    notice_delay: 90,
    pen_trap: 60,
    wiretap: 30,
    warrant_execution: 14,
    cybertip: 365,
  });
  assert.deepEqual(
    clocksFor(law, 'preservation').map((clock) => clock.remind),
    [[30, 14, 7]],
  );
  assert.deepEqual(
    clocksFor(law, 'ndo_2705b').map((clock) => clock.remind),
    [[45, 30, 7]],
  );
  assert.deepEqual(clocksFor(law, 'subpoena'), []);
});

test('a reason says when only a report of the rule was read', () => {
  assert.match(citationReason(rule(law, 'us.chatrie')).text, /Read in a report of it/);
  assert.doesNotMatch(citationReason(rule(law, 'us.2703.f.period')).text, /report/);
});

test('an unknown rule is named with its line and remedy', () => {
  const { dir, text } = brokenCopy((t) =>
    t.replace('rules: [us.chatrie, us.carpenter]', 'rules: [us.chatry, us.carpenter]'),
  );
  const [problem] = problemsOf(dir).problems;
  assert.equal(problem?.code, 'law-dangling');
  assert.ok(problem?.where?.endsWith(`us-federal.yaml:${lineOf(text, 'us.chatry')}`), problem?.where);
  assert.match(problem?.remedy ?? '', /add the rule/);
});

test('all problems are told at once, each on its own line', () => {
  const { dir, text } = brokenCopy((t) =>
    t
      .replace('verification: read', 'verification: sure')
      .replace('days: 90, from: the day the provider', 'days: ninety, from: the day the provider')
      .replace('note: "Without the subject line', 'remark: "Without the subject line'),
  );
  const wheres = problemsOf(dir).problems.map((problem) => Number(problem.where?.split(':').at(-1)));
  const lines = ['verification: sure', 'days: ninety', 'remark: "Without'].map((part) => lineOf(text, part));
  assert.deepEqual(
    [...wheres].sort((a, b) => a - b),
    [...lines].sort((a, b) => a - b),
  );
});

test('a category without a floor, a rung that stands twice and broken YAML are found', () => {
  const gone = brokenCopy((t) => t.replace(/^ {2}- \{ category: voicemail.*\n/m, ''));
  assert.deepEqual(
    problemsOf(gone.dir).problems.map((p) => p.code),
    ['law-no-floor'],
  );
  const twice = brokenCopy((t) => t.replace(/^( {2}- \{ process: mlat.*\n)/m, '$1$1'));
  assert.deepEqual(
    problemsOf(twice.dir).problems.map((p) => p.code),
    ['law-double'],
  );
  const torn = brokenCopy((t) => t.replace('jurisdiction: us-federal', 'jurisdiction: "us-federal'));
  assert.ok(problemsOf(torn.dir).problems.every((p) => p.code === 'yaml-syntax'));
});

test('a jurisdiction without a file is told with its path', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-law-'));
  assert.equal(problemsOf(dir).problems[0]?.code, 'yaml-missing');
});
