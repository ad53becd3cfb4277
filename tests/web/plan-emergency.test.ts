/** The emergency path on the pages: asked first, in the officer's words, released by a second person. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { begin, makePlan, stalking, textOf } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let rita: Agent;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  rita = await desk.signIn('reviewer');
});
after(() => desk.close());

const danger = { danger: 'death-or-injury' };
const release = { releaseReason: 'A named person and an hour.', called: 'Snap at the number in the catalog' };

describe('danger to life', () => {
  it('is one press away from every question, and what was typed is kept', async () => {
    const { id } = await begin(ana);
    for (const question of ['kind', 'purpose', 'accounts', 'needs', 'period', 'country', 'signed', 'case'])
      assert.match((await ana.get(`/plan/${id}/${question}`)).text, /name="go" value="danger"/, question);
    const jump = await ana.post(`/plan/${id}/purpose`, { offence: 'Menacing', go: 'danger' });
    assert.equal(jump.headers.location, `/plan/${id}/emergency?return=check`);
    assert.match((await ana.get(`/plan/${id}/purpose`)).text, /value="Menacing"/);
    for (const page of ['/', '/plan', '/cases', '/look-up'])
      assert.match((await ana.get(page)).text, /href="\/plan\?danger=death-or-injury"/, page);
  });

  it('supplies no words: every field is empty, and nothing in the page suggests an answer', async () => {
    const { id } = await begin(ana, danger);
    const page = (await ana.get(`/plan/${id}/emergency`)).text;
    const fields = [...page.matchAll(/<textarea[^>]*>\n?([^<]*)<\/textarea>/g)].map(([, text]) => text);
    assert.deepEqual(fields, ['', '', '']);
    assert.ok(!/placeholder=|<datalist/.test(page));
    const wrong = await ana.post(`/plan/${id}/emergency`, { dangerWords: ' ' });
    assert.equal(wrong.status, 422);
    for (const field of ['dangerWords', 'whom', 'whyNow'])
      assert.match(wrong.text, new RegExp(`id="${field}-error"`));
  });

  it('asks of each thing how it helps, beside what the provider needs', async () => {
    const { id } = await begin(ana, danger);
    await ana.post(`/plan/${id}/accounts`, { accounts: 'snapchat river.fox22' });
    await ana.post(`/plan/${id}/understood`, {});
    // What was shown in advertisements averts no danger: it takes process.
    const to = await ana.post(`/plan/${id}/needs`, { needs: ['where-signed-in', 'who-paid-for-ad'] });
    assert.equal(to.headers.location, `/plan/${id}/helps`);
    const page = await ana.get(`/plan/${id}/helps`);
    assert.match(page.text, /name="help-where-signed-in"/);
    assert.ok(!page.text.includes('name="help-who-paid-for-ad"'));
    const needs = desk.services.catalog.providers.get('snap')?.emergency?.needs ?? '';
    assert.ok(needs !== '' && textOf(page.text).toLowerCase().includes(needs.toLowerCase()));
  });

  it('has the named providers first among all routes', async () => {
    const { id } = await begin(ana, danger);
    await ana.post(`/plan/${id}/accounts`, { accounts: 'snapchat river.fox22' });
    const page = textOf((await ana.get(`/plan/emergency?from=${id}`)).text);
    assert.match(page, /The providers that you named Snap .*All other providers/);
    const ben = await desk.signIn('investigator');
    assert.ok(
      !(await ben.get(`/plan/emergency?from=${id}`)).text.includes('that you named'),
      'not to others',
    );
  });

  it('is said on the plan in the officer’s words, with what each thing helps', async () => {
    const id = await makePlan(ana, { danger, case: { caseNumber: '26-700' } });
    const { answers } = await desk.services.plans.made(id, ana.person);
    assert.equal(answers.emergency?.danger, stalking.emergency.dangerWords);
    assert.match(
      answers.emergency?.howHelps ?? '',
      /Where do they sign in from\? The last address leads to the house/,
    );
    const text = textOf((await ana.get(`/plan/${id}`)).text);
    assert.match(text, /Not released yet/);
    assert.match(text, /“He wrote that he will shoot her tonight\.”/);
  });
});

describe('the release', () => {
  it('is not for whoever wrote it: no form, and the address refuses', async () => {
    const both = await desk.signIn('investigator', 'reviewer');
    const id = await makePlan(both, { danger, case: { caseNumber: '26-701' } });
    assert.ok(!(await both.get(`/plan/${id}`)).text.includes('name="releaseReason"'));
    const answer = await both.post(`/plan/${id}/release`, release);
    assert.equal(answer.status, 403);
    assert.match(textOf(answer.text), /Whoever wrote an emergency request does not release it/);
  });

  it('takes a second person, a reason and word of the call; then service can be recorded', async () => {
    const id = await makePlan(ana, { danger, case: { caseNumber: '26-702' } });
    const served = `/plan/${id}/served/snap.emergency_disclosure_request`;
    assert.match((await ana.get(`/plan/${id}`)).text, /Waits for its release/);
    const form = {
      'day-day': '1',
      'day-month': '10',
      'day-year': '2026',
      time: '14:05',
      zone: 'America/New_York',
      channel: 'outside',
      otherChannel: 'telephone, +1 937 555 0155',
      servedBy: 'Sgt. Fox',
    };
    assert.equal((await ana.post(served, form)).status, 409);
    assert.match(
      textOf((await rita.get('/')).text),
      /Emergency request of case 26-702 waits for a second person/,
    );
    const empty = await rita.post(`/plan/${id}/release`, {});
    assert.equal(empty.status, 422);
    assert.match(empty.text, /id="releaseReason-error"/);
    assert.match(empty.text, /id="called-error"/);
    assert.equal((await rita.post(`/plan/${id}/release`, release)).status, 303);
    assert.match(
      textOf((await ana.get(`/plan/${id}`)).text),
      /Released by a second person .*A named person and an hour/,
    );
    assert.match(textOf((await ana.get('/')).text), /Process after the emergency is due/);
    assert.equal((await ana.post(served, form)).status, 303);
    const late = await rita.post(`/plan/${id}/release`, release);
    assert.equal(late.status, 303, 'released twice, it says so and changes nothing');
  });

  it('waits for what only the officer can say', async () => {
    const id = await makePlan(ana, {
      danger,
      emergency: { unsure: 'yes', whom: 'Dana Example' },
      case: { caseNumber: '26-703' },
    });
    const page = await rita.get(`/plan/${id}`);
    assert.match(
      textOf(page.text),
      /First its author answers: What is the danger of death or serious physical injury\?/,
    );
    assert.ok(!page.text.includes('name="releaseReason"'));
    assert.equal((await rita.post(`/plan/${id}/release`, release)).status, 422);
  });
});
