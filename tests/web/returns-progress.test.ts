/** While a return waits or is read: the page looks again by itself, stops on request, starts again with a password. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { startWorker } from '../../src/jobs/runners.js';
import { receive } from './return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

let desk: TestDesk;
let agent: Agent;
let caseId: string;

before(async () => {
  desk = await testDesk();
  agent = await desk.signIn('investigator');
  caseId = (
    await desk.services.cases.create({ number: '26-0300', title: 'A case', offence: '' }, agent.person)
  ).id;
});
after(() => desk.close());

/** A zip with a password, as providers send them. */
async function lockedZip(): Promise<Buffer> {
  const zip = new ZipWriter(new BlobWriter(), { password: 'heron-41', encryptionStrength: 3 });
  await zip.add('log.csv', new TextReader('date,who\n2026-10-01T08:00:00Z,ann\n'));
  return Buffer.from(await (await zip.close()).arrayBuffer());
}

test('waiting, stopped, read without the password, read with it', async () => {
  const id = await receive(desk.services, agent.person, caseId, [
    { name: 'locked.zip', bytes: await lockedZip() },
  ]);
  const url = `/cases/${caseId}/returns/${id}`;
  const waiting = await agent.get(url);
  assert.match(waiting.text, /<meta http-equiv="refresh" content="3">/);
  assert.match(waiting.text, /Waiting for its turn/);
  assert.deepEqual((await agent.get(`${url}/progress.json`)).body, {
    state: 'queued',
    percent: 0,
    label: '',
  });

  assert.equal((await agent.post(`${url}/cancel`)).status, 303);
  const stopped = await agent.get(url);
  assert.match(stopped.text, /The reading was cancelled/);
  assert.ok(!stopped.text.includes('http-equiv="refresh"'));

  const worker = startWorker(desk.services);
  await agent.post(`${url}/read-again`);
  await worker.idle();
  const locked = await agent.get(url);
  assert.match(locked.text, /Failed<\/a><\/th><td class="tc-number">1/);
  assert.match(locked.text, /password/i);

  await agent.post(`${url}/read-again`, { password: 'heron-41' });
  await worker.idle();
  const open = await agent.get(url);
  assert.match(open.text, /Failed<\/a><\/th><td class="tc-number">0/);
  const timeline = await agent.get(`/cases/${caseId}/timeline`);
  assert.match(timeline.text, /<strong>1<\/strong> record/);
  const record = /href="([^"]+\/records\/[^"]+)"/.exec(timeline.text)?.[1] ?? '';
  assert.match((await agent.get(record)).text, /2026-10-01T08:00:00Z,ann/);
  assert.ok(!(await agent.get(`${url}/custody`)).text.includes('heron-41'));
});
