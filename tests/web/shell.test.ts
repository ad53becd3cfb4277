/** The shell: headers on every answer, CSRF, roles, hosts, errors without stacks, multipart forms. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import request from 'supertest';
import { createApp } from '../../src/web/app.js';
import type { WebModule } from '../../src/web/contract.js';
import { readMultipart } from '../../src/web/multipart.js';
import { accountPages } from '../../src/web/pages/account.js';
import { signInPages } from '../../src/web/pages/sign-in.js';
import { type Agent, signInAgent, type TestDesk, testDesk } from './support.js';

let desk: TestDesk;
let administrator: Agent;
let investigator: Agent;
before(async () => {
  desk = await testDesk();
  administrator = await desk.signIn('administrator');
  investigator = await desk.signIn('investigator');
});
after(() => desk.close());

const paths = [
  '/',
  '/account',
  '/people',
  '/people/new',
  '/settings',
  '/look-up',
  '/look-up/matrix',
  '/look-up/law',
  '/look-up/providers/snap',
  '/safeguards',
  '/audit',
  '/sign-in',
  '/health',
  '/api/v1/me',
  '/assets/nothing.css',
  '/no/such/page',
];

test('the security headers stand on every answer, whatever it is', async () => {
  for (const path of paths) {
    const { headers } = await administrator.get(path);
    const csp = headers['content-security-policy'] ?? '';
    assert.match(csp, /default-src 'none'/, path);
    assert.match(csp, /script-src 'self'(;|$)/, path);
    assert.match(csp, /frame-ancestors 'none'/, path);
    assert.match(csp, /form-action 'self'/, path);
    assert.doesNotMatch(csp, /unsafe|https?:|data:|\*/, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['x-frame-options'], 'DENY', path);
    assert.equal(headers['referrer-policy'], 'same-origin', path);
    assert.equal(headers['x-powered-by'], undefined, path);
    if (!path.startsWith('/assets/')) assert.equal(headers['cache-control'], 'no-store', path);
  }
});

