/** The API's doors to plan and recogniser: same gate, same audit chain, all field errors at once. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { answers, ohioDetective } from '../navigator/support.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

let desk: TestDesk;
let ana: Agent;
let token: string;

const stalking = answers({
  offence: { name: 'Stalking', statute: 'Ohio Rev. Code 2903.211' },
  authority: ohioDetective,
  narrative: 'Messages follow the victim to work and home.',
});

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  token = await tokenFor(ana);
});
after(() => desk.close());

async function tokenFor(agent: Agent): Promise<string> {
  const made = await desk.services.tokens.make(agent.person.id, 'test');
  return made.text;
}

const post = (path: string, body: unknown, bearer = token) =>
  request(desk.app)
    .post(`/api/v1${path}`)
    .set('authorization', `Bearer ${bearer}`)
    .send(body as object);

describe('POST /api/v1/plan', () => {
  it('answers a plan', async () => {
    const answer = await post('/plan', stalking);
    assert.equal(answer.status, 200);
    assert.equal(answer.body.decision, 'allowed');
    assert.deepEqual(
      answer.body.steps.map((step: { id: string }) => step.id),
      ['snap.preservation', 'snap.subpoena'],
    );
    assert.deepEqual(answer.body.notes, []);
  });

  it('a refusal at the gate is a decision, and is on the audit chain', async () => {
    const narrative = 'Watch the protest group to see what they are up to.';
    const answer = await post('/plan', { ...stalking, offence: undefined, narrative });
    assert.equal(answer.status, 200);
    assert.equal(answer.body.decision, 'refused');
    assert.ok(answer.body.reasons[0].citation);
    assert.deepEqual(answer.body.steps, []);
    const entries = await desk.services.audit.list({ limit: 100 });
    const refused = entries.filter((one) => one.action === 'gate.refused');
    assert.equal(refused.length, 1);
    assert.equal(refused[0]?.who, ana.person.email);
  });

  it('names every field that is wrong, at once', async () => {
    const wrong = {
      ...stalking,
      businessCase: 'fishing',
      danger: 'some',
      authority: { country: 'US', agencyType: 'club' },
    };
    const answer = await post('/plan', wrong);
    assert.equal(answer.status, 422);
    const where = answer.body.problems.map((one: { where: string }) => one.where).sort();
    assert.deepEqual(where, ['authority.agencyType', 'businessCase', 'danger']);
    for (const one of answer.body.problems) assert.ok(one.what && one.remedy, one.where);
  });

  it('an end before the beginning, a need that is none', async () => {
    const answer = await post('/plan', {
      ...stalking,
      needs: ['everything'],
      period: { from: '2026-11-20', to: '2026-10-01', zone: 'UTC' },
    });
    const where = answer.body.problems.map((one: { where: string }) => one.where).sort();
    assert.deepEqual(where, ['needs[0]', 'period.to']);
  });

  it('a body that is none, or no JSON', async () => {
    assert.equal((await post('/plan', [])).status, 400);
    const broken = await request(desk.app)
      .post('/api/v1/plan')
      .set('authorization', `Bearer ${token}`)
      .set('content-type', 'application/json')
      .send('{"businessCase":');
    assert.equal(broken.status, 400);
    assert.ok(broken.body.problem.remedy);
  });

  it('an unknown key is told, not dropped in silence', async () => {
    const answer = await post('/plan', { ...stalking, narative: 'x' });
    assert.match(answer.body.notes[0], /narative/);
  });

  it('needs a token, and a role that makes plans', async () => {
    assert.equal((await request(desk.app).post('/api/v1/plan').send(stalking)).status, 401);
    const rita = await desk.signIn('reviewer');
    assert.equal((await post('/plan', stalking, await tokenFor(rita))).status, 403);
  });
});

describe('POST /api/v1/recognise', () => {
  it('answers one account a line', async () => {
    const answer = await post('/recognise', { text: 'https://www.snapchat.com/add/river.fox22\n"Big Mike"' });
    assert.equal(answer.status, 200);
    assert.deepEqual(
      answer.body.accounts.map((one: { verdict: string }) => one.verdict),
      ['accepted', 'refused'],
    );
  });

  it('reads bare names as of the provider that is named', async () => {
    const answer = await post('/recognise', { text: 'river.fox22', provider: 'snap' });
    assert.equal(answer.body.accounts[0].candidates[0].provider, 'snap');
  });

  it('refuses no text and an unknown provider, by field', async () => {
    assert.equal((await post('/recognise', {})).body.problem.where, 'text');
    const unknown = await post('/recognise', { text: 'a', provider: 'myspace' });
    assert.equal(unknown.status, 422);
    assert.equal(unknown.body.problem.where, 'provider');
  });
});
