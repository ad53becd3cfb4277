/** The wizard's pages: one question each, back and resume without loss, every wrong answer kept and said at its field. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { QuestionId } from '../../src/desk/plans/wizard/types.js';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { begin, type Form, makePlan, stalking, textOf, walk } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let ben: Agent;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  ben = await desk.signIn('investigator');
});
after(() => desk.close());

describe('the way through', () => {
  it('asks one question a page, with its place on the way and why it is asked', async () => {
    const { id, first } = await begin(ana);
    assert.equal(first, `/plan/${id}/danger`);
    const page = (await ana.get(first)).text;
    assert.match(page, /Question 1 of about 13: danger/);
    assert.match(page, /Why we ask/);
    assert.equal(page.match(/<h1/g)?.length, 1);
  });

  it('shows the answer again on the way back, and in a browser that was closed', async () => {
    const { id, first } = await begin(ana);
    await ana.post(first, stalking.danger);
    await ana.post(`/plan/${id}/kind`, stalking.kind);
    const again = (await ana.get(`/plan/${id}/kind`)).text;
    assert.match(again, /value="investigate-crime" checked/);
    const resumed = await ana.get(`/plan/${id}`);
    assert.equal(resumed.headers.location, `/plan/${id}/purpose`);
    assert.match((await ana.get('/plan')).text, new RegExp(`/plan/${id}"`));
  });

  it('“save and come back later” keeps the answer', async () => {
    const { id, first } = await begin(ana);
    const answer = await ana.post(first, { ...stalking.danger, later: 'yes' });
    assert.equal(answer.headers.location, '/plan');
    assert.equal((await ana.get(`/plan/${id}`)).headers.location, `/plan/${id}/kind`);
  });

  it('a question that is open cannot be jumped', async () => {
    const { id } = await begin(ana);
    const jumped = await ana.get(`/plan/${id}/check`);
    assert.equal(jumped.status, 303);
    assert.equal(jumped.headers.location, `/plan/${id}/danger?return=check`);
  });

  it('from the list of answers, a change returns straight there', async () => {
    const id = await walk(ana, { case: { caseNumber: '26-0201' } });
    const check = await ana.get(`/plan/${id}/check`);
    assert.equal(check.status, 200);
    const text = textOf(check.text);
    assert.match(text, /Check your answers/);
    assert.match(text, /river\.fox22: Snap · user name/);
    assert.match(check.text, new RegExp(`/plan/${id}/needs\\?return&#x3D;check`));
    const changed = await ana.post(`/plan/${id}/needs`, { needs: 'who-runs-account', return: 'check' });
    assert.equal(changed.headers.location, `/plan/${id}/check`);
  });

  it('an unfinished plan can be thrown away', async () => {
    const { id } = await begin(ana);
    await ana.post(`/plan/${id}/remove`);
    assert.equal((await ana.get(`/plan/${id}/danger`)).status, 404);
  });

  it("another person's answers are not there to be seen or changed", async () => {
    const { id, first } = await begin(ana);
    assert.equal((await ben.get(first)).status, 404);
    assert.equal((await ben.post(first, stalking.danger)).status, 404);
    assert.equal((await ben.get(`/plan/${id}`)).status, 404);
    assert.equal((await ben.post(`/plan/${id}/remove`)).status, 404);
  });

  it('an administrator without a role for it makes no plan', async () => {
    const admin = await desk.signIn('administrator');
    assert.equal((await admin.get('/plan')).status, 403);
    assert.equal((await admin.post('/plan')).status, 403);
  });

  it('a form without its token does nothing', async () => {
    const answer = await ana.raw.post('/plan').type('form').send({});
    assert.equal(answer.status, 403);
  });
});

describe('danger to life', () => {
  it('shows the emergency route at once and goes on', async () => {
    const { id, first } = await begin(ana);
    const answer = await ana.post(first, { danger: 'death-or-injury' });
    assert.equal(answer.headers.location, `/plan/${id}/emergency`);
    assert.match(textOf((await ana.get(`/plan/${id}/purpose`)).text), /Danger to life: ask the provider now/);
  });

  it('from the home page, the first question is answered already', async () => {
    assert.match(textOf((await ana.get('/plan?danger=death-or-injury')).text), /First the emergency route/);
    const { id, first } = await begin(ana, { danger: 'death-or-injury' });
    assert.equal(first, `/plan/${id}/emergency`);
  });

  it('has every provider on one page, each with its source', async () => {
    const page = (await ana.get('/plan/emergency')).text;
    for (const provider of desk.services.catalog.providers.values())
      assert.ok(page.includes(`id="${provider.id}"`));
    assert.match(page, /18 U\.S\.C\. 2702\(b\)\(8\)/);
  });
});

describe('a wrong answer is kept, and said at its field', () => {
  const wrong: [string, QuestionId, Form, string, RegExp, RegExp][] = [
    ['no choice', 'danger', {}, 'danger', /Say whether somebody is in danger/, /./],
    ['no words', 'purpose', { offence: 'Fraud' }, 'narrative', /Say in a sentence/, /value="Fraud"/],
    ['no account', 'accounts', { accounts: '  ' }, 'accounts', /Paste at least one account/, /./],
    [
      'a day that is none',
      'period',
      { ...stalking.period, 'from-day': '31', 'from-month': '2' },
      'from',
      /The first day must be a real date/,
      /id="from-day"[^>]*value="31"/,
    ],
    [
      'letters for a year',
      'period',
      { ...stalking.period, 'to-year': 'soon' },
      'to',
      /The last day must be a real date/,
      /value="soon"/,
    ],
    [
      'an end before the beginning',
      'period',
      { ...stalking.period, 'to-month': '9' },
      'to',
      /The last day must not be before the first/,
      /id="to-month"[^>]*value="9"/,
    ],
    [
      'a zone that is none',
      'period',
      { ...stalking.period, zone: 'Ohio' },
      'zone',
      /Choose a time zone/,
      /./,
    ],
    [
      'no agency',
      'agency',
      { agencyType: 'judge' },
      'agencyType',
      /Choose the kind of agency/,
      /value="local-police"/,
    ],
    [
      'no country',
      'country',
      { country: 'XX' },
      'country',
      /Choose your country/,
      /<option value="FR">France/,
    ],
    ['no State', 'state', {}, 'state', /Choose your State/, /<option value="OH">Ohio/],
    [
      'nothing that can be signed',
      'signed',
      {},
      'canIssue',
      /Tick what you can get signed/,
      /value="subpoena"/,
    ],
    ['no words of the threat', 'threat', { threat: ' ' }, 'threat', /Write what was said or done/, /./],
    ['no case number', 'case', { caseTitle: 'Fox' }, 'caseNumber', /Enter your case number/, /value="Fox"/],
  ];
  for (const [name, id, form, field, message, kept] of wrong) {
    it(name, async () => {
      const { id: plan } = await begin(ana);
      const answer = await ana.post(`/plan/${plan}/${id}`, form);
      assert.equal(answer.status, 422);
      assert.match(answer.text, /<title>Error: /);
      assert.match(answer.text, new RegExp(`href="#${field}"`));
      assert.match(answer.text, new RegExp(`id="${field}-error"`));
      assert.match(textOf(answer.text), message);
      assert.match(answer.text, kept);
    });
  }

  it('an account that fits none: the line, what is wrong, how to get it, and a field to put it right', async () => {
    const { id } = await begin(ana);
    await ana.post(`/plan/${id}/accounts`, { accounts: '"Big Mike"' });
    const page = await ana.get(`/plan/${id}/understood`);
    assert.match(textOf(page.text), /Nobody can search by this/);
    assert.match(page.text, /name="line-1"[^>]*value="&quot;Big Mike&quot;"/);
    const answer = await ana.post(`/plan/${id}/understood`, { 'line-1': '"Big Mike"' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="line-1-error"/);
    const mended = await ana.post(`/plan/${id}/understood`, { 'line-1': 'snapchat big.mike' });
    assert.equal(mended.headers.location, `/plan/${id}/understood`);
    assert.match(textOf((await ana.get(`/plan/${id}/understood`)).text), /Accepted by Snap/);
  });

  it('an unknown provider: the choice is refused beside its line', async () => {
    const { id } = await begin(ana);
    await ana.post(`/plan/${id}/accounts`, { accounts: 'river.fox22' });
    const answer = await ana.post(`/plan/${id}/understood`, { 'place-1': 'myspace' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="place-1-error"/);
    assert.match(textOf(answer.text), /Tecum knows no provider “myspace”/);
  });

  it("a case number that belongs to somebody else's case", async () => {
    await makePlan(ben, { case: { caseNumber: '26-0300' } });
    const { id } = await begin(ana);
    const answer = await ana.post(`/plan/${id}/case`, { caseNumber: '26-0300' });
    assert.equal(answer.status, 422);
    assert.match(textOf(answer.text), /There is already a case 26-0300/);
    assert.match(answer.text, /value="26-0300"/);
  });

  it('several lines come back as they were typed, with nothing before any of them', async () => {
    const { id } = await begin(ana);
    const lines = 'snapchat river.fox22\n+1 937 555 0142\n"Big Mike"';
    await ana.post(`/plan/${id}/accounts`, { accounts: lines });
    const page = await ana.get(`/plan/${id}/accounts`);
    const [, shown = ''] = /<textarea[^>]*>\n?([^<]*)<\/textarea>/.exec(page.text) ?? [];
    assert.equal(shown.replaceAll('&quot;', '"').replaceAll('&#x2B;', '+'), lines);
  });

  it('a plan names the lines that no letter can carry', async () => {
    const accounts = { accounts: 'snapchat river.fox22\n"Big Mike"' };
    const id = await makePlan(ana, { accounts, understood: {}, case: { caseNumber: '26-0301' } });
    assert.match(textOf((await ana.get(`/plan/${id}`)).text), /Left out.*Big Mike/s);
  });

  it('text that would be markup is shown as text', async () => {
    const { id } = await begin(ana);
    const answer = await ana.post(`/plan/${id}/purpose`, { offence: '<script>alert(1)</script>' });
    assert.ok(!answer.text.includes('<script>alert'));
    assert.match(answer.text, /&lt;script&gt;alert/);
  });
});

describe('what was understood', () => {
  it('a telephone number: portability is said, and the service can be chosen', async () => {
    const { id } = await begin(ana);
    await ana.post(`/plan/${id}/accounts`, { accounts: '+1 937 555 0142' });
    const page = await ana.get(`/plan/${id}/understood`);
    assert.match(textOf(page.text), /Number portability hides which carrier/);
    assert.match(page.text, /<option value="whatsapp">/);
    const placed = await ana.post(`/plan/${id}/understood`, { 'place-1': 'whatsapp' });
    assert.equal(placed.headers.location, `/plan/${id}/needs`);
  });

  it('is asked again when the accounts change', async () => {
    const id = await walk(ana, { case: { caseNumber: '26-0202' } });
    const answer = await ana.post(`/plan/${id}/accounts`, { accounts: 'river.fox23', return: 'check' });
    assert.equal(answer.headers.location, `/plan/${id}/understood?return=check`);
  });
});
