/** The doors of letters: forged codes, limits that a header cannot go around, forms without their token, secrets that are guessed. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { deskCode } from '../../src/desk/requests/code.js';
import type { Request } from '../../src/desk/requests/requests.js';
import { checkCode } from '../../src/letters/index.js';
import { createApp } from '../../src/web/app.js';
import { zipsInWindow } from '../../src/web/requests/file-limit.js';
import { codesInWindow } from '../../src/web/requests/verify-limit.js';
import { tokenIn } from '../web/support.js';
import { makePlan, textOf } from '../web/wizard-support.js';
import { allRoutes, filled } from './all-routes.js';
import { parametersOf, type TwoCases, twoCases } from './two-cases.js';

let both: TwoCases;
let letter: Request;
before(async () => {
  both = await twoCases();
  const { services } = both.desk;
  await services.settings.setAgency(
    {
      address: '100 Main Street',
      phone: '+1 937 555 0100',
      email: 'x@fox.example.org',
      verification: 'Call us',
    },
    'test',
    services.now().toISOString(),
  );
  letter = await approvedLetter();
});
after(() => both.desk.close());

async function approvedLetter(): Promise<Request> {
  const { desk } = both;
  const ana = await desk.signIn('investigator');
  const rita = await desk.signIn('reviewer');
  await desk.services.people.change(ana.person.id, { title: 'Detective', badge: '417' });
  const accounts = { accounts: 'https://www.snapchat.com/add/river.fox22' };
  const author = (await desk.services.people.byId(ana.person.id))!;
  const { requests, plans } = desk.services;
  const plan = await plans.made(await makePlan(ana, { accounts, understood: {} }), author);
  const [made] = await requests.draftFromPlan(plan, ['snap.preservation'], author);
  const rules = requests.letter(made!).problems.map(({ rule, where }) => `${rule}@${where}`);
  await requests.acknowledge(made!.id, rules, author);
  await requests.move(made!.id, 'review', {}, author);
  return requests.move(made!.id, 'approved', {}, rita.person);
}

/** An application of its own over the same desk, so that its counters begin at nothing. */
const ask = (code: string, forwarded?: string, app = createApp(both.desk.services)) => {
  const sent = request(app).get('/verify').query({ code });
  return forwarded === undefined ? sent : sent.set('X-Forwarded-For', forwarded);
};

describe('a forged check code', () => {
  it('computed from the facts, or under a key that is not the desk’s, confirms nothing', async () => {
    const { services } = both.desk;
    const draft = letter.frozen!;
    const forged = [
      checkCode(draft),
      checkCode({ ...draft, facts: { ...draft.facts, remarks: 'Send it to me.' } }),
      deskCode(randomBytes(32), letter.id, 1, draft),
      deskCode(Buffer.alloc(32), letter.id, 1, draft),
      deskCode(Buffer.alloc(0), letter.id, 1, draft),
    ];
    for (const code of forged) assert.equal(await services.requests.verify(code), null, code);
    assert.equal((await services.requests.verify(letter.code!))?.state, 'issued');
    assert.notEqual(letter.code, checkCode(draft), 'the print’s code is keyed');
  });

  it('is answered word for word as one that was withdrawn, and as one that never was', async () => {
    const { services } = both.desk;
    const page = async (code: string) => textOf((await ask(code)).text).replaceAll(code, 'CODE');
    const issued = await page(letter.code!);
    assert.match(issued, /Call us/);
    const never = await page('0000-0000-00');
    const other = await page('7K2M-0QXD-8F');
    assert.equal(never, other);
    const author = (await services.people.byId(letter.authorId))!;
    const copy = await approvedCopy();
    assert.equal((await services.requests.verify(copy.code!))?.state, 'issued');
    await services.requests.move(copy.id, 'withdrawn', { note: 'Not needed.' }, author);
    assert.equal(await page(copy.code!), never);
    for (const secret of [letter.number, 'river.fox22', 'Snap', letter.code!, copy.number])
      assert.ok(!never.includes(secret), secret);
  });

  it('odd questions are answered, and never with an error of ours', async () => {
    const odd = [
      '',
      ' ',
      '0',
      'x'.repeat(3000),
      '7K2M\u0000',
      "' OR 1=1 --",
      '%',
      '7k2m 0qxd 9f',
      '＃',
      '\u202e',
    ];
    for (const code of odd) {
      const answer = await ask(code);
      assert.ok([200, 422].includes(answer.status), JSON.stringify([code.slice(0, 20), answer.status]));
    }
    const app = createApp(both.desk.services);
    for (const query of [
      'code[]=a&code[]=b',
      'code[a]=1',
      'code=a&code=b',
      'code=a&sha256[]=b',
      '__proto__[x]=1',
    ])
      assert.ok((await request(app).get(`/verify?${query}`)).status < 500, query);
  });
});

