/** The way of a return through the pages: taken in, read, time line, record back to its bytes, ledger, export. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { projectPath } from '../../src/base/root.js';
import { startWorker } from '../../src/jobs/runners.js';
import type { Worker } from '../../src/jobs/worker.js';
import { addRequest, receive, zipsOf } from './return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

/** A chat of our own: three messages, a fourth that a spreadsheet would run, one of a script. */
const chat = [
  '[02/10/2026, 08:00:00] River Fox: good morning',
  '[02/10/2026, 08:01:30] Marlow Pike: <script>alert("x")</script>',
  '[02/10/2026, 08:02:00] River Fox: =HYPERLINK("http://example.com";"win")',
  '[13/10/2026, 21:45:10] Marlow Pike: see you at nine',
  '',
].join('\n');

let desk: TestDesk;
let worker: Worker;
let agent: Agent;
let caseId: string;
let returnUrl: string;

before(async () => {
  desk = await testDesk();
  worker = startWorker(desk.services);
  agent = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-0117', title: 'A case', offence: 'Extortion' },
    agent.person,
  );
  caseId = made.id;
});
after(() => desk.close());

async function upload(files: { name: string; bytes: Buffer | string }[], form: Record<string, string> = {}) {
  const page = await agent.get(`/cases/${caseId}/returns/new`);
  assert.equal(page.status, 200);
  const now = {
    'received-year': '2026',
    'received-month': '11',
    'received-day': '23',
    'received-time': '14:10',
  };
  const request = agent.raw
    .post(`/cases/${caseId}/returns/new`)
    .set('Sec-Fetch-Site', 'same-origin')
    .field('_csrf', await agent.token());
  for (const [name, value] of Object.entries({ ...now, ...form })) request.field(name, value);
  for (const file of files) request.attach('files', Buffer.from(file.bytes), file.name);
  return request;
}

async function readIn(
  files: { name: string; bytes: Buffer | string }[],
  form?: Record<string, string>,
): Promise<string> {
  const answer = await upload(files, form);
  assert.equal(answer.status, 303, answer.text.slice(0, 2000));
  await worker.idle();
  return answer.headers.location as string;
}

test('a chat is taken in, kept by its hash, read in a process of its own', async () => {
  returnUrl = await readIn([{ name: 'WhatsApp Chat.txt', bytes: chat }]);
  const page = await agent.get(returnUrl);
  assert.equal(page.status, 200, page.text);
  assert.match(page.text, /Return from WhatsApp/);
  assert.match(page.text, new RegExp(createHash('sha256').update(chat).digest('hex')));
  // 14:10 on 23 November in New York is 19:10 UTC.
  assert.match(page.text, /23 Nov 2026 14:10 EST.*\(23 Nov 2026 19:10 UTC\)/);
  assert.match(page.text, /The four add up to the 1 file that came/);
  const bytes = Buffer.byteLength(chat);
  assert.match(page.text, new RegExp(`${bytes} of ${bytes} bytes accounted for`));
});

test('the time line shows four messages, escaped, and each filter is an address', async () => {
  const all = await agent.get(`/cases/${caseId}/timeline`);
  assert.equal(all.status, 200, all.text);
  assert.match(all.text, /<strong>4<\/strong> records/);
  assert.ok(!all.text.includes('<script>alert'));
  assert.match(all.text, /&lt;script&gt;alert/);
  assert.match(all.text, /zone not stated/);
  const one = await agent.get(`/cases/${caseId}/timeline?text=NINE`);
  assert.match(one.text, /<strong>1<\/strong> record fit/);
  assert.match(one.text, /line 4/);
  const person = await agent.get(`/cases/${caseId}/timeline?person=river%20fox&kind=message&to=2026-10-02`);
  assert.match(person.text, /<strong>2<\/strong> records fit/);
  const none = await agent.get(`/cases/${caseId}/timeline?ip=198.51.100.1`);
  assert.match(none.text, /No record fits/);
  const wrong = await agent.get(`/cases/${caseId}/timeline?from=2026-13-01`);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Write a day like/);
  assert.match(wrong.text, /value="2026-13-01"/);
});

