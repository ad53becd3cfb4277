/** Teaching through the pages, as a person does it without JavaScript: look, say, try, keep, read again, share. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startWorker } from '../../src/jobs/runners.js';
import type { Worker } from '../../src/jobs/worker.js';
import { addRequest, receive } from './return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

const csv = `Rang On;Nick;Address;Mood
2026-10-02 10:00:00 UTC;heron;198.51.100.7;calm
2026-10-03 11:00:00 UTC;heron;2001:db8::9;
soon;plover;198.51.100.8;glad
`;

let desk: TestDesk;
let worker: Worker;
let agent: Agent;
let stranger: Agent;
let caseId: string;
let returnId: number;
let teach: string;

before(async () => {
  desk = await testDesk();
  worker = startWorker(desk.services);
  agent = await desk.signIn('investigator');
  stranger = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-0300', title: 'A', offence: 'Theft' },
    agent.person,
  );
  caseId = made.id;
  returnId = await receive(desk.services, agent.person, caseId, [
    { name: 'odd.csv', bytes: Buffer.from(csv) },
  ]);
  await worker.idle();
  teach = `/cases/${caseId}/returns/${returnId}/teach/0`;
});
after(() => desk.close());

test('the ledger of a file that no reader knows leads to teaching', async () => {
  const { text } = await agent.get(`/cases/${caseId}/returns/${returnId}/ledger/0`);
  assert.match(text, new RegExp(`href="${teach}"`));
});

test('who may not see the case sees nothing of the file', async () => {
  for (const path of [teach, `${teach}/fields?list=0&kind=login`])
    assert.equal((await stranger.get(path)).status, 404);
  assert.equal((await stranger.post(`${teach}/try`, { definition: 'x' })).status, 404);
});

/** Where the form of a page that has this button goes, as a browser would send it. */
function formOf(html: string, button: string): string {
  const form = html.split('<form').find((part) => part.includes(`>${button}<`)) ?? '';
  const own = new RegExp(`formaction="([^"]+)"[^>]*>${button}<`).exec(form)?.[1];
  return own ?? /action="([^"]+)"/.exec(form)?.[1] ?? '';
}

test('from page to page by the pages’ own forms, as a browser goes', async () => {
  const looked = await agent.get(teach);
  assert.equal(formOf(looked.text, 'Next: the columns'), `${teach}/fields`);
  const columns = await agent.get(`${teach}/fields?list=0&kind=login&title=Rings&provider=acme-ring`);
  const draft = formOf(columns.text, 'Try it on the file');
  const tried = await agent.post(draft, answers);
  assert.equal(tried.status, 200, draft);
  assert.equal(
    (await agent.post(formOf(tried.text, 'Try again'), { definition: definitionIn(tried.text) })).status,
    200,
  );
  assert.equal(formOf(tried.text, 'Keep it, and read the return again'), `${teach}/save`);
});

test('each column is shown with values and a suggestion', async () => {
  assert.match((await agent.get(teach)).text, /The table: 3 seen/);
  const { text } = await agent.get(`${teach}/fields?list=0&kind=login&title=Rings&provider=acme-ring`);
  assert.match(text, /every value is an IP address/);
  assert.match(text, /198\.51\.100\.7/);
  const entries = readFileSync(join(desk.dataDir, 'audit.jsonl'), 'utf8');
  assert.match(entries, /"page":"teach"/);
});

const answers = {
  list: '0',
  kind: 'login',
  category: 'login_ip_history',
  title: 'Rings',
  provider: 'acme-ring',
  known: ['0', '1', '2'],
  'to-0': 'at',
  'format-0': 'any',
  'to-1': 'actor',
  'to-2': 'ip',
  'to-3': 'aside',
  'because-3': 'not asked for',
};

/** The text in the box for the definition. */
function definitionIn(html: string): string {
  const inner = /<textarea[^>]*name="definition"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)![1]!;
  return inner
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');
}

test('it is tried, kept as a version, and the return is read again with it', async () => {
  const tried = await agent.post(`${teach}/draft`, answers);
  assert.equal(tried.status, 200);
  assert.match(tried.text, /3 records: 3 login/);
  assert.match(tried.text, /1 times cannot be read/);
  const definition = definitionIn(tried.text);
  assert.doesNotMatch(definition, /heron|198\.51/, 'no value of the return is in it');
  const saved = await agent.post(`${teach}/save`, { definition });
  assert.equal(saved.status, 303);
  await worker.idle();
  const view = await desk.services.returns.view(returnId);
  assert.deepEqual(view!.summary!.reader, { id: 'taught-acme-ring-rings', version: 1 });
  assert.equal(view!.summary!.records.byKind.login, 3);
  const versions = await desk.services.returns.teach.versions('acme-ring-rings');
  assert.deepEqual(
    versions.map(({ version, who, how }) => ({ version, who, how })),
    [{ version: 1, who: agent.person.email, how: 'taught' }],
  );
  assert.ok(existsSync(join(desk.dataDir, 'readers', 'versions', 'acme-ring-rings.1.yaml')));
});

test('what was changed by hand and is wrong is told with its line, and nothing is kept', async () => {
  const answer = await agent.post(`${teach}/try`, { definition: 'id: acme-ring-rings\nversion: 0\n' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /definition\.yaml:\d/);
});

test('it can be shared, and taken in elsewhere after a look', async () => {
  const shared = await agent.get('/returns/readers/acme-ring-rings/definition.yaml');
  const text = readFileSync(join(desk.dataDir, 'readers', 'acme-ring-rings.yaml'), 'utf8');
  assert.equal(shared.text, text);
  const other = text
    .replace('id: acme-ring-rings', 'id: acme-other')
    .replace('title: Rings', 'title: Call 555-0199 of ada@example.com');
  const looked = await agent.post('/returns/readers', { definition: other });
  assert.match(looked.text, /This is what you take in/);
  assert.equal(await desk.services.returns.teach.text('acme-other'), null);
  assert.equal((await agent.post('/returns/readers', { definition: other, take: 'yes' })).status, 303);
  assert.match((await agent.get('/returns/readers/acme-other')).text, /imported by/);
});

test('values of a return with a sealed part are not shown', async () => {
  const about = { provider: 'acme-ring', account: 'heron' };
  const request = await addRequest(desk.services, caseId, agent.person, about);
  const late = csv.replace('2026-10-03', '2026-12-24');
  const id = await receive(
    desk.services,
    agent.person,
    caseId,
    [{ name: 'odd.csv', bytes: Buffer.from(late) }],
    { requestId: request.id },
  );
  await worker.idle();
  assert.ok((await desk.services.returns.view(id))!.summary!.sealed > 0);
  const path = `/cases/${caseId}/returns/${id}/teach/0`;
  const pages = [
    await agent.get(path),
    await agent.get(`${path}/fields?list=0&kind=login`),
    await agent.post(`${path}/draft`, answers),
  ];
  for (const { text } of pages) assert.doesNotMatch(text, /198\.51\.100|plover/);
});
