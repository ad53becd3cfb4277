/** The first run: only with the code, only once, and never a default password. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import request from 'supertest';
import { type TestDesk, testDesk, testPassword, tokenIn } from './support.js';

let desk: TestDesk;
beforeEach(async () => {
  desk = await testDesk({ people: false });
});
afterEach(() => desk.close());

const form = () => ({
  code: desk.services.firstRun.code,
  agencyName: 'Fox County Sheriff',
  zone: 'America/New_York',
  name: 'Rosa Reyes',
  email: 'reyes@agency.example.org',
  password: testPassword,
});

async function post(
  agent: ReturnType<typeof request.agent>,
  fields: Record<string, string>,
): Promise<request.Response> {
  const _csrf = tokenIn((await agent.get('/first-run')).text);
  return agent
    .post('/first-run')
    .type('form')
    .send({ _csrf, ...fields });
}

test('a desk without people leads everybody to the first run, and the link fills in the code', async () => {
  for (const path of ['/', '/cases', '/sign-in'])
    assert.equal((await request(desk.app).get(path)).headers.location, '/first-run');
  const { code } = desk.services.firstRun;
  assert.match(code, /^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}$/);
  assert.match((await request(desk.app).get(`/first-run?code=${code}`)).text, new RegExp(`value="${code}"`));
});

test('the first administrator is made and signed in; the agency is kept; it is on the chain', async () => {
  const agent = request.agent(desk.app);
  const answer = await post(agent, {
    ...form(),
    code: ` ${form().code.toLowerCase().replaceAll('-', ' ')} `,
  });
  assert.deepEqual([answer.status, answer.headers.location], [303, '/']);
  const home = await agent.get('/');
  assert.match(home.text, /Good (morning|afternoon|evening), Reyes/);
  assert.match(home.text, /Name a reviewer/);
  const [first] = await desk.services.people.list();
  assert.deepEqual(first?.roles, ['administrator', 'analyst', 'investigator', 'reviewer']);
  const agency = await desk.services.settings.agency();
  assert.deepEqual([agency.name, agency.zone], ['Fox County Sheriff', 'America/New_York']);
  const [entry] = await desk.services.audit.list({ action: 'first-run' });
  assert.equal(entry?.who, 'reyes@agency.example.org');
});

test('it works once: the same code is worth nothing afterwards', async () => {
  assert.equal((await post(request.agent(desk.app), form())).status, 303);
  const second = request.agent(desk.app);
  assert.equal((await second.get('/first-run')).headers.location, '/');
  const _csrf = tokenIn((await second.get('/sign-in')).text);
  const answer = await second
    .post('/first-run')
    .type('form')
    .send({ _csrf, ...form(), email: 'second@agency.example.org' });
  assert.equal(answer.headers.location, '/sign-in');
  assert.equal(await desk.services.people.count(), 1);
});

test('two at the same moment make one administrator', async () => {
  const agents = [request.agent(desk.app), request.agent(desk.app)];
  await Promise.all(
    agents.map((agent, i) => post(agent, { ...form(), email: `person${i}@agency.example.org` })),
  );
  assert.equal(await desk.services.people.count(), 1);
});

test('each wrong field has its error beside it, and what was typed stays, save the password', async () => {
  const agent = request.agent(desk.app);
  const answer = await post(agent, {
    ...form(),
    code: 'AAAA-BBBB-CCCC',
    email: 'reyes@',
    zone: 'Mars/Olympus',
    password: 'short',
  });
  assert.equal(answer.status, 422);
  for (const name of ['code', 'email', 'zone', 'password']) {
    assert.match(answer.text, new RegExp(`id="${name}-error"`), name);
    assert.match(answer.text, new RegExp(`href="#${name}"`), name);
  }
  assert.match(answer.text, /value="Fox County Sheriff"/);
  assert.match(answer.text, /value="reyes@"/);
  assert.doesNotMatch(answer.text, /value="short"/);
  assert.equal(await desk.services.people.count(), 0);
});

test('the code cannot be tried without end', async () => {
  const agent = request.agent(desk.app);
  for (let i = 0; i < 10; i += 1)
    assert.equal((await post(agent, { ...form(), code: `AAAA-AAAA-AA${i}A` })).status, 422);
  assert.equal((await post(agent, form())).status, 429);
});

test('the demo is offered when a room provides it, loaded when ticked, left out when not', async () => {
  assert.equal(
    desk.services.demo === undefined,
    !/name="demo"/.test((await request(desk.app).get('/first-run')).text),
  );
  const loaded: string[] = [];
  desk.services.demo = { load: async (personId) => void loaded.push(personId) };
  assert.match((await request(desk.app).get('/first-run')).text, /name="demo" value="yes" checked/);
  await post(request.agent(desk.app), { ...form(), demo: 'yes' });
  assert.deepEqual(loaded, [(await desk.services.people.byEmail('reyes@agency.example.org'))?.id]);
});
