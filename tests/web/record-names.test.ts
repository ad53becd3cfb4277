/** Meta names people by numbers: the pages show the name beside it and find a person by either. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorker } from '../../src/jobs/runners.js';
import { receive, zipsOf } from './return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

let desk: TestDesk;
let agent: Agent;
let timeline: string;

before(async () => {
  desk = await testDesk();
  const worker = startWorker(desk.services);
  agent = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-0118', title: 'A case', offence: 'Theft' },
    agent.person,
  );
  const zips = await zipsOf('meta-facebook', 'example', 'input-minified');
  await receive(desk.services, agent.person, made.id, zips);
  await worker.idle();
  timeline = `/cases/${made.id}/timeline`;
});
after(() => desk.close());

/** How many records a view of the time line says that it holds. */
async function countOf(query: string): Promise<string | undefined> {
  const page = await agent.get(`${timeline}?${query}`);
  assert.equal(page.status, 200, page.text);
  return /<strong>(\d+)<\/strong> record/.exec(page.text)?.[1];
}

test('a line of the time line, the list of people and the record name whom a number means', async () => {
  const list = await agent.get(`${timeline}?kind=message`);
  assert.match(list.text, /marlow\.pike \(17841400000000077\)/);
  assert.match(
    list.text,
    /<a class="usa-link" href="[^"]*person&#x3D;17841400000000077">marlow\.pike \(17841400000000077\)<\/a>/,
  );
  assert.match(list.text, /<option value="17841400000000022">[^<]*river\.fox22 \(17841400000000022\)/);
  const record = await agent.get(/href="(\/cases\/[^"]+\/records\/[^"]+)"/.exec(list.text)![1]!);
  assert.match(record.text, /river\.fox22 \(17841400000000022\)/);
});

test('a person is found by name, by number, and by both as they are shown', async () => {
  const byNumber = await countOf('kind=message&person=17841400000000077');
  // Written or received by marlow.pike in records.html and preservation-1.html: all 13 messages, as he is in each thread (by hand).
  assert.equal(byNumber, '13');
  assert.equal(await countOf('kind=message&person=Marlow.Pike'), byNumber);
  assert.equal(await countOf('kind=message&person=marlow.pike+%2817841400000000077%29'), byNumber);
});

test('an export of a view by name has the same records', async () => {
  const page = await agent.post(`${timeline.replace('timeline', 'export')}?kind=message&person=marlow.pike`, {
    format: 'jsonl',
    reason: 'For the file',
  });
  assert.equal(page.status, 200, page.text);
  assert.equal(page.text.trim().split('\n').length, 13);
});
