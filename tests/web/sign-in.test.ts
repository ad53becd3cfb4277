/** Sign-in, sessions, the lock, the limit on tries, sign-out. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import request from 'supertest';
import { addPerson, signInAgent, type TestDesk, testDesk, testPassword, tokenIn } from './support.js';

let desk: TestDesk;
before(async () => {
  desk = await testDesk();
});
after(() => desk.close());

function sessionCookie(answer: request.Response): string {
  const all = [answer.headers['set-cookie'] ?? []].flat() as string[];
  return all.find((cookie) => cookie.startsWith('tecum=')) ?? '';
}

test('every page sends somebody who is not signed in to the sign-in, and back afterwards', async () => {
  for (const path of [
    '/',
    '/account',
    '/people',
    '/settings',
    '/look-up',
    '/audit',
    '/cases/1',
    '/no/such/page',
  ]) {
    const answer = await request(desk.app).get(path);
    assert.equal(answer.status, 303, path);
    assert.equal(answer.headers.location, `/sign-in?to=${encodeURIComponent(path)}`);
  }
  const person = await addPerson(desk.services, 'back', ['investigator']);
  const agent = request.agent(desk.app);
  const csrf = tokenIn((await agent.get('/sign-in?to=/look-up?q=snap')).text);
  const form = { _csrf: csrf, email: person.email, password: testPassword, to: '/look-up?q=snap' };
  const answer = await agent.post('/sign-in').type('form').send(form);
  assert.equal(answer.headers.location, '/look-up?q=snap');
});

test('nobody is sent to another site after sign-in', async () => {
  const person = await addPerson(desk.services, 'elsewhere', ['investigator']);
  for (const to of [
    'https://evil.example.com',
    '//evil.example.com',
    '/\\evil.example.com',
    'javascript:alert(1)',
    '/a\tb',
  ]) {
    const agent = request.agent(desk.app);
    const csrf = tokenIn((await agent.get('/sign-in')).text);
    const answer = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: csrf, email: person.email, password: testPassword, to });
    assert.equal(answer.headers.location, '/', to);
  }
});

test('a wrong password and an unknown address get the same words, keep the address, and are on the chain', async () => {
  const person = await addPerson(desk.services, 'wrong', ['investigator']);
  const agent = request.agent(desk.app);
  const csrf = tokenIn((await agent.get('/sign-in')).text);
  const faults: string[] = [];
  for (const email of [person.email, 'nobody@agency.example.org']) {
    const answer = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: csrf, email, password: 'not the password' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, new RegExp(`value="${email}"`));
    assert.doesNotMatch(answer.text, /not the password/);
    assert.match(answer.text, /<title>Error: Sign in/);
    faults.push(/id="password-error">(.*?)<\/span>(.*?)<\/span>/.exec(answer.text)?.[2] ?? '');
  }
  assert.equal(faults[0], faults[1]);
  assert.equal(faults[0], 'The e-mail address and the password do not go together');
  const failed = await desk.services.audit.list({ action: 'sign-in.failed', limit: 2 });
  assert.deepEqual(
    failed.map((entry) => entry.who),
    ['nobody', person.email],
  );
});

test("the cookie cannot be read by scripts, is not sent with other sites' forms, and changes at sign-in", async () => {
  const person = await addPerson(desk.services, 'cookie', ['investigator']);
  const agent = request.agent(desk.app);
  const csrf = tokenIn((await agent.get('/sign-in')).text);
  const form = { _csrf: csrf, email: person.email, password: testPassword };
  const first = sessionCookie(await agent.post('/sign-in').type('form').send(form));
  assert.match(first, /HttpOnly/);
  assert.match(first, /SameSite=Lax/);
  assert.match(first, /Path=\//);
  const again = await agent
    .post('/sign-in')
    .type('form')
    .send({ ...form, _csrf: tokenIn((await agent.get('/account')).text) });
  assert.notEqual(sessionCookie(again).split(';')[0], first.split(';')[0]);
  const old = await request(desk.app).get('/account').set('cookie', first.split(';')[0]!);
  assert.equal(old.status, 303, 'the session before it has ended');
});

test('only the hash of a session is stored', async () => {
  const agent = await desk.signIn('investigator');
  const cookie = agent.raw.jar.getCookie('tecum', {
    domain: '127.0.0.1',
    path: '/',
    secure: false,
    script: false,
  });
  assert.ok(cookie);
  const rows = JSON.stringify(await desk.services.db('sessions'));
  assert.equal(rows.includes(cookie.value), false);
});

test('after 30 minutes the password is asked again, and what was typed is not lost', async () => {
  const agent = await desk.signIn('investigator');
  const csrf = await agent.token();
  desk.turnClock(31);
  const seen = await agent.get('/account');
  assert.equal(seen.headers.location, '/sign-in?to=%2Faccount');
  const late = await agent.raw
    .post('/account')
    .type('form')
    .send({ _csrf: csrf, name: 'Rosa <Reyes>', title: 'Det.', badge: '7' });
  assert.equal(late.status, 401);
  assert.match(late.text, /What you had typed is kept/);
  assert.match(late.text, /You were away/);
  const held = /name="held" value="([^"]*)"/
    .exec(late.text)![1]!
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');
  const form = { _csrf: tokenIn(late.text), email: agent.person.email, password: testPassword, held };
  const wrong = await agent.raw
    .post('/sign-in')
    .type('form')
    .send({ ...form, password: 'not the password' });
  assert.match(wrong.text, /What you had typed is kept/, 'a wrong password does not lose it either');
  const right = await agent.raw.post('/sign-in').type('form').send(form);
  assert.deepEqual([right.status, right.headers.location], [303, '/account']);
  const person = await desk.services.people.byId(agent.person.id);
  assert.deepEqual([person?.name, person?.title, person?.badge], ['Rosa <Reyes>', 'Det.', '7']);
});

test('a form that comes without a session and without its token is not kept', async () => {
  const answer = await request(desk.app).post('/account').type('form').send({ name: 'x' });
  assert.equal(answer.status, 403);
  assert.doesNotMatch(answer.text, /name="held"/);
});

test('use keeps a session open, but not beyond 12 hours', async () => {
  const agent = await desk.signIn('investigator');
  for (let i = 0; i < 28; i += 1) {
    desk.turnClock(25);
    assert.equal((await agent.get('/account')).status, 200, `after ${(i + 1) * 25} minutes`);
  }
  desk.turnClock(25);
  assert.equal((await agent.get('/account')).status, 303, 'after 725 minutes');
});

test('signing out ends the session on the server', async () => {
  const agent = await desk.signIn('investigator');
  const cookie = agent.raw.jar.getCookie('tecum', {
    domain: '127.0.0.1',
    path: '/',
    secure: false,
    script: false,
  })!;
  assert.equal((await agent.post('/sign-out')).status, 303);
  const old = await request(desk.app).get('/account').set('cookie', `tecum=${cookie.value}`);
  assert.equal(old.status, 303);
});

test('a person whose access ended is out at once', async () => {
  const agent = await desk.signIn('investigator');
  await desk.services.people.change(agent.person.id, { active: false });
  assert.equal((await agent.get('/account')).status, 303);
});

test('after ten failed tries an account waits, even with the right password; others do not', async () => {
  const person = await addPerson(desk.services, 'target', ['investigator']);
  const other = await addPerson(desk.services, 'bystander', ['investigator']);
  const agent = request.agent(desk.app);
  const csrf = tokenIn((await agent.get('/sign-in')).text);
  const attempt = (email: string, password: string) =>
    agent.post('/sign-in').type('form').send({ _csrf: csrf, email, password });
  for (let i = 0; i < 10; i += 1)
    assert.equal((await attempt(person.email, 'wrong password')).status, 422, `try ${i + 1}`);
  const limited = await attempt(person.email, testPassword);
  assert.equal(limited.status, 429);
  assert.match(limited.text, /Wait 15 minutes/);
  await signInAgent(desk.app, other);
});
