/** Answers for the wizard's pages, and a walk through them as a browser would take it. */
import assert from 'node:assert/strict';
import type { QuestionId } from '../../src/desk/plans/wizard/types.js';
import type { Agent } from './support.js';

export type Form = Record<string, string | string[]>;

/** Stalking on Snapchat; an Ohio police department that can have subpoenas signed. */
export const stalking: Record<QuestionId, Form> = {
  danger: { danger: 'none' },
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
  authority: { agencyType: 'local-police', state: 'OH', canIssue: ['preservation', 'subpoena'] },
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
  for (let step = 0; step < 12 && !at.endsWith('/check'); step += 1) {
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
