/** Every State has an entry, every rule its papers, and what is not confirmed says so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { isInForce } from '../../src/law/in-force.js';
import { citationReason } from '../../src/law/rules.js';
import { book, files, law, states } from './us-support.js';

const today = '2026-11-24';
const rules = files.flatMap((file) => [...law(file, today).rules.values()].map((rule) => ({ file, rule })));

test('fifty States and the District of Columbia stand on federal law', () => {
  assert.equal(new Set(states).size, 51);
  for (const state of states) {
    const found = book.laws.get(`us-${state.toLowerCase()}`);
    assert.equal(found?.kind, 'overlay', state);
    assert.equal(found?.base, 'us-federal', state);
    assert.deepEqual([found?.country, found?.state], ['US', state]);
    assert.ok((found?.summary.length ?? 0) > 40, state);
    assert.ok((found?.rules.size ?? 0) > 0, state);
  }
});

test('every rule has words, citation, source, its date, and how far it was confirmed; no counsel has signed', () => {
  for (const { file, rule } of rules) {
    assert.match(rule.text, /\.$/, `${file} ${rule.id}`);
    assert.ok(rule.citation.length > 5, rule.id);
    assert.match(rule.source.url, /^https?:\/\//, rule.id);
    assert.match(rule.source.read, /^2026-11-2[34]$/, rule.id);
    assert.match(rule.sourceDate, /^\d{4}(-\d\d){0,2}$/, rule.id);
    assert.ok(['read', 'secondary', 'unconfirmed'].includes(rule.verification), rule.id);
    assert.equal(rule.reviewedBy, null, rule.id);
  }
  for (const file of files) assert.equal(law(file, today).reviewedBy, null, file);
});

test('what was not confirmed, or only reported, says so wherever it is cited', () => {
  const doubtful = rules.filter(({ rule }) => rule.verification !== 'read');
  assert.ok(doubtful.length > 50);
  for (const { rule } of doubtful)
    assert.match(citationReason(rule).text, /\((Read in a report|Not confirmed)/, rule.id);
});

test('a State of which nothing was found says so, cites federal law and is unconfirmed', () => {
  const empty = rules.filter(({ rule }) => rule.id.endsWith('.federal-floor'));
  assert.ok(empty.length >= 15);
  for (const { rule } of empty) {
    assert.match(rule.text, /^Nothing on record that raises the federal floor; .* Ask the prosecutor\.$/);
    assert.match(rule.citation, /2703\(d\), 2711\(3\)\(B\)/);
    assert.equal(rule.verification, 'unconfirmed');
  }
});

test('content by subpoena is in the law, is not planned by, and the rule says which case and why', () => {
  const rule = law('us-federal', today).rules.get('us.2703.b.content-by-subpoena');
  assert.equal(rule?.status, 'not-used');
  assert.match(rule?.text ?? '', /Warshak/);
  assert.match(rule?.citation ?? '', /2703\(a\), \(b\)\(1\)\(B\)/);
  assert.equal(rule && isInForce(rule, today), false);
  const used = files.flatMap((file) => law(file, today).dated.floors.flatMap((floor) => floor.rules));
  assert.ok(!used.includes('us.2703.b.content-by-subpoena'));
});

/** Written from the task: the sections, rules and cases of federal law that the file must speak of. */
const federal = [
  '2702',
  '2703(a)',
  '2703(c)(2)',
  '2703(d)',
  '2703(e)',
  '2703(f)',
  '2703(g)',
  '2703(h)',
  '2704',
  '2705(a)',
  '2705(b)',
  '2706',
  '2707',
  '2708',
  '2711',
  '2713',
  '3121',
  '3122',
  '3123',
  '3124',
  '3125',
  '3126',
  '3127',
  '2511',
  '2515',
  '2516',
  '2518(7)',
  '2520',
  '2523',
  '2258A',
  '3486',
  'P. 41',
  'P. 17(c)',
  'P. 6(e)',
  '902(11)',
  '902(12)',
  '(13)',
  '902(14)',
  '9-13.700',
  '47 U.S.C. 1002',
  'Warshak',
  'Carpenter',
  'Chatrie',
  'Riley',
  'Seymour',
  'Kurtz',
];

test('federal law is there whole', () => {
  const cited = [...law('us-federal', today).rules.values()].map((rule) => rule.citation).join(' | ');
  for (const part of federal) assert.ok(cited.includes(part), part);
});

test('ids begin with the name of their own file', () => {
  for (const { file, rule } of rules) {
    const own = file === 'us-federal' ? 'us.' : `us.${file.slice(3)}.`;
    assert.ok(rule.id.startsWith(own) || rule.id === 'us.5cir.smith', `${file} ${rule.id}`);
  }
});

test('no file carries an example address, a machine path or a mark of unfinished work', () => {
  for (const file of files) {
    const text = readFileSync(projectPath('data', 'law', `${file}.yaml`), 'utf8');
    assert.doesNotMatch(text, /example\.(com|org)|\/home\/|\/tmp\/|TODO|FIXME/, file);
  }
});
