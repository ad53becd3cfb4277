/** The plan as a person reads it in a terminal: nothing of law that stands in the plan is left out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockWords } from '../../src/cli/plan/clock-text.js';
import { planText } from '../../src/cli/plan/text.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers } from '../../src/navigator/types.js';
import { answers, knowledge } from '../navigator/support.js';

function shown(more: Partial<Answers>): string {
  const given = answers({ offence: { name: 'Extortion', maxPenaltyYears: 10 }, ...more });
  return planText(plan(given, knowledge), given).join(' ').replace(/\s+/g, ' ');
}

const police = (state: string): Answers['authority'] => ({
  country: 'US',
  state,
  agencyType: 'local-police',
  canIssue: ['subpoena', 'search_warrant'],
});

test('words that the paper must carry are shown: the attestation of California, the sentence of Washington', () => {
  assert.match(
    shown({ authority: police('OH'), needs: ['what-was-said'] }),
    /The paper must carry, [^:]*: Attest that/,
  );
  const comcast = { provider: 'comcast', identifier: 'ip_address', value: '198.51.100.23' } as const;
  assert.match(
    shown({ authority: police('WA'), accounts: [comcast], needs: ['who-had-ip'] }),
    /pursuant to RCW/,
  );
});

test('notice that the agency owes is shown, with what delays it', () => {
  assert.match(
    shown({ authority: police('CA'), needs: ['what-was-said'] }),
    /Notice that you owe: Tell each/,
  );
});

test('ways across a border are shown side by side, with the time to expect', () => {
  const authority = { country: 'FR', agencyType: 'investigating-judge', canIssue: ['epoc'] } as const;
  const instagram = { provider: 'meta-instagram', identifier: 'username', value: 'lune.pale_75' } as const;
  const text = shown({
    authority: { ...authority, canIssue: ['epoc'] },
    accounts: [instagram],
    needs: ['what-was-said'],
  });
  assert.match(text, /→ This way: European Production Order, content\. Time to expect: 10 days/);
  assert.match(text, /· Mutual legal assistance \(also open, for message content\)/);
});

test('one warrant for several providers, and whose law it is, are shown', () => {
  const accounts: Answers['accounts'] = [
    { provider: 'snap', identifier: 'username', value: 'river.fox22' },
    { provider: 'discord', identifier: 'user_id', value: '80351110224678912' },
  ];
  const text = shown({ authority: police('OH'), accounts, needs: ['what-was-said'], oneWarrant: true });
  assert.match(text, /One warrant for several providers · Steps \d+, \d+: You asked for one warrant/);
  assert.match(text, /Law used: .*Not reviewed by counsel\./);
});

test('what cannot be had is told by the name of the provider', () => {
  assert.match(
    shown({
      authority: police('OH'),
      needs: ['cell-sites'],
      accounts: [{ provider: 'meta-facebook', identifier: 'user_id', value: '100000000000017' }],
    }),
    /· (?:Meta \(Facebook|meta-facebook)/,
  );
});

test('a clock reads as a person would say it', () => {
  const clock = { id: 'production', from: 'the hour the warrant is given', citation: 'X 1' } as const;
  assert.equal(
    clockWords({ ...clock, days: 3 }),
    'time to answer 72 hours, from the hour the warrant is given (X 1)',
  );
  assert.equal(
    clockWords({ id: 'notice', days: 0, from: 'when the warrant is carried out', citation: 'X 2' }),
    'your notice to the person at once, when the warrant is carried out (X 2)',
  );
  assert.equal(
    clockWords({ id: 'retention', days: 1, from: 'when it came to be', citation: 'Y', note: 'Ask early.' }),
    'kept only 1 day, from when it came to be (Y): Ask early',
  );
});
