/** Sealed records through every door: shut until two people open them, for the asker only, for a time. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startWorker } from '../../src/jobs/runners.js';
import { addRequest, receive } from './return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

/** The request asks for messages from 1 October to 20 November 2026: the first line and the last lie outside. */
const chat = [
  '[02/08/2026, 08:00:00] Heron Vale: the sandpiper is early',
  '[02/10/2026, 08:00:00] River Fox: good morning',
  '[13/10/2026, 21:45:10] Marlow Pike: see you at nine',
  '[24/12/2026, 10:00:00] Heron Vale: sandpiper again',
  '',
].join('\n');
/** What stands in the sealed lines and nowhere else. */
const secrets = /sandpiper|Heron/i;

let desk: TestDesk;
let asker: Agent;
let colleague: Agent;
let reviewer: Agent;
let caseId: string;
let returnId: number;
let readingId: number;
let base: string;

before(async () => {
  desk = await testDesk();
  const worker = startWorker(desk.services);
  asker = await desk.signIn('investigator');
  colleague = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-0200', title: 'A', offence: 'Theft' },
    asker.person,
  );
  caseId = made.id;
  await desk.services.access.grant(caseId, colleague.person.id, asker.person.id);
  const about = { provider: 'whatsapp', account: 'River Fox' };
  const request = await addRequest(desk.services, caseId, asker.person, about);
  const files = [{ name: 'WhatsApp Chat.txt', bytes: Buffer.from(chat) }];
  returnId = await receive(desk.services, asker.person, caseId, files, { requestId: request.id });
  await worker.idle();
  const view = await desk.services.returns.view(returnId);
  readingId = view!.reading!.id;
  base = `/cases/${caseId}/returns/${returnId}`;
  assert.equal(view!.summary!.records.total, 4);
  assert.equal(view!.summary!.sealed, 2);
});
after(() => desk.close());

/** Everything that a page, a file or an address of this return may tell. */
async function everyDoor(agent: Agent): Promise<string[]> {
  const seqs = [0, 1, 2, 3].map((seq) => `/cases/${caseId}/records/${readingId}/${seq}`);
  const timeline = `/cases/${caseId}/timeline`;
  const paths = [
    base,
    `${base}/ledger`,
    `${base}/ledger/0`,
    `${base}/next`,
    `${base}/custody`,
    `${base}/sealed`,
    `${base}/progress.json`,
    timeline,
    `${timeline}?reading=${readingId}`,
    `${timeline}?from=2026-08-01&to=2026-08-31`,
    `${timeline}?kind=message&order=newest`,
    `/cases/${caseId}`,
    `/cases/${caseId}/returns`,
    `/cases/${caseId}/export`,
    '/returns',
    '/',
    ...seqs,
  ];
  const texts: string[] = [];
  for (const path of paths) texts.push((await agent.get(path)).text);
  for (const format of ['csv', 'jsonl']) {
    const answer = await agent.post(`/cases/${caseId}/export`, { format, reason: 'test' });
    texts.push(answer.text ?? Buffer.from(answer.body).toString());
  }
  return texts;
}

/** Records that a search or a filter says it has found. */
async function found(agent: Agent, query: string): Promise<number> {
  const { text } = await agent.get(`/cases/${caseId}/timeline?${query}`);
  return Number(/<p class="tc-found" role="status"><strong>([\d,]+)</.exec(text)?.[1]);
}

function hashes(): string {
  const dir = join(desk.dataDir, 'readings', String(readingId));
  const hash = createHash('sha256');
  for (const name of readdirSync(dir).sort()) hash.update(name).update(readFileSync(join(dir, name)));
  return hash.digest('hex');
}

test('shut: no door tells what stands in a sealed record, and no search finds it', async () => {
  for (const text of await everyDoor(asker)) assert.doesNotMatch(text, secrets);
  // The words that were typed stand in their own field of the form; the count says that nothing was found.
  for (const query of [
    'text=sandpiper',
    'person=Heron+Vale',
    'sender=heron',
    'text=from:heron',
    'to=2026-08-31',
  ])
    assert.equal(await found(asker, query), 0, query);
  assert.equal(await found(asker, ''), 2);
  const page = await asker.get(`${base}/sealed`);
  assert.match(page.text, /2 records are sealed/);
  assert.match(page.text, /outside the dates/);
  assert.match((await asker.get(base)).text, /2 records lie outside .* Why: 2 outside the dates/);
  assert.match((await asker.get(`${base}/ledger/0`)).text, /2 message: outside the dates/);
});