test('no page holds an inline script or style, or names another site in a script, style or picture', async () => {
  for (const path of paths.filter((p) => !/^\/(health|api|assets|sign-in)/.test(p))) {
    const { text } = await administrator.get(path);
    assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+="/, path);
    assert.doesNotMatch(text, /(src|<link[^>]*href)="(https?:)?\/\//, path);
    assert.match(text, /^<!doctype html>\n<html lang="en">/, path);
    assert.equal(text.match(/<h1/g)?.length, 1, path);
  }
});

test("a post without the form's token, or with somebody else's, is refused and changes nothing", async () => {
  const other = await investigator.token();
  for (const _csrf of [undefined, '', 'x', other]) {
    const answer = await administrator.raw.post('/settings').type('form').send({ _csrf, name: 'Hijacked' });
    assert.equal(answer.status, 403);
    assert.match(answer.text, /nothing was done/);
  }
  assert.equal((await desk.services.settings.agency()).name, 'Fox County Sheriff');
});

test('a post that began on another site is refused even with the right token', async () => {
  const _csrf = await administrator.token();
  const from: Record<string, string>[] = [
    { origin: 'https://evil.example.com' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of from) {
    const answer = await administrator.raw
      .post('/settings')
      .set(headers)
      .type('form')
      .send({ _csrf, name: 'Hijacked' });
    assert.equal(answer.status, 403, JSON.stringify(headers));
  }
  assert.equal((await desk.services.settings.agency()).name, 'Fox County Sheriff');
});

test('a role that does not allow a page gets 403 with whom to ask, and the refusal is on the chain', async () => {
  for (const path of ['/people', '/people/new', '/settings', '/audit']) {
    const answer = await investigator.get(path);
    assert.equal(answer.status, 403, path);
    assert.match(answer.text, /Ask an administrator/);
  }
  assert.equal(
    (await investigator.post('/people/new', { name: 'x', email: 'x@example.org', roles: 'administrator' }))
      .status,
    403,
  );
  const [last] = await desk.services.audit.list({ action: 'access.refused', limit: 1 });
  assert.deepEqual([last?.who, last?.details.path], [investigator.person.email, '/people/new']);
});

test('the header shows only what the roles allow', async () => {
  const entries = (text: string): string[] =>
    [...text.matchAll(/<li><a href="([^"]+)"/g)]
      .map((m) => m[1]!)
      .filter((href) => /^\/(plan|cases|returns|desk|look-up)$/.test(href));
  assert.deepEqual(entries((await investigator.get('/account')).text), [
    '/plan',
    '/cases',
    '/returns',
    '/desk',
    '/look-up',
  ]);
  assert.deepEqual(entries((await administrator.get('/account')).text), ['/desk', '/look-up']);
});

test('a page that does not exist says so; the menu stays', async () => {
  const answer = await investigator.get('/no/such/page');
  assert.equal(answer.status, 404);
  assert.match(answer.text, /There is no such page/);
  assert.match(answer.text, /Sign out/);
});

test('a fault of ours shows a number and no stack; what a person typed is escaped', async () => {
  const broken: WebModule = {
    mount(app) {
      app.get('/broken', () => {
        throw new Error('secret path /var/tecum <script>');
      });
    },
  };
  const app = createApp(desk.services, { modules: [signInPages, accountPages, broken] });
  const agent = await signInAgent(app, investigator.person);
  const answer = await agent.get('/broken');
  assert.equal(answer.status, 500);
  assert.match(answer.text, /tell your help desk the number \d{6}/);
  assert.doesNotMatch(answer.text, /secret path|at .*\.js|Error:/);
  const typed = await agent.post('/account', { name: '', title: '"><script>alert(1)</script>' });
  assert.match(typed.text, /value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;"/);
});

test('another host name is refused, so that no page elsewhere can reach a local Tecum', async () => {
  assert.equal((await request(desk.app).get('/sign-in').set('host', 'evil.example.com')).status, 403);
  for (const host of ['localhost:4180', '127.0.0.1', '[::1]:4180'])
    assert.equal((await request(desk.app).get('/sign-in').set('host', host)).status, 200, host);
});

test('a form too large is refused with what to do', async () => {
  const answer = await investigator.raw
    .post('/account')
    .type('form')
    .send({ _csrf: await investigator.token(), name: 'x'.repeat(600_000) });
  assert.equal(answer.status, 413);
  assert.match(answer.text, /too large/);
});

test('health says whether the desk answers, to everybody, and nothing more', async () => {
  const answer = await request(desk.app).get('/health');
  assert.deepEqual(answer.body, { status: 'ok' });
});

test('a message is shown on the next page only', async () => {
  const { name } = investigator.person;
  await investigator.post('/account', { name });
  assert.match((await investigator.get('/account')).text, /Your details are saved/);
  assert.doesNotMatch((await investigator.get('/account')).text, /Your details are saved/);
});

async function uploadApp(): Promise<{ agent: Agent; got: { name: string; bytes: number }[] }> {
  const got: { name: string; bytes: number }[] = [];
  const module: WebModule = {
    mount(app) {
      app.post('/upload', async (req, res) => {
        const form = await readMultipart(req, {
          maxFileBytes: 1_000_000,
          async file(file) {
            let bytes = 0;
            for await (const chunk of file.stream) bytes += (chunk as Buffer).length;
            got.push({ name: file.name, bytes });
          },
        });
        res.json({ note: form.text('note'), tags: form.list('tag') });
      });
    },
  };
  const app = createApp(desk.services, { modules: [signInPages, accountPages, module] });
  return { agent: await signInAgent(app, investigator.person), got };
}

const ours = { 'sec-fetch-site': 'same-origin' };

test('files arrive as streams after the token, with names that are no paths', async () => {
  const { agent, got } = await uploadApp();
  const answer = await agent.raw
    .post('/upload')
    .set(ours)
    .field('_csrf', await agent.token())
    .field('note', ' two  files ')
    .field('tag', 'a')
    .field('tag', 'b')
    .attach('files', Buffer.alloc(300_000, 'x'), '../../etc/return.zip')
    .attach('files', Buffer.alloc(5, 'y'), 'zwei ä.csv');
  assert.deepEqual(answer.body, { note: 'two files', tags: ['a', 'b'] });
  assert.deepEqual(got, [
    { name: 'return.zip', bytes: 300_000 },
    { name: 'zwei ä.csv', bytes: 5 },
  ]);
});

test('no file is taken without the token, after it, from elsewhere, or when it is too large', async () => {
  const { agent, got } = await uploadApp();
  const token = await agent.token();
  const file = Buffer.alloc(10, 'x');
  const post = () => agent.raw.post('/upload').set(ours);
  assert.equal((await post().attach('files', file, 'a.zip')).status, 403);
  assert.equal((await post().attach('files', file, 'a.zip').field('_csrf', token)).status, 403);
  assert.equal((await post().field('_csrf', 'wrong').attach('files', file, 'a.zip')).status, 403);
  assert.equal(
    (await agent.raw.post('/upload').field('_csrf', token).attach('files', file, 'a.zip')).status,
    403,
    'the browser does not say where it began',
  );
  assert.deepEqual(got, []);
  assert.equal(
    (await post().field('_csrf', token).attach('files', Buffer.alloc(1_000_001), 'a.zip')).status,
    413,
  );
});
