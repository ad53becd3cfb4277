/** People and one's own account: add, roles, first password, reset, end, tokens, sessions. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import request from 'supertest';
import {
  type Agent,
  addPerson,
  signInAgent,
  type TestDesk,
  testDesk,
  testPassword,
  tokenIn,
} from './support.js';

let desk: TestDesk;
let administrator: Agent;
before(async () => {
  desk = await testDesk();
  administrator = await desk.signIn('administrator', 'investigator');
});
after(() => desk.close());

async function addThroughPage(email: string): Promise<{ password: string; page: string }> {
  const answer = await administrator.post('/people/new', {
    name: 'Jo Ortiz',
    email,
    roles: ['analyst', 'reviewer'],
  });
  assert.equal(answer.status, 200);
  return { password: /tc-token">([^<]+)</.exec(answer.text)?.[1] ?? '', page: answer.text };
}

test('a person is added with a password for once: until it is changed nothing else opens', async () => {
  const { password } = await addThroughPage('ortiz@agency.example.org');
  assert.match(password, /^[a-z]{4}(-[a-z]{4}){2}-\d{4}$/);
  const raw = request.agent(desk.app);
  const csrf = tokenIn((await raw.get('/sign-in')).text);
  await raw.post('/sign-in').type('form').send({ _csrf: csrf, email: 'ortiz@agency.example.org', password });
  for (const path of ['/', '/desk', '/look-up', '/account'])
    assert.equal((await raw.get(path)).headers.location, '/account/password', path);
  const page = await raw.get('/account/password');
  assert.match(page.text, /Choose your own password/);
  const change = (current: string, wanted: string) =>
    raw
      .post('/account/password')
      .type('form')
      .send({ _csrf: tokenIn(page.text), current, password: wanted });
  assert.match((await change('wrong one here', testPassword)).text, /This is not your password/);
  assert.match((await change(password, 'short')).text, /at least 12/);
  assert.match((await change(password, password)).text, /do not have now/);
  assert.equal((await change(password, 'seven plums on a wet roof')).status, 303);
  assert.equal((await raw.get('/')).status, 200);
});

test('the same address twice, no role, no name: the error is beside the field and the rest is kept', async () => {
  await addThroughPage('twice@agency.example.org');
  const twice = await administrator.post('/people/new', {
    name: 'Jo Ortiz',
    email: 'TWICE@agency.example.org',
    roles: 'reviewer',
  });
  assert.equal(twice.status, 422);
  assert.match(twice.text, /id="email-error"/);
  assert.match(twice.text, /value="reviewer" checked/);
  const empty = await administrator.post('/people/new', { name: '', email: 'x' });
  for (const name of ['name', 'email', 'roles']) assert.match(empty.text, new RegExp(`id="${name}-error"`));
});

test('roles are changed; the last administrator cannot be lost', async () => {
  const person = await addPerson(desk.services, 'grows', ['investigator']);
  await administrator.post(`/people/${person.id}/roles`, { roles: ['analyst', 'nonsense'] });
  assert.deepEqual((await desk.services.people.byId(person.id))?.roles, ['analyst']);
  const owner = (await desk.services.people.byEmail('owner@agency.example.org'))!;
  assert.equal((await administrator.post(`/people/${owner.id}/end`)).status, 303);
  const lost = await administrator.post(`/people/${administrator.person.id}/roles`, {
    roles: 'investigator',
  });
  assert.equal(lost.status, 422);
  assert.match(lost.text, /is the only administrator/);
  assert.equal((await administrator.post(`/people/${administrator.person.id}/end`)).status, 422);
  assert.equal((await administrator.post(`/people/${owner.id}/restore`)).status, 303);
});

test('ending the access signs out and stops tokens; a reset signs out too', async () => {
  const agent = await desk.signIn('investigator');
  const made = await agent.post('/account/tokens', { tokenName: 'nightly export' });
  const token = /tecum_[\w-]{43}/.exec(made.text)?.[0] ?? '';
  const api = () => request(desk.app).get('/api/v1/me').set('authorization', `Bearer ${token}`);
  assert.equal((await api()).body.email, agent.person.email);
  await administrator.post(`/people/${agent.person.id}/end`);
  assert.equal((await agent.get('/account')).status, 303);
  assert.equal((await api()).status, 401);
  await administrator.post(`/people/${agent.person.id}/restore`);
  const again = await signInAgent(desk.app, agent.person);
  const reset = await administrator.post(`/people/${agent.person.id}/reset`);
  assert.match(reset.text, /tc-token/);
  assert.equal((await again.get('/account')).status, 303);
  assert.equal((await api()).status, 401, "a token waits until the password is the person's own");
});

test('a token is shown once, stored as a hash, ends at its date, and can be ended', async () => {
  const agent = await desk.signIn('investigator');
  const made = await agent.post('/account/tokens', { tokenName: 'one' });
  const token = /tecum_[\w-]{43}/.exec(made.text)?.[0] ?? '';
  assert.doesNotMatch((await agent.get('/account')).text, /tecum_[\w-]{43}/);
  assert.equal(JSON.stringify(await desk.services.db('api_tokens')).includes(token), false);
  const [row] = await desk.services.tokens.ofPerson(agent.person.id);
  await agent.post(`/account/tokens/${row!.id}/end`);
  const answer = await request(desk.app).get('/api/v1/me').set('authorization', `Bearer ${token}`);
  assert.equal(answer.status, 401);
  assert.equal(answer.body.problem.code, 'sign-in-needed');
  assert.match(answer.headers['www-authenticate'] ?? '', /Bearer/);
});

test('nobody ends the token of somebody else', async () => {
  const [owner, other] = [await desk.signIn('investigator'), await desk.signIn('investigator')];
  await owner.post('/account/tokens', { tokenName: 'mine' });
  const [row] = await desk.services.tokens.ofPerson(owner.person.id);
  await other.post(`/account/tokens/${row!.id}/end`);
  assert.equal((await desk.services.tokens.ofPerson(owner.person.id)).length, 1);
});

test('other sessions end on demand, this one stays; changing the password ends them too', async () => {
  const one = await desk.signIn('investigator');
  const two = await signInAgent(desk.app, one.person);
  await one.post('/account/sessions/end');
  assert.equal((await two.get('/account')).status, 303);
  assert.equal((await one.get('/account')).status, 200);
});

test('the API answers problems as JSON, and changes nothing with a cookie alone', async () => {
  const nobody = await request(desk.app).get('/api/v1/me');
  assert.equal(nobody.status, 401);
  const missing = await administrator.get('/api/v1/nothing');
  assert.deepEqual([missing.status, missing.body.problem.code], [404, 'not-found']);
  const post = await administrator.raw.post('/api/v1/nothing').send({});
  assert.deepEqual([post.status, post.body.problem.code], [403, 'form-stale']);
  const bad = await administrator.raw
    .post('/api/v1/nothing')
    .set('content-type', 'application/json')
    .send('{"a":');
  assert.equal(bad.status, 400);
});

test('settings: errors beside the field, values kept; what changed is on the chain by name, not by value', async () => {
  const agency = await desk.services.settings.agency();
  const all = Object.fromEntries(Object.entries(agency).map(([k, v]) => [k, String(v)]));
  const wrong = await administrator.post('/settings', {
    ...all,
    email: 'not an address',
    phone: '937 555 0100',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="email-error"/);
  assert.match(wrong.text, /value="937 555 0100"/);
  const right = await administrator.post('/settings', {
    ...all,
    address: '1 Court Street \r\nFox, OH 45011\r\n',
    phone: '937\u200b 555\u00a00100',
  });
  assert.equal(right.status, 303);
  const saved = await desk.services.settings.agency();
  assert.deepEqual([saved.address, saved.phone], ['1 Court Street\nFox, OH 45011', '937 555 0100']);
  const [entry] = await desk.services.audit.list({ action: 'settings.changed', limit: 1 });
  assert.deepEqual(entry?.details.fields, ['address', 'phone']);
});