test('an agency of one may ask, is told that nobody can decide, and cannot decide itself', async () => {
  assert.match((await asker.get(`${base}/sealed`)).text, /There is no second person who may decide/);
  const bare = await asker.post(`${base}/sealed`, { reason: ' ', days: '14' });
  assert.equal(bare.status, 422);
  assert.equal((await asker.post(`${base}/sealed`, { reason: 'x', days: '900' })).status, 422);
  const asked = await asker.post(`${base}/sealed`, { reason: 'Warrant 26-44 covers August', days: '14' });
  assert.equal(asked.status, 303, asked.text);
  assert.equal((await asker.post(`${base}/sealed/1`, { do: 'open', reason: 'mine' })).status, 403);
  assert.equal(await found(asker, ''), 2);
});

test('even with the right to decide nobody decides on their own wish, and a colleague without it does not either', async () => {
  assert.equal((await colleague.post(`${base}/sealed/1`, { do: 'open', reason: 'x' })).status, 403);
  const both = await desk.signIn('investigator', 'reviewer');
  await desk.services.access.grant(caseId, both.person.id, asker.person.id);
  await both.post(`${base}/sealed`, { reason: 'I want to see', days: '3' });
  const own = await both.post(`${base}/sealed/2`, { do: 'open', reason: 'I say so' });
  assert.equal(own.status, 403);
  assert.match(own.text, /cannot decide it too/);
  assert.equal((await desk.services.returns.seals.openings(returnId))[0]!.state, 'asked');
  for (const text of await everyDoor(both)) assert.doesNotMatch(text, secrets);
});

test('opened by another: the asker sees it and nobody else does; the files stay as they were', async () => {
  const untouched = hashes();
  reviewer = await desk.signIn('reviewer');
  assert.match((await reviewer.get('/')).text, /asks to open sealed records/);
  assert.equal((await reviewer.post(`${base}/sealed/1`, { do: 'open', reason: '' })).status, 400);
  const opened = await reviewer.post(`${base}/sealed/1`, { do: 'open', reason: 'The warrant says so' });
  assert.equal(opened.status, 303, opened.text);
  assert.equal(await found(asker, ''), 4);
  assert.equal(await found(asker, 'text=sandpiper'), 2);
  assert.match((await asker.get(`/cases/${caseId}/timeline`)).text, /Sealed, open to you/);
  assert.match((await asker.get(`/cases/${caseId}/records/${readingId}/0`)).text, /sandpiper is early/);
  for (const text of await everyDoor(colleague)) assert.doesNotMatch(text, secrets);
  assert.equal((await reviewer.get(`/cases/${caseId}/timeline`)).status, 403);
  assert.equal(hashes(), untouched);
});

test('who asked, who decided and who looked is on the chain and in custody', async () => {
  const actions = (await desk.services.audit.list({ limit: 1000 })).map(({ action }) => action);
  for (const action of ['seal.asked', 'seal.opened', 'seal.refused-same-person', 'evidence.unsealed-viewed'])
    assert.ok(actions.includes(action), action);
  const notes = (await desk.services.returns.custody(returnId)).filter((entry) => entry.action === 'seal');
  assert.deepEqual(
    notes.map((entry) => /^Opening \d+: (\w+)/.exec(entry.note)?.[1]),
    ['asked', 'asked', 'opened'],
  );
});

test('it ends by itself after its days, and at once when it is closed', async () => {
  desk.turnClock(14 * 24 * 60 + 1);
  const late = await desk.signIn('investigator');
  assert.ok(late);
  const live = await desk.services.returns.seals.liveFor(asker.person, returnId);
  assert.deepEqual(live, []);
  const chosen = await desk.services.returns.ofCase(caseId, {}, asker.person);
  assert.equal((await desk.services.returns.records.totals(chosen.readings)).total, 2);
});

test('only a part is opened where a part was asked for, until it is closed', async () => {
  const { seals } = desk.services.returns;
  const by = (agent: Agent) => ({ person: agent.person, fromWhere: '192.0.2.1' });
  const august = {
    from: Date.parse('2026-08-01T00:00:00Z') * 1000,
    to: Date.parse('2026-09-01T00:00:00Z') * 1000,
  };
  const id = await seals.ask(returnId, { reason: 'August only', part: august, days: 2 }, by(asker));
  await seals.decide(id, { open: true, reason: 'Yes' }, by(reviewer));
  const count = async () => {
    const { readings } = await desk.services.returns.ofCase(caseId, {}, asker.person);
    return (await desk.services.returns.records.totals(readings)).total;
  };
  assert.equal(await count(), 3);
  await assert.rejects(() => seals.close(id, by(colleague)), /role does not allow/);
  await seals.close(id, by(reviewer));
  assert.equal(await count(), 2);
});
