/** Answers for the wizard's pages, and a walk through them as a browser would take it. */
import assert from 'node:assert/strict';
import type { QuestionId } from '../../src/desk/plans/wizard/types.js';
import type { Agent } from './support.js';

export type Form = Record<string, string | string[]>;

/** The ISO date so many days ahead: the desk of these tests has the machine's clock. */
export function isoIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same in the three boxes of a date. */
function daysFromNow(name: string, days: number): Form {
  const [year = '', month = '', day = ''] = isoIn(days).split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** Stalking on Snapchat; an Ohio police department that can have subpoenas signed. The last lines answer what other kinds of case ask. */
export const stalking: Record<QuestionId, Form> = {
  danger: { danger: 'none' },
  emergency: {
    dangerWords: 'He wrote that he will shoot her tonight.',
    whom: 'Dana Example, 34, last heard at four.',
    whyNow: 'He left work at five and knows where she is.',
  },
  helps: {
    'help-who-runs-account': 'The name leads to his car.',
    'help-where-signed-in': 'The last address leads to the house where he is.',
    'help-where-was-device': 'A patrol goes to the last position.',
    'help-danger-now': 'It shows where he is going.',
    'help-what-was-said': 'His last messages may say where he waits.',
    'help-all': 'It shows where he is going.',
  },
  threat: { threat: 'On 20 November at 18:10 he wrote: I will burn it down.' },
  threatened: { threatened: 'The bakery in Main Street and its owner.' },
  person: { person: 'D. Example' },
  predicate: { predicate: 'He was shot at on 2 October; a witness heard him say that he will take revenge.' },
  until: { ...daysFromNow('until', 30), reviewDays: '14' },
  services: { services: 'The outreach worker calls him on the same day.' },
  conduct: { conduct: 'They sell fentanyl; one sale on 3 October at Elm Street.' },
  kind: { businessCase: 'investigate-crime' },
  purpose: {
    offence: 'Stalking',
    statute: 'Ohio Rev. Code 2903.211',
    narrative: 'Messages follow the victim to work and home.',
  },
  accounts: { accounts: 'https://www.snapchat.com/add/river.fox22\nriver.fox22@gmail.com' },
  understood: { 'place-2': 'google' },
  needs: { needs: ['who-runs-account', 'where-signed-in', 'what-was-said'] },
  period: {
    'from-day': '1',
    'from-month': '10',
    'from-year': '2026',
    'to-day': '20',
    'to-month': '11',
    'to-year': '2026',
    zone: 'America/New_York',
  },
  country: { country: 'US' },
  state: { state: 'OH' },
  agency: { agencyType: 'local-police' },
  signed: { canIssue: ['preservation', 'subpoena'] },
  notice: { mayNotify: 'no' },
  case: { caseNumber: '26-0117', caseTitle: 'River Fox' },
};

/** Begins a plan; returns its id and the first question's address. */
export async function begin(agent: Agent, form: Form = {}): Promise<{ id: string; first: string }> {
  const answer = await agent.post('/plan', form);
  assert.equal(answer.status, 303);
  const first = String(answer.headers.location);
  return { id: first.split('/')[2] ?? '', first };
}

/** Answers question after question, as each page leads to the next, until the list of answers. Returns the plan's id. */
export async function walk(agent: Agent, change: Partial<Record<QuestionId, Form>> = {}): Promise<string> {
  const answers = { ...stalking, ...change };
  const { id, first } = await begin(agent);
  let at = first;
  for (let step = 0; step < 25 && !at.endsWith('/check'); step += 1) {
    const question = at.split('/')[3]?.split('?')[0] as QuestionId;
    const answer = await agent.post(at, answers[question]);
    assert.equal(answer.status, 303, `${question} answered ${answer.status}`);
    at = String(answer.headers.location);
    if (at === `/plan/${id}`) return id;
  }
  assert.ok(at.endsWith('/check'), 'the questions lead to the list of answers');
  return id;
}

/** The whole way to a plan. */
export async function makePlan(
  agent: Agent,
  change: Partial<Record<QuestionId, Form>> = {},
): Promise<string> {
  const id = await walk(agent, change);
  const answer = await agent.post(`/plan/${id}/check`);
  assert.equal(answer.status, 303, answer.text.slice(0, 500));
  assert.equal(answer.headers.location, `/plan/${id}`);
  return id;
}

/** Text of a page without its tags. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
