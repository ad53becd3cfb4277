/** What a person sees of a return that no reader knows, and of one in which nothing could be read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorker } from '../../src/jobs/runners.js';
import { zipOf } from '../returns/helpers.js';
import { receive } from './return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

const longName = `letters-${'n'.repeat(150)}.csv`;

let desk: TestDesk;
let agent: Agent;
let casePath: string;
let unknown: number;
let broken: number;

before(async () => {
  desk = await testDesk();
  const worker = startWorker(desk.services);
  agent = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-0500', title: 'A', offence: 'Theft' },
    agent.person,
  );
  casePath = `/cases/${made.id}`;
  const csv = `Day,Bird,Tide\n2026-10-02T10:00:00Z,godwit,low\n2026-10-03T10:00:00Z,${'x'.repeat(500)},high\n`;
  unknown = await receive(desk.services, agent.person, made.id, [
    { name: longName, bytes: Buffer.from(csv) },
  ]);
  const whole = await zipOf({ 'a.csv': csv });
  broken = await receive(desk.services, agent.person, made.id, [
    { name: 'cut.zip', bytes: whole.subarray(0, 30) },
  ]);
  await worker.idle();
});
after(() => desk.close());

test('the time line shows the first columns of a row that no reader knows, long values cut', async () => {
  const { text } = await agent.get(`${casePath}/timeline?return=${unknown}`);
  assert.match(text, /Bird: godwit · Tide: low/);
  assert.match(text, /Bird: x{30,119}…x+ · Tide: high/);
  assert.doesNotMatch(text, /x{200}/);
});

test('its page leads to teaching its layout', async () => {
  const { text } = await agent.get(`${casePath}/returns/${unknown}`);
  assert.match(text, new RegExp(`href="${casePath}/returns/${unknown}/teach/0">Teach Tecum this layout`));
});

test('a reading without a record is not called simply read, and its finding says what to do', async () => {
  const list = await agent.get(`${casePath}/returns`);
  const row = list.text.split('<tr>').find((one) => one.includes(`/returns/${broken}"`)) ?? '';
  assert.match(row, /Read, no record/);
  const other = list.text.split('<tr>').find((one) => one.includes(`/returns/${unknown}"`)) ?? '';
  assert.doesNotMatch(other, /no record/);
  assert.match((await agent.get(`${casePath}/returns/${broken}`)).text, /Download it again/);
});

test('a long name is cut in the lists and whole on the page of the file', async () => {
  for (const path of [`${casePath}/returns`, casePath])
    assert.doesNotMatch((await agent.get(path)).text, /n{60}/, path);
  assert.ok((await agent.get(`${casePath}/returns/${unknown}/ledger/0`)).text.includes(longName));
});

test('where no record fits there is nothing to export, and the page says so', async () => {
  const none = await agent.get(`${casePath}/export?text=sandpiper`);
  assert.match(none.text, /nothing to export/);
  assert.doesNotMatch(none.text, /name="reason"/);
  const some = await agent.get(`${casePath}/export?text=godwit`);
  assert.match(some.text, /name="reason"/);
});
