/** Every look at evidence is on the chain, and where the chain cannot be written nothing is done and nothing is shown. */
import assert from 'node:assert/strict';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import request from 'supertest';
import { allRoutes, filled, type Route } from './all-routes.js';
import { parametersOf, type TwoCases, twoCases } from './two-cases.js';

let both: TwoCases;
let routes: Route[];
before(async () => {
  both = await twoCases();
  routes = allRoutes(both.desk.app);
});
after(() => both.desk.close());

/** Pages below a case's returns that show nothing of what a return holds: lists, forms, how far a reading is, custody. */
const withoutContents = new Set([
  '/cases/:caseId/returns',
  '/cases/:caseId/returns/new',
  '/cases/:caseId/returns/:returnId/progress.json',
  // How many files were looked at: numbers, as progress.json.
  '/cases/:caseId/returns/:returnId/media/check.json',
  '/cases/:caseId/returns/:returnId/custody',
]);

/** What answers with the address of another page and nothing else. */
const leadElsewhere = new Set([
  '/cases/:caseId/returns/uploads/:uploadId',
  // The file of these cases is a chat, for which nothing was chosen on the page before.
  '/cases/:caseId/returns/:returnId/teach/:item/fields',
]);

const evidenceRoutes = () =>
  routes.filter(
    ({ method, path }) =>
      method === 'get' &&
      /^\/cases\/:caseId\/(returns|timeline|records|export)/.test(path) &&
      !withoutContents.has(path) &&
      !leadElsewhere.has(path),
  );

test('each page that shows evidence writes who looked at what', async () => {
  const { mine, desk } = both;
  assert.ok(evidenceRoutes().length >= 7);
  for (const route of evidenceRoutes()) {
    const path = filled(route.path, parametersOf(mine, route.path));
    const before = (await desk.services.audit.list({ limit: 1 }))[0]?.n ?? 0;
    const answer = await mine.agent.get(path);
    assert.equal(answer.status, 200, path);
    const since = (await desk.services.audit.list({ limit: 50 })).filter((entry) => entry.n > before);
    const looked = since.filter((entry) => /^(evidence|seal)\./.test(entry.action));
    assert.equal(looked.length, 1, path);
    assert.equal(looked[0]?.who, mine.agent.person.email, path);
  }
});

test('the pages that write no entry show no word of a return', async () => {
  const { mine } = both;
  for (const pattern of withoutContents) {
    const answer = await mine.agent.get(filled(pattern, parametersOf(mine, pattern)));
    assert.equal(answer.status, 200, pattern);
    assert.ok(!answer.text.includes('at the pier') && !answer.text.includes('River heron'), pattern);
  }
});

test('an export is on the chain with its reason before the first byte', async () => {
  const { mine, desk } = both;
  const answer = await mine.agent.post(`/cases/${mine.caseId}/export`, {
    format: 'csv',
    reason: 'for court\nand "counsel"\u2028',
  });
  assert.equal(answer.status, 200);
  const [entry] = await desk.services.audit.list({ action: 'evidence.exported', limit: 1 });
  assert.equal(entry?.details.records, 1);
  assert.equal((await desk.services.audit.verify()).ok, true);
});

test('hostile text in an entry stays one line, and the chain holds', async () => {
  const { desk } = both;
  const lines = async () => (await readFile(join(desk.dataDir, 'audit.jsonl'), 'utf8')).split('\n').length;
  const before = await lines();
  const details = JSON.parse('{"__proto__":{"polluted":true},"constructor":"x","a":"1\\n{\\"n\\":1}"}');
  await desk.services.audit.record({
    who: 'x\n{"n":1}',
    action: 'test.hostile',
    subject: '\u2028\u0000\ud800',
    details: { ...details, deep: details, long: 'y'.repeat(1_000_000) },
  });
  assert.equal(await lines(), before + 1);
  assert.equal((await desk.services.audit.verify()).ok, true);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

/** Rows of every table; what a failed act may not change. Sessions change with each request. */
async function counts(): Promise<Record<string, string>> {
  const { db } = both.desk.services;
  const tables = (await db('sqlite_master').where({ type: 'table' }).pluck('name')) as string[];
  const found: Record<string, string> = {};
  for (const table of tables.filter((name) => !/^sqlite_|^sessions$/.test(name)))
    found[table] = JSON.stringify(await db(table).select());
  return found;
}

test('with a broken chain no act changes anything and no evidence is shown, on any route', async () => {
  const { mine, theirs, desk } = both;
  const { text } = await desk.services.tokens.make(mine.agent.person.id, 'for the walk');
  const admin = await desk.signIn('administrator', 'analyst', 'reviewer', 'investigator');
  await desk.services.access.grant(mine.caseId, admin.person.id, admin.person.id);
  const token = await admin.token();
  const file = join(desk.dataDir, 'audit.jsonl');
  const whole = await readFile(file);
  await appendFile(file, '{"n":999}\n');
  const before = await counts();
  for (const route of routes.filter(({ method, path }) => method === 'post' && path !== '/sign-out')) {
    const path = filled(route.path, parametersOf(mine, route.path));
    const form = {
      _csrf: token,
      name: 'X',
      subject: 'x',
      body: 'y',
      open: 'no',
      personId: theirs.agent.person.id,
    };
    const answer = route.path.startsWith('/api/')
      ? await request(desk.app).post(path).set('Authorization', `Bearer ${text}`).send({})
      : await admin.raw.post(path).type('form').send(form);
    assert.equal(answer.status, 500, `${path}: ${answer.status}`);
    assert.match(answer.text, /audit chain was changed outside Tecum/, path);
  }
  for (const route of evidenceRoutes()) {
    const answer = await mine.agent.get(filled(route.path, parametersOf(mine, route.path)));
    assert.equal(answer.status, 500, route.path);
    assert.ok(!answer.text.includes('at the pier'), route.path);
  }
  const { api_tokens: _used, ...after } = await counts();
  const { api_tokens: _tokens, ...first } = before;
  assert.deepEqual(after, first);
  await writeFile(file, whole);
  assert.equal(
    (await admin.post('/desk', { subject: 'x', body: 'y' })).status,
    303,
    'and goes on when it is whole',
  );
});

test('whoever is signed in can leave, chain or no chain', async () => {
  const { desk } = both;
  const agent = await desk.signIn('investigator');
  const token = await agent.token();
  const file = join(desk.dataDir, 'audit.jsonl');
  const whole = await readFile(file);
  await appendFile(file, 'x');
  await agent.raw.post('/sign-out').type('form').send({ _csrf: token });
  await writeFile(file, whole);
  assert.equal((await agent.get('/account')).status, 303);
});