test('a record leads back to its own bytes', async () => {
  const list = await agent.get(`/cases/${caseId}/timeline?text=nine`);
  const href = /href="(\/cases\/[^"]+\/records\/[^"]+)"/.exec(list.text)?.[1] ?? '';
  const page = await agent.get(href);
  assert.equal(page.status, 200, page.text);
  assert.match(
    page.text,
    /<pre class="tc-original"[^>]*>\[13\/10\/2026, 21:45:10\] Marlow Pike: see you at nine/,
  );
  const offset = Buffer.byteLength(chat.slice(0, chat.indexOf('[13/10')));
  assert.match(page.text, new RegExp(`byte ${offset}\\b`));
  assert.match(page.text, /<pre class="tc-cite"[^>]*>[^<]*WhatsApp Chat\.txt, line 4/);
  const entries = await desk.services.audit.list({ action: 'evidence.viewed', limit: 1 });
  assert.equal(entries[0]?.who, agent.person.email);
  assert.equal(entries[0]?.details.page, 'record');
});

test('the ledger names the file and its columns', async () => {
  const page = await agent.get(`${returnUrl}/ledger`);
  assert.match(page.text, /WhatsApp Chat\.txt/);
  assert.match(page.text, /Set aside <span class="tc-count">0<\/span>/);
  const file = await agent.get(`${returnUrl}/ledger/0`);
  assert.equal(file.status, 200, file.text);
  assert.match(file.text, /Columns and keys/);
  assert.equal((await agent.get(`${returnUrl}/ledger/99`)).status, 404);
});

test('an export needs a reason, is formula-safe, and says where each row stands', async () => {
  const address = `/cases/${caseId}/export?kind=message`;
  const without = await agent.post(address, { format: 'csv', reason: '' });
  assert.equal(without.status, 422);
  assert.match(without.text, /Say what the records are for/);
  const csv = await agent.post(address, { format: 'csv', reason: 'Discovery' });
  assert.equal(csv.status, 200);
  assert.match(String(csv.headers['content-disposition']), /tecum-26-0117-records\.csv/);
  const rows = parse(csv.text, { columns: true, bom: true }) as Record<string, string>[];
  assert.deepEqual(
    rows.map((r) => [r.line, r.actor]),
    [
      ['1', 'River Fox'],
      ['2', 'Marlow Pike'],
      ['3', 'River Fox'],
      ['4', 'Marlow Pike'],
    ],
  );
  assert.ok(rows[2]!.text!.startsWith("'=HYPERLINK"));
  assert.equal(rows[0]!.original_sha256, createHash('sha256').update(chat).digest('hex'));
  const jsonl = await agent
    .post(address, { format: 'jsonl', reason: 'Discovery' })
    .then((r) => r.text ?? r.body.toString());
  assert.equal(jsonl.trim().split('\n').length, 4);
  const custody = await agent.get(`${returnUrl}/custody`);
  for (const word of ['Taken in', 'Read', 'Viewed', 'Exported', 'Discovery'])
    assert.match(custody.text, new RegExp(word));
});

test('checking the originals finds them as they were received', async () => {
  assert.equal((await agent.post(`${returnUrl}/verify`)).status, 303);
  const page = await agent.get(`${returnUrl}/custody`);
  assert.match(page.text, /Every original still has the SHA-256/);
});

test('custody cannot be changed in the database either', async () => {
  await assert.rejects(desk.services.db('custody').update({ note: 'x' }), /append only/);
  await assert.rejects(desk.services.db('custody').delete(), /append only/);
});

test('a form with an error keeps the files and the answers', async () => {
  const wrong = await upload([{ name: 'a.csv', bytes: 'a,b\n1,2\n' }], {
    'received-day': '45',
    note: 'By courier',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Files that have arrived/);
  assert.match(wrong.text, /By courier/);
  const kept = /name="arrival" value="([^"]+)"/.exec(wrong.text)?.[1] ?? '';
  const stranger = await desk.signIn('investigator');
  await desk.services.access.grant(caseId, stranger.person.id, agent.person.id);
  const theirs = await stranger.raw
    .post(`/cases/${caseId}/returns/new`)
    .set('Sec-Fetch-Site', 'same-origin')
    .field('_csrf', await stranger.token())
    .field('arrival', kept);
  assert.match(theirs.text, /Choose at least one file/);
  const right = await upload([], { arrival: kept });
  assert.equal(right.status, 303, right.text.slice(0, 500));
  await worker.idle();
  assert.match((await agent.get(right.headers.location as string)).text, /a\.csv/);
});

