/** Two readings of a return held against each other on a page: two versions of a reader over the same bytes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { definitionOf } from '../../src/desk/returns/teach-files.js';
import { startWorker } from '../../src/jobs/runners.js';
import type { Worker } from '../../src/jobs/worker.js';
import { zipOf } from '../returns/helpers.js';
import { definitionOfVersion, filesOfTwoVersions } from '../returns/two-versions.js';
import { addRequest, receive } from './return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

let desk: TestDesk;
let worker: Worker;
let agent: Agent;
let stranger: Agent;
let base: string;
let returnId: number;
/** Numbers of the readings by version 1, version 2, and version 2 again. */
let readings: number[];

/** The agency's reader as this version says it, kept as a person keeps it on the page. */
async function teach(version: 1 | 2): Promise<void> {
  const definition = definitionOf(definitionOfVersion(version));
  await desk.services.returns.teach.save(definition, 'taught', {
    email: agent.person.email,
    ip: '192.0.2.1',
  });
}

async function readAgain(): Promise<void> {
  await agent.post(`${base}/read-again`);
  await worker.idle();
}

before(async () => {
  desk = await testDesk();
  worker = startWorker(desk.services);
  agent = await desk.signIn('investigator');
  stranger = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-0310', title: 'A', offence: 'Theft' },
    agent.person,
  );
  const asked = { provider: 'mudflat-net', account: 'heron' };
  const request = await addRequest(desk.services, made.id, agent.person, asked);
  await teach(1);
  const files = [{ name: 'mudflat.zip', bytes: await zipOf(filesOfTwoVersions) }];
  returnId = await receive(desk.services, agent.person, made.id, files, { requestId: request.id });
  base = `/cases/${made.id}/returns/${returnId}`;
  await worker.idle();
  await teach(2);
  await readAgain();
  await readAgain();
  const view = await desk.services.returns.view(returnId);
  readings = view!.readings.map(({ id }) => id).reverse();
  assert.deepEqual(view!.readings.map(({ reader, state }) => `${reader} ${state}`).reverse(), [
    'taught-mudflat-net 1 ready',
    'taught-mudflat-net 2 ready',
    'taught-mudflat-net 2 ready',
  ]);
});
after(() => desk.close());

const compared = (older: number, newer: number) => `${base}/compare?older=${older}&newer=${newer}`;
/** The cells of a table's rows as text. */
function rowsIn(html: string, caption: string): string[][] {
  const table = html.split('<table').find((part) => part.includes(`>${caption}`)) ?? '';
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(table)?.[1] ?? '';
  return [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) =>
      cell!
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
}

test('added, gone and changed by file and kind, with sealed ones counted and links to those that may be seen', async () => {
  const { status, text } = await agent.get(compared(readings[0]!, readings[1]!));
  assert.equal(status, 200);
  assert.match(text, /<strong>6<\/strong> added, <strong>2<\/strong> gone, <strong>3<\/strong> changed/);
  const rows = rowsIn(text, 'Records added');
  assert.deepEqual(
    rows.map(([file, kind, what, records, sealed]) => [file!.split('/').at(-1), kind, what, records, sealed]),
    [
      ['chats.json', 'message', 'added', '5', '1'],
      ['logins.csv', 'login', 'changed', '3', '1'],
      ['chats.json', 'group', 'gone', '2', ''],
      ['chats.json', 'other', 'added', '1', ''],
    ],
  );
  assert.deepEqual(
    rows.map((row) => row[5]!.split(' ').length),
    [4, 2, 2, 1],
    'examples: those that are sealed are not among them',
  );
  const files = rowsIn(text, 'Files whose state');
  assert.equal(files.length, 1, 'notes.csv and logins.csv are as they were');
  assert.match(
    files[0]!.join(' | '),
    /chats\.json \| read by taught-mudflat-net, 2 records \| read by .*, 6 records/,
  );
});

