/** "Start from a report": the file or the text, what was read, and the wizard with its first answers. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { understand } from '../../src/desk/plans/wizard/placed.js';
import type { WizardDraft } from '../../src/desk/plans/wizard/types.js';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { textOf } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let ben: Agent;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  ben = await desk.signIn('investigator');
});
after(() => desk.close());

const report = readFileSync(projectPath('tests', 'intake', 'examples', 'report.json'));
const fraud = readFileSync(projectPath('tests', 'intake', 'examples', 'fraud.txt'), 'utf8');

async function send(fields: Record<string, string>, file?: Buffer) {
  const request = ana.raw
    .post('/plan/intake')
    .set('Sec-Fetch-Site', 'same-origin')
    .field('_csrf', await ana.token());
  for (const [name, value] of Object.entries(fields)) request.field(name, value);
  if (file) request.attach('report', file, 'report.json');
  return request;
}

test('the start page leads to it', async () => {
  assert.match((await ana.get('/plan')).text, /href="\/plan\/intake"/);
  const page = await ana.get('/plan/intake');
  assert.equal(page.status, 200);
  assert.match(page.text, /enctype="multipart\/form-data"/);
});

test('a report becomes a plan’s first answers, and all that was read is shown', async () => {
  const answer = await send({}, report);
  assert.equal(answer.status, 303);
  const path = String(answer.headers.location);
  assert.match(path, /^\/plan\/[^/]+\/report$/);
  const shown = textOf((await ana.get(path)).text);
  for (const word of [
    '198000142',
    'river.fox22',
    '198.51.100.7',
    '51515',
    '0123456789abcdef0123456789abcdef',
    'shoeSize',
    '2258A(g)',
    '14 Oct 2027',
  ])
    assert.ok(shown.includes(word), word);
  const id = path.split('/')[2] ?? '';
  const { answers } = await desk.services.plans.draft(id, ana.person);
  const { accounts, from, to, placed } = answers as {
    accounts: string;
    from: string;
    to: string;
    placed: Record<string, string>;
  };
  assert.deepEqual([from, to], ['2026-10-08', '2026-10-13']);
  assert.equal(placed['river.fox22'], 'snap');
  assert.match(accounts, /^198\.51\.100\.7 2026-10-12T22:10:00Z port 51515$/m);
});

test('the wizard understands every line that the report gave', async () => {
  const path = String((await send({}, report)).headers.location);
  const { answers } = await desk.services.plans.draft(path.split('/')[2] ?? '', ana.person);
  const lines = understand(answers as WizardDraft, desk.services.catalog);
  assert.deepEqual(
    lines.map(({ identifier, value, provider = '-' }) => `${identifier} ${value} ${provider}`),
    [
      'user_id 5f0b1c2e-0000-4000-8000-0000000000a1 snap',
      'username river.fox22 snap',
      'email river.fox@example.com snap',
      'email fox.second@example.org snap',
      'phone +19375550142 snap',
      'ip_address 198.51.100.7 -',
      'ip_address 2001:db8::7 -',
      'ip_address 203.0.113.44 -',
    ],
  );
});

test('text that is pasted is read as well; card numbers are masked', async () => {
  const answer = await send({ text: fraud });
  const shown = textOf((await ana.get(String(answer.headers.location))).text);
  assert.ok(shown.includes('river_fox22') && shown.includes('••••••••••••1111'));
  assert.ok(!shown.includes('4111 1111 1111 1111') && !shown.includes('4111111111111111'));
});

test('nothing, a scan, a wrong file: said at the field, what was typed stays, and no plan is begun', async () => {
  const before = (await desk.services.plans.drafts(ana.person)).length;
  const none = await send({});
  assert.equal(none.status, 422);
  assert.match(textOf(none.text), /Choose the report’s file, or paste its text/);
  const wrong = await send({ text: 'kept as it is' }, Buffer.from('{"a":1}'));
  assert.equal(wrong.status, 422);
  assert.match(textOf(wrong.text), /no CyberTipline report/);
  assert.match(wrong.text, /kept as it is/);
  assert.equal((await desk.services.plans.drafts(ana.person)).length, before);
});

test('nobody else sees the report, and it is on the audit chain', async () => {
  const path = String((await send({}, report)).headers.location);
  assert.equal((await ben.get(path)).status, 404);
  const chain = readFileSync(`${desk.dataDir}/audit.jsonl`, 'utf8');
  assert.match(chain, /"intake\.read"/);
});
