/** Every route asks who is there, and gives nothing of a case to somebody who is not listed for it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import request from 'supertest';
import type { Role } from '../../src/base/vocabulary.js';
import { modules } from '../../src/web/modules.js';
import { type Agent, signInAgent, tokenIn } from '../web/support.js';
import { allRoutes, filled, type Route } from './all-routes.js';
import { type OwnCase, parametersOf, type TwoCases, twoCases } from './two-cases.js';

let both: TwoCases;
let routes: Route[];

before(async () => {
  both = await twoCases();
  routes = allRoutes(both.desk.app);
});
after(() => both.desk.close());

/** What answers without sign-in. A new public path has to be added here by hand, and thought about. */
const open = ['/health', '/sign-in', '/sign-out', '/first-run', '/safeguards', '/verify', '/calendar/'];
/** A calendar program cannot sign in: its address is the secret, and a wrong one is not found. */
const isOpen = (path: string) => open.includes(path) || path.startsWith('/calendar/');

test('the routes are found, and the public ones are those listed here', () => {
  assert.ok(routes.length > 60, `${routes.length} routes`);
  for (const path of ['/cases/:caseId/timeline', '/plan/:id', '/api/v1/plan'])
    assert.ok(
      routes.some((route) => route.path === path),
      path,
    );
  const listed = modules.flatMap((module) => module.public ?? []);
  assert.deepEqual([...listed, '/health'].sort(), [...open].sort());
});

test('nobody is let in unsigned, on any route and by any method', async () => {
  const { app } = both.desk;
  for (const route of routes.filter(({ path }) => !isOpen(path))) {
    const path = filled(route.path, parametersOf(both.theirs, route.path));
    for (const method of new Set([
      route.method,
      'get',
      'head',
      'options',
      'post',
      'put',
      'delete',
    ] as const)) {
      const answer = await request(app)[method](path).set('Sec-Fetch-Site', 'same-origin');
      const shown = `${method} ${path}: ${answer.status} ${answer.headers.location ?? ''}`;
      if (route.path.startsWith('/api/')) assert.equal(answer.status, 401, shown);
      else if (answer.status === 303) assert.match(String(answer.headers.location), /^\/sign-in\?to=/, shown);
      else assert.ok([401, 403].includes(answer.status), shown);
      for (const secret of both.theirs.secrets.slice(0, 1))
        assert.ok(!String(answer.text).includes(secret), `${shown} tells "${secret}"`);
    }
  }
});

test('a form with a right visitor token does nothing unsigned', async () => {
  const { app, services } = both.desk;
  const visitor = request.agent(app);
  const csrf = tokenIn((await visitor.get('/sign-in')).text);
  for (const route of routes.filter(({ method, path }) => method === 'post' && !isOpen(path))) {
    const path = filled(route.path, parametersOf(both.theirs, route.path));
    const answer = await visitor.post(path).type('form').send({ _csrf: csrf });
    assert.equal(answer.status, 401, `${path}: ${answer.status}`);
  }
  const about = await services.cases.byId(both.theirs.caseId);
  assert.equal(about?.open, true);
});

/** The answers that a person who is not listed may get, by room; anything else fails. */
function allowed(route: Route): { statuses: number[]; secretsFree: boolean } {
  const { path } = route;
  if (path.startsWith('/cases/:caseId')) return { statuses: [404], secretsFree: true };
  if (/^\/(plan|desk)\/:id/.test(path)) return { statuses: [403, 404], secretsFree: true };
  if (/^\/(people|settings|audit)/.test(path)) return { statuses: [403], secretsFree: true };
  return { statuses: [200, 303, 400, 401, 403, 404, 409, 422], secretsFree: true };
}

/** `/sign-out` would end the walk. */
const skipped = new Set(['/sign-out']);

async function walk(agent: Agent, about: OwnCase, secrets: readonly string[]): Promise<void> {
  const token = await agent.token();
  for (const route of routes.filter(({ path }) => !skipped.has(path))) {
    const path = filled(route.path, parametersOf(about, route.path));
    const sent = agent.raw[route.method](path);
    const answer =
      route.method === 'get'
        ? await sent
        : await sent.type('form').set('X-CSRF-Token', token).send({ _csrf: token });
    const shown = `${route.method} ${path}: ${answer.status}`;
    assert.ok(allowed(route).statuses.includes(answer.status), shown);
    for (const secret of secrets)
      assert.ok(!String(answer.text).includes(secret), `${shown} tells "${secret}"`);
  }
}

/** The address itself is repeated by some pages (`?to=`, crumbs), so only words of the case count here. */
const words = (own: OwnCase) => own.secrets.slice(0, 1);

test('the owner of the case reaches every page of it, by the same addresses', async () => {
  const { theirs } = both;
  const pages = routes.filter(({ method, path }) => method === 'get' && /:(caseId|id)/.test(path));
  for (const route of pages.filter(({ path }) => /^\/(cases|desk)/.test(path) || path === '/plan/:id')) {
    const path = filled(route.path, parametersOf(theirs, route.path));
    const answer = await theirs.agent.get(path);
    assert.ok([200, 303].includes(answer.status), `${path}: ${answer.status}`);
  }
});

test('an investigator sees and changes nothing of a case of somebody else', async () => {
  await walk(both.mine.agent, both.theirs, words(both.theirs));
  const { services } = both.desk;
  assert.equal((await services.cases.byId(both.theirs.caseId))?.open, true);
  assert.equal((await services.tokens.ofPerson(both.theirs.agent.person.id)).length, 1, 'their token lives');
  assert.deepEqual(await services.access.people(both.theirs.caseId), [both.theirs.agent.person.id]);
});