test('an example leads to the record: in the older reading where it is gone, in the newer one else', async () => {
  const { text } = await agent.get(compared(readings[0]!, readings[1]!));
  const links = [...text.matchAll(/href="(\/cases\/[^"]+\/records\/(\d+)\/\d+)"/g)];
  assert.equal(links.length, 9);
  assert.deepEqual(new Set(links.map(([, , reading]) => Number(reading))), new Set(readings.slice(0, 2)));
  for (const [, href, reading] of links) {
    const record = await agent.get(href!);
    assert.equal(record.status, 200, href);
    // A chat without a time of its own, as version 1 reads it, is not sealed, and its bytes are its messages.
    if (Number(reading) === readings[1]) assert.doesNotMatch(record.text, /the sandpiper is late/);
  }
});

test('what stands around a list is told by the whole file: its bytes are not shown while some of them are sealed', async () => {
  const { text } = await agent.get(compared(readings[0]!, readings[1]!));
  const row = text.split('<tr>').find((one) => one.includes('>other<')) ?? '';
  const href = /href="([^"]+\/records\/[^"]+)"/.exec(row)![1]!;
  const record = await agent.get(href);
  assert.match(record.text, /The bytes of this record are not shown/);
  assert.match(record.text, /Jetty/, 'what was read of it is');
  assert.doesNotMatch(record.text, /lapwing|sandpiper/);
});

test('two readings by the same version say the same', async () => {
  const { text } = await agent.get(compared(readings[1]!, readings[2]!));
  assert.match(text, /They say the same\./);
  assert.doesNotMatch(text, /<table/);
  assert.equal(
    (await agent.get(`${base}/compare`)).text.includes('They say the same.'),
    true,
    'the last two',
  );
});

test('nothing of what is sealed is on the page, nor on the return’s', async () => {
  for (const path of [compared(readings[0]!, readings[1]!), compared(readings[1]!, readings[0]!), base])
    assert.doesNotMatch((await agent.get(path)).text, /sandpiper/i, path);
});

test('a stranger to the case is told that there is no such page, whatever the numbers', async () => {
  const whole = compared(readings[0]!, readings[1]!);
  for (const path of [whole, `${base}/compare`]) assert.equal((await stranger.get(path)).status, 404, path);
  const own = await desk.services.cases.create(
    { number: '26-0311', title: 'B', offence: 'Theft' },
    stranger.person,
  );
  const files = [{ name: 'own.csv', bytes: Buffer.from('a,b\n1,2\n') }];
  const ownReturn = await receive(desk.services, stranger.person, own.id, files);
  await worker.idle();
  const through = `/cases/${own.id}/returns/${ownReturn}/compare?older=${readings[0]}&newer=${readings[1]}`;
  const answer = await stranger.get(through);
  assert.equal(answer.status, 404, 'readings of another return, named through one’s own');
  assert.doesNotMatch(answer.text, /mudflat|chats\.json/);
});

test('a reading that is not there, and a return with one reading, are told', async () => {
  assert.equal((await agent.get(compared(readings[0]!, 999_999))).status, 404);
  assert.equal((await agent.get(`${base}/compare?older=x&newer=y`)).status, 200, 'nonsense counts as absent');
});

test('who compared what is on the audit chain', () => {
  const chain = readFileSync(join(desk.dataDir, 'audit.jsonl'), 'utf8').trim().split('\n');
  const looked = chain.filter(
    (line) => line.includes('"page":"compare"') && line.includes(agent.person.email),
  );
  const pairs = looked.map((line) => [/"older":(\d+)/.exec(line)?.[1], /"newer":(\d+)/.exec(line)?.[1]]);
  assert.ok(
    pairs.some(([older, newer]) => older === `${readings[0]}` && newer === `${readings[1]}`),
    looked[0],
  );
});

test('the return says that a newer version of an agency’s own reader is there, and reads again with it', async () => {
  assert.doesNotMatch((await agent.get(base)).text, /is newer now/);
  await teach(2);
  const { text } = await agent.get(base);
  assert.match(text, /The reader taught-mudflat-net is newer now/);
  assert.match(text, /made by version 2; version 3 is here/);
});