test('a file that is no return at all is kept, and the page says what became of it', async () => {
  const url = await readIn([{ name: 'noise.bin', bytes: createHash('sha512').update('noise').digest() }]);
  const page = await agent.get(url);
  assert.equal(page.status, 200);
  assert.match(page.text, /64 of 64 bytes accounted for/);
});

test('who may not see the case sees nothing of its returns', async () => {
  const stranger = await desk.signIn('investigator');
  for (const path of ['', '/ledger', '/ledger/0', '/custody', '/next', '/progress.json']) {
    assert.equal((await stranger.get(`${returnUrl}${path}`)).status, 404, path);
  }
  for (const path of ['/timeline', '/records/1/0', '/export', '/returns/new', '/returns']) {
    assert.equal((await stranger.get(`/cases/${caseId}${path}`)).status, 404, path);
  }
  assert.ok(!(await stranger.get('/returns')).text.includes('WhatsApp'));
});

test('a return of one case is not found under another', async () => {
  const other = await desk.services.cases.create(
    { number: '26-0200', title: 'Other', offence: '' },
    agent.person,
  );
  const id = returnUrl.split('/').at(-1);
  assert.equal((await agent.get(`/cases/${other.id}/returns/${id}`)).status, 404);
  assert.equal((await agent.get(`/cases/${other.id}/records/1/0`)).status, 404);
});

test('the Snapchat example: every file of the ledger is on the screen, and the numbers add up', async () => {
  const folder = projectPath('providers', 'snap', 'example', 'input');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));
  const url = await readIn(files);
  const page = await agent.get(url);
  assert.equal(page.status, 200);
  assert.match(page.text, new RegExp(`The four add up to the ${files.length} files that came`));
});

test('with its request: what was asked and came, what is missing, a letter about it, and a plan for what it opens', async () => {
  const request = await addRequest(desk.services, caseId, agent.person, {
    provider: 'snap',
    account: 'river.fox22',
  });
  const id = await receive(desk.services, agent.person, caseId, await zipsOf('snap', 'example', 'input'), {
    requestId: request.id,
  });
  await worker.idle();
  const url = `/cases/${caseId}/returns/${id}`;
  const home = await agent.get('/');
  assert.match(home.text, /Return from Snap is read: /);
  const page = await agent.get(url);
  assert.equal(page.status, 200, page.text);
  // memories.csv has 23 rows and none from 3 to 9 November (by hand).
  assert.match(page.text, /23 records, [^<]*nothing 3 Nov 2026 to 9 Nov 2026/);
  assert.match(page.text, /Searches<\/span> <span class="[^"]*">Missing/);
  assert.match(page.text, /Sealed/);
  assert.ok(
    !(await agent.get('/')).text.includes('Return from Snap is read: 85 records, 2 findings'),
    'seen is no news',
  );
  const letter = await agent.post(`${url}/deficiency`);
  assert.equal(letter.status, 303, letter.text);
  const drafted = (await desk.services.requests.forCase(caseId)).find(
    (r) => r.instrument === 'deficiency_letter',
  );
  assert.ok(
    drafted?.facts.deficiency?.rows.some(
      (row) => row.asked === 'Photos and videos' && /3 Nov 2026 to 9 Nov 2026/.test(row.missing),
    ),
  );
  const next = await agent.get(`${url}/next`);
  assert.match(next.text, /203\.0\.113\.77/);
  const plan = await agent.post(`${url}/next`, { value: '203.0.113.77' });
  assert.equal(plan.status, 303, plan.text);
  assert.match(String(plan.headers.location), /^\/plan\//);
  assert.equal((await agent.post(`${url}/next`, { value: '203.0.113.250' })).status, 404);
});

test('a sealed record is never shown: not on the time line, not by its address, not in an export', async () => {
  const sealed = (await desk.services.returns.ofCase(caseId)).readings.at(-1)!;
  const total = await desk.services.returns.records.sealed([sealed]);
  assert.ok(total > 0);
  const count = (await desk.services.returns.view((await desk.services.returns.list([caseId]))[0]!.id))!
    .summary!.records.total;
  let met = 0;
  for (let seq = 0; seq < count; seq += 1) {
    const page = await agent.get(`/cases/${caseId}/records/${sealed.id}/${seq}`);
    if (page.text.includes('This record is sealed')) {
      met += 1;
      assert.ok(!page.text.includes('tc-original'));
    }
  }
  assert.equal(met, total);
});
