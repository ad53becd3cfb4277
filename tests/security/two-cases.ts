/** Two people with a case each, whole: request, return with its reading, plan, ticket; what belongs to one is not the other's. */
import type { MadePlan } from '../../src/desk/plans/plans.js';
import { startWorker } from '../../src/jobs/runners.js';
import { stalking } from '../desk/support.js';
import { receive } from '../web/return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from '../web/support.js';

/** What a route may name of one case. */
export interface OwnCase {
  agent: Agent;
  caseId: string;
  /** Case number, title and words of the return: nothing of it may reach the other person. */
  secrets: string[];
  requestId: string;
  returnId: string;
  readingId: string;
  planId: string;
  ticketId: string;
  tokenId: string;
}

export interface TwoCases {
  desk: TestDesk;
  mine: OwnCase;
  theirs: OwnCase;
}

/** Opens a desk with both. The worker has read both returns when it is kept. */
export async function twoCases(): Promise<TwoCases> {
  const desk = await testDesk();
  const worker = startWorker(desk.services);
  const mine = await ownCase(desk, 'heron');
  const theirs = await ownCase(desk, 'otter');
  worker.wake();
  await worker.idle();
  return { desk, mine: await withReading(desk, mine), theirs: await withReading(desk, theirs) };
}

async function ownCase(desk: TestDesk, word: string): Promise<OwnCase> {
  const { services } = desk;
  const agent = await desk.signIn('investigator');
  const { person } = agent;
  const number = `26-${word}-0117`;
  const made = await services.cases.create(
    { number, title: `The ${word} matter`, offence: `${word} theft` },
    person,
  );
  const chat = `[02/10/2026, 08:00:00] River ${word}: the ${word} is at the pier\n`;
  const returnId = await receive(services, person, made.id, [
    { name: `${word}-chat.txt`, bytes: Buffer.from(chat) },
  ]);
  const plan = await planFor(desk, agent, number, word);
  const [letter] = await services.requests.draftFromPlan(plan, null, person);
  const ticket = await services.tickets.open(
    { subject: `Where is the ${word}?`, body: `A question on the ${word}`, caseId: made.id },
    person,
  );
  const { token } = await services.tokens.make(person.id, `${word} token`);
  return {
    agent,
    caseId: made.id,
    secrets: [word, made.id],
    requestId: letter?.id ?? '',
    returnId: String(returnId),
    readingId: '',
    planId: plan.id,
    ticketId: String(ticket.id),
    tokenId: token.id,
  };
}

async function planFor(desk: TestDesk, agent: Agent, number: string, word: string): Promise<MadePlan> {
  const answers = {
    ...stalking,
    offence: { name: `${word} theft`, statute: 'Ohio Rev. Code 2913.02' },
    narrative: `The ${word} was stolen`,
    accounts: [{ provider: 'snap', identifier: 'username', value: `${word}.account` }],
    investigator: { name: agent.person.name },
    case: { number, title: `The ${word} matter` },
  };
  const draft = await desk.services.plans.start(agent.person, answers);
  return desk.services.plans.make(draft.id, answers, agent.person);
}

async function withReading(desk: TestDesk, own: OwnCase): Promise<OwnCase> {
  const view = await desk.services.returns.view(Number(own.returnId));
  if (!view?.reading) throw new Error(`the return was not read: ${JSON.stringify(view?.job?.error)}`);
  return { ...own, readingId: String(view.reading.id) };
}

/** Values for the parameters of a route. `:id` means another thing in each room. */
export function parametersOf(own: OwnCase, path: string): Record<string, string> {
  const ids: [RegExp, string][] = [
    [/\/requests\/:id/, own.requestId],
    [/^\/plan\//, own.planId],
    [/^\/desk\//, own.ticketId],
    [/^\/people\//, own.agent.person.id],
    [/^\/account\/tokens\//, own.tokenId],
  ];
  return {
    caseId: own.caseId,
    returnId: own.returnId,
    readingId: own.readingId,
    seq: '0',
    item: '0',
    step: 'snap.subpoena',
    note: 'none',
    key: 'data',
    question: 'danger',
    id: ids.find(([pattern]) => pattern.test(path))?.[1] ?? 'none',
  };
}
