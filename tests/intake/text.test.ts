/** A bank's fraud report as text: what it gives to ask about, and what is masked. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import { answersText } from '../../src/intake/answers-text.js';
import { readPasted } from '../../src/intake/read.js';
import { shownIntake } from '../../src/intake/shown.js';
import { toAnswers } from '../../src/intake/to-answers.js';
import { example, means } from './means.js';

const text = example('fraud.txt').toString();
const intake = readPasted(text, means);

test('every identifier once, with the provider that the text points to', () => {
  assert.equal(intake.format, 'text');
  assert.deepEqual(
    intake.accounts.map(
      ({ provider = '-', identifiers: [one] }) => `${one?.identifier} ${one?.value} ${provider}`,
    ),
    [
      'phone +19375550142 -',
      'account_number 000123456789 -',
      'card_number 4111111111111111 -',
      'email river.fox@gmail.com google',
      'username river_fox22 telegram',
      'domain refund-desk-example.com -',
      'wallet_address bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 -',
    ],
  );
  assert.deepEqual(
    intake.ips.map(({ ip, port, at }) => [ip, port, at?.iso]),
    [['198.51.100.7', 51515, '2026-10-06T18:12:09Z']],
  );
  assert.deepEqual(
    intake.mentions.map(({ found }) => found.kind),
    ['routing'],
  );
});

test('numbers of cards and accounts are masked for screens, and whole in the answers', () => {
  const draft = toAnswers(intake, means.law);
  const screen = JSON.stringify(shownIntake({ ...intake, draft }));
  assert.ok(!screen.includes('4111111111111111') && !screen.includes('000123456789'));
  assert.ok(screen.includes('••••••••••••1111'));
  assert.ok(answersText(draft).includes('4111111111111111'));
});

test('the answers file is YAML that says what is still to be given', () => {
  const file = answersText(toAnswers(intake, means.law));
  assert.match(file, /^# Answers begun from a report\. Still to be given/);
  const answers = parse(file) as { accounts: unknown[]; period: object };
  assert.equal(answers.accounts.length, 8);
  assert.deepEqual(answers.period, { from: '2026-10-05', to: '2026-10-07', zone: 'UTC' });
});

test('every need that a report can propose is one that Tecum knows', () => {
  const known = parse(readFileSync(projectPath('data', 'needs.yaml'), 'utf8')) as { needs: { id: string }[] };
  const ids = new Set(known.needs.map(({ id }) => id));
  const source = readFileSync(projectPath('src', 'intake', 'to-answers.ts'), 'utf8');
  const named = [...source.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)]
    .map(([, id]) => id ?? '')
    .filter((id) => /^(?:who|where|which|what)/.test(id));
  assert.ok(named.length >= 9);
  for (const id of named) assert.ok(ids.has(id), id);
});

test('text that names nothing says so', () => {
  assert.match(readPasted('The customer was upset.', means).findings[0] ?? '', /Nothing in this text/);
});