test('an administrator sees nothing of a case without being listed', async () => {
  const admin = await both.desk.signIn('administrator');
  for (const route of routes.filter(({ path }) => /^\/(cases\/:caseId|plan\/:id|desk\/:id)/.test(path))) {
    const path = filled(route.path, parametersOf(both.theirs, route.path));
    const answer = route.method === 'get' ? await admin.get(path) : await admin.post(path);
    assert.ok([403, 404].includes(answer.status), `${route.method} ${path}: ${answer.status}`);
    assert.ok(!answer.text.includes('otter'), path);
  }
});

test('a reviewer reads requests of every case, but no evidence without being listed', async () => {
  const reviewer = await both.desk.signIn('reviewer');
  const evidence = /\/(returns|timeline|records|export)/;
  for (const route of routes.filter(({ path }) => path.startsWith('/cases/:caseId') && evidence.test(path))) {
    const path = filled(route.path, parametersOf(both.theirs, route.path));
    const answer = route.method === 'get' ? await reviewer.get(path) : await reviewer.post(path);
    // A reviewer may be the second person who opens a seal: that page has numbers and no word of a record.
    const decides = route.path.endsWith('/sealed') && route.method === 'get';
    const noOpening = route.path.endsWith('/sealed/:openingId');
    assert.equal(answer.status, decides ? 200 : noOpening ? 404 : 403, `${route.method} ${path}`);
    assert.ok(!answer.text.includes('at the pier'), path);
  }
  assert.equal((await reviewer.get(`/cases/${both.theirs.caseId}`)).status, 200);
});

test('things of another case cannot be reached by way of one’s own', async () => {
  const { mine, theirs } = both;
  const mixed = routes.filter(({ path }) =>
    /^\/cases\/:caseId\/(returns\/:|requests\/:|records\/:)/.test(path),
  );
  assert.ok(mixed.length >= 15, `${mixed.length} routes`);
  for (const route of mixed) {
    const values = { ...parametersOf(theirs, route.path), caseId: mine.caseId };
    const path = filled(route.path, values);
    const answer = route.method === 'get' ? await mine.agent.get(path) : await mine.agent.post(path);
    assert.equal(answer.status, 404, `${route.method} ${path}`);
    assert.ok(!answer.text.includes('otter'), path);
  }
});

test('filters, forms and queries that name things of another case do not open them', async () => {
  const { mine, theirs, desk } = both;
  const pages = [
    `/cases/${mine.caseId}/timeline?return=${theirs.returnId}`,
    `/cases/${mine.caseId}/export?return=${theirs.returnId}`,
    `/cases/${mine.caseId}/returns/new?request=${theirs.requestId}`,
    `/desk/new?case=${theirs.caseId}`,
    `/cases?q=otter`,
  ];
  for (const path of pages) {
    const answer = await mine.agent.get(path);
    assert.equal(answer.status, 200, path);
    const shown = answer.text.replaceAll('value="otter"', '').replaceAll('“otter”', '');
    assert.ok(!/River otter|otter matter|otter-chat|otter theft/.test(shown), path);
  }
  const asked = await mine.agent.post('/desk', { subject: 'x', body: 'y', caseId: theirs.caseId });
  assert.equal(asked.status, 422);
  const begun = await mine.agent.post('/plan', { caseId: theirs.caseId });
  assert.equal(begun.status, 303);
  const drafts = await desk.services.plans.drafts(mine.agent.person);
  assert.ok(!drafts.some((draft) => draft.caseId === theirs.caseId), 'no draft hangs on their case');
});

test('a role or an access that ends, ends at once, for pages and for tokens', async () => {
  const { services, app } = both.desk;
  const agent = await both.desk.signIn('investigator');
  const { text } = await services.tokens.make(agent.person.id, 'short-lived');
  const me = () => request(app).get('/api/v1/me').set('Authorization', `Bearer ${text}`);
  assert.equal((await me()).status, 200);
  assert.equal((await agent.get('/cases')).status, 200);
  await services.people.setRoles(agent.person.id, ['administrator'] as Role[]);
  assert.equal((await agent.get('/cases')).status, 403);
  assert.ok(!(await me()).body.may.includes('case.read'));
  await services.people.change(agent.person.id, { active: false });
  assert.equal((await me()).status, 401);
  assert.equal((await agent.get('/account')).status, 303);
});

test('the tokens of the API give no more than the roles of their person', async () => {
  const { services, app } = both.desk;
  const admin = await both.desk.signIn('administrator');
  const { text } = await services.tokens.make(admin.person.id, 'admin');
  const plan = await request(app).post('/api/v1/plan').set('Authorization', `Bearer ${text}`).send({});
  assert.equal(plan.status, 403);
  for (const header of ['Bearer tecum_wrong', `Basic ${text}`, `bearer ${text}x`, 'Bearer ', text])
    assert.equal((await request(app).get('/api/v1/me').set('Authorization', header)).status, 401, header);
  assert.equal((await request(app).get(`/api/v1/me?access_token=${text}`)).status, 401);
});

test('a second sign-in of the same person does not share its form token', async () => {
  const other = await signInAgent(both.desk.app, both.mine.agent.person);
  const answer = await other.raw
    .post('/account/sessions/end')
    .type('form')
    .send({ _csrf: await both.mine.agent.token() });
  assert.equal(answer.status, 403);
});
