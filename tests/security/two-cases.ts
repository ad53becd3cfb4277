/** Two people with a case each, whole: request, return with its reading, plan, ticket; what belongs to one is not the other's. */
import { Readable } from 'node:stream';
import type { MadePlan } from '../../src/desk/plans/plans.js';
import { startWorker } from '../../src/jobs/runners.js';
import { commentStore } from '../../src/store/desk/request-comments.js';
import { addSignature, signatureStore } from '../../src/store/desk/request-signatures.js';
import { addVersion } from '../../src/store/desk/request-versions.js';
import { stalking } from '../desk/support.js';
import { checkered } from '../jobs/media-pictures.js';
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
  commentId: string;
  signatureId: string;
  tokenId: string;
  /** The job that printed its letters into a zip. */
  jobId: string;
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
  // Read twice, so that there are two readings to compare.
  for (const own of [mine, theirs]) {
    const by = { person: own.agent.person, fromWhere: 'test' };
    await desk.services.returns.readAgain(Number(own.returnId), {}, by);
  }
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
    { name: `${word}.png`, bytes: checkered(40, 30) },
  ]);
  const plan = await planFor(desk, agent, number, word);
  const [letter] = await services.requests.draftFromPlan(plan, null, person);
  await printsOf(desk, letter?.id ?? '', person.id, word);
  const ticket = await services.tickets.open(
    { subject: `Where is the ${word}?`, body: `A question on the ${word}`, caseId: made.id },
    person,
  );
  const { comment, signature } = await madeBeside(desk, letter?.id ?? '');
  const job = await services.letterBatches.start(made.id, [letter?.id ?? ''], false, person);
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
    commentId: comment,
    signatureId: signature,
    tokenId: token.id,
    jobId: String(job),
  };
}

/** Two prints, a comment and a signature with its scan, put beside the letter as an approval would. */
async function printsOf(desk: TestDesk, requestId: string, personId: string, word: string): Promise<void> {
  const { db, vault } = desk.services;
  const at = desk.services.now().toISOString();
  const bytes = Buffer.from(`%PDF-1.7 the ${word} was here`);
  const { sha256 } = await vault.put(Readable.from([bytes]), { name: 'print.pdf' });
  const paragraphs = [{ document: 'preservation', text: `Keep the ${word}.` }];
  for (const number of [1, 2])
    await addVersion(db, requestId, {
      ...{ number, sha256, at, personId, paragraphs, sealed: false, frozen: {} },
      code: `${word.toUpperCase()}-${number}`,
      replaces: number === 1 ? null : 1,
    });
  const scan = { sha256, name: `${word}.pdf`, type: 'application/pdf', bytes: bytes.length };
  const signed = { way: 'paper' as const, name: `The ${word}`, title: 'Judge', signedOn: at.slice(0, 10) };
  await addSignature(db, requestId, { ...signed, version: 1, court: '', docket: '', scan, personId, at });
  await commentStore(db).add({
    ...{ requestId, personId, at, answers: null, document: 'preservation', paragraph: 0 },
    firstWords: `Keep the ${word}.`,
    body: `Which ${word}?`,
  });
}

/** Ids of what {@link printsOf} made; they are numbered over the whole desk. */
async function madeBeside(
  desk: TestDesk,
  requestId: string,
): Promise<{ comment: string; signature: string }> {
  const [comment] = await commentStore(desk.services.db).of(requestId);
  const [signature] = await signatureStore(desk.services.db).of(requestId);
  return { comment: String(comment?.id), signature: String(signature?.id) };
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
    uploadId: 'none',
    seq: '0',
    // The chat is the first file; media pages are about the picture beside it.
    item: path.includes('/media') ? '1' : '0',
    list: '9',
    openingId: '9',
    step: 'snap.subpoena',
    note: 'none',
    key: 'data',
    question: 'danger',
    comment: own.commentId,
    version: '1',
    before: '2',
    signature: own.signatureId,
    job: own.jobId,
    ending: 'docx',
    file: 'none.ics',
    kind: 'letter',
    name: 'none',
    id: ids.find(([pattern]) => pattern.test(path))?.[1] ?? 'none',
  };
}