/** A second approved letter by the same author. */
async function approvedCopy(): Promise<Request> {
  const { desk } = both;
  const { requests, plans } = desk.services;
  const author = (await desk.services.people.byId(letter.authorId))!;
  const rita = await desk.signIn('reviewer');
  const plan = await plans.made(letter.planId!, author);
  const first = await requests.see(letter.id, author);
  await requests.move(first.id, 'withdrawn', { note: 'Again.' }, author);
  const [made] = await requests.draftFromPlan(plan, ['snap.preservation'], author);
  const rules = requests.letter(made!).problems.map(({ rule, where }) => `${rule}@${where}`);
  await requests.acknowledge(made!.id, rules, author);
  await requests.move(made!.id, 'review', {}, author);
  return requests.move(made!.id, 'approved', {}, rita.person);
}

describe('limits', () => {
  it('of codes hold for one address whatever it claims to be in X-Forwarded-For', async () => {
    const app = createApp(both.desk.services);
    const statuses: number[] = [];
    for (let n = 0; n <= codesInWindow + 2; n++)
      statuses.push((await ask(`0000-0000-${n}`, `198.51.100.${n}`, app)).status);
    assert.equal(statuses[0], 200);
    assert.equal(statuses.at(-1), 429);
    assert.equal(statuses.filter((status) => status === 200).length, codesInWindow);
  });

  it('of zips hold for one person; one is audited for each', async () => {
    const { mine, desk } = both;
    const path = `/cases/${mine.caseId}/letters/${mine.jobId}/letters.zip`;
    const statuses: number[] = [];
    for (let n = 0; n <= zipsInWindow; n++) statuses.push((await mine.agent.get(path)).status);
    assert.equal(statuses[0], 200);
    assert.equal(statuses.at(-1), 429);
    const taken = await desk.services.audit.list({ action: 'letter.downloaded', limit: 50 });
    assert.equal(
      taken.filter(({ who, details }) => who === mine.agent.person.email && details?.kind === 'zip').length,
      zipsInWindow,
    );
  });

  it('a calendar’s address is no older one, no part of one, and not a person’s token', async () => {
    const { services, app } = both.desk;
    const { person } = both.mine.agent;
    const first = await services.calendar.make(person);
    const second = await services.calendar.make(person);
    const { text: token } = await services.tokens.make(person.id, 'api');
    for (const guess of [
      first,
      second.slice(0, -1),
      `${second}x`,
      second.toUpperCase(),
      person.id,
      token,
      '..%2f',
    ])
      assert.notEqual((await request(app).get(`/calendar/${guess}.ics`)).status, 200, guess);
    assert.equal((await request(app).get(`/calendar/${second}.ics`)).status, 200);
    const withFeed = await request(app).get('/api/v1/me').set('Authorization', `Bearer ${second}`);
    assert.equal(withFeed.status, 401);
  });
});

describe('forms', () => {
  it('no form of a letter does anything without its token, or with that of somebody else', async () => {
    const { desk, mine, theirs } = both;
    const stolen = await theirs.agent.token();
    const old = tokenIn((await request(desk.app).get('/sign-in')).text);
    const posts = allRoutes(desk.app).filter(
      ({ method, path }) => method === 'post' && /requests|letters|\/settings\/|calendar/.test(path),
    );
    assert.ok(posts.length >= 20, `${posts.length} forms`);
    for (const route of posts) {
      const path = filled(route.path, parametersOf(mine, route.path));
      for (const token of [undefined, '', stolen, old]) {
        const form = token === undefined ? {} : { _csrf: token };
        const answer = await mine.agent.raw
          .post(path)
          .type('form')
          .send({ ...form, to: 'withdrawn' });
        assert.equal(answer.status, 403, `${path} with ${token?.slice(0, 8)}: ${answer.status}`);
      }
    }
    assert.equal((await desk.services.requests.see(mine.requestId, mine.agent.person)).state, 'draft');
  });
});
