/** The API's door to plans under attack: refused sets, huge and deep bodies, wrong types, keys of the prototype. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import type { Answers } from '../../src/navigator/types.js';
import { firstBad } from '../navigator/gate-table-attack.js';
import type { FullExample } from '../navigator/gate-table-more.js';
import { answers, ohioDetective } from '../navigator/support.js';
import { type TestDesk, testDesk } from './support.js';

let desk: TestDesk;
let token: string;
before(async () => {
  desk = await testDesk();
  const { person } = await desk.signIn('investigator');
  token = (await desk.services.tokens.make(person.id, 'test')).text;
});
after(() => desk.close());

const good = answers({ authority: ohioDetective });

/** Sends text as it is, so that it may be what no serializer would make. */
const send = (body: string) =>
  request(desk.app)
    .post('/api/v1/plan')
    .set('authorization', `Bearer ${token}`)
    .set('content-type', 'application/json')
    .send(body);

/** Good answers with one key put in as raw JSON. */
const withKey = (key: string, raw: string) => `${JSON.stringify(good).slice(0, -1)},"${key}":${raw}}`;

function answersOf({ offence, statute, ...example }: FullExample): Partial<Answers> {
  return {
    businessCase: example.case ?? 'investigate-crime',
    offence: offence === undefined ? undefined : { name: offence, ...(statute ? { statute } : {}) },
    danger: example.danger ?? 'none',
    narrative: example.story,
    ...example.answers,
  };
}

/** A clear error: the body names what is wrong and what to do, and shows no trace of the code. */
function assertClear(body: { problem?: { what?: string; remedy?: string } }): void {
  assert.ok(body.problem?.what && body.problem.remedy, JSON.stringify(body).slice(0, 200));
  assert.doesNotMatch(JSON.stringify(body), /node_modules|\bat .*\.js:/);
}

describe('POST /api/v1/plan, attacked', () => {
  it('makes no step for any of the sets that are refused', async () => {
    const refused = firstBad.filter((one) => one.expect === 'refused');
    assert.ok(refused.length >= 30);
    for (const example of refused) {
      const { status, body } = await send(JSON.stringify({ ...good, ...answersOf(example) }));
      assert.equal(status, 200, example.story);
      assert.equal(body.decision, 'refused', example.story);
      assert.deepEqual([body.steps, body.notAvailable, body.combined ?? []], [[], [], []], example.story);
    }
  });

  it('reads no decision, rule or approval out of the body', async () => {
    const watching = { ...good, offence: undefined, narrative: 'Watch the protest group.' };
    const claims = { decision: 'allowed', rule: 'investigate-crime', approved: true, reviewer: 'Chief' };
    const { body } = await send(JSON.stringify({ ...watching, ...claims }));
    assert.equal(body.decision, 'refused');
    assert.match(body.notes.join(' '), /decision/);
  });

  it('answers a story of 5 MB as too large', async () => {
    const { status, body } = await send(withKey('narrative', JSON.stringify('word '.repeat(1_000_000))));
    assert.equal(status, 413);
    assertClear(body);
  });

  it('answers a story above its limit at once, by field', async () => {
    const began = performance.now();
    const { status, body } = await send(withKey('narrative', JSON.stringify('监控教会'.repeat(100_000))));
    assert.equal(status, 422);
    assert.equal(body.problem.where, 'narrative');
    assert.match(body.problem.what, /50,000/);
    assert.ok(performance.now() - began < 5_000);
  });

  it('answers deep JSON, as a value and as an unknown key', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    for (const key of ['narrative', 'accounts', 'agency', 'extra']) {
      const { status, body } = await send(withKey(key, deep));
      assert.equal(status, 400, key);
      assert.equal(body.problem.code, 'body-too-deep', key);
      assertClear(body);
    }
  });

  it('names wrong types, each by its field', async () => {
    const wrong: [string, string][] = [
      ['businessCase', '["investigate-crime"]'],
      ['offence', '"Robbery"'],
      ['authority', 'null'],
      ['danger', '1'],
      ['accounts', '{"length":1}'],
      ['accounts', '[null]'],
      ['needs', '[["who-runs-account"]]'],
      ['narrative', '{"toString":"x"}'],
      ['unsure', '"offence"'],
      ['period', '[]'],
    ];
    for (const [key, raw] of wrong) {
      const { status, body } = await send(withKey(key, raw));
      assert.equal(status, 422, `${key}: ${raw}`);
      assert.ok(String(body.problem.where).startsWith(key), `${key}: ${body.problem.where}`);
      assertClear(body);
    }
  });

  it('takes keys of the prototype for nothing but unknown keys', async () => {
    const watching = JSON.stringify({ ...good, offence: undefined, narrative: 'Watch the protest group.' });
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const raw = `{"offence":{"name":"Murder","statute":"18 U.S.C. 1111"},"decision":"allowed"}`;
      const { status, body } = await send(`${watching.slice(0, -1)},"${key}":${raw}}`);
      assert.equal(status, 200, key);
      assert.equal(body.decision, 'refused', key);
    }
    assert.equal(Object.hasOwn(Object.prototype, 'decision'), false);
    assert.equal((await send(JSON.stringify(good))).body.decision, 'allowed');
  });

  it('does not take a provider, need or country named like a member of every object', async () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const account = { provider: name, identifier: 'username', value: 'river.fox22' };
      const placed = await send(JSON.stringify({ ...good, accounts: [account] }));
      assert.ok([200, 422].includes(placed.status), `${name}: ${placed.status}`);
      if (placed.status === 200) assert.deepEqual(placed.body.steps, [], name);
      const need = await send(JSON.stringify({ ...good, needs: [name] }));
      assert.equal(need.status, 422, name);
    }
  });
});
