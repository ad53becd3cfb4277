/** "I do not know" on every page, the questions of each kind of case, the authority of any country, live checks, and the way back. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { QuestionId } from '../../src/desk/plans/wizard/types.js';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { begin, type Form, isoIn, makePlan, stalking, textOf, walk } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
});
after(() => desk.close());

const unsure: Partial<Record<QuestionId, Form>> = {
  danger: { danger: 'unknown' },
  kind: { businessCase: 'unknown' },
  purpose: { unsure: 'yes' },
  accounts: { unsure: 'yes' },
  needs: { unsure: 'yes' },
  period: { unsure: 'yes' },
  country: { country: 'US', unsure: 'yes' },
  state: { unsure: 'yes' },
  agency: { agencyType: 'unknown' },
  signed: { unsure: 'yes' },
  notice: { mayNotify: 'unknown' },
  case: { unsure: 'yes' },
};

describe('“I do not know”', () => {
  it('is a visible choice on every page', async () => {
    const { id } = await begin(ana);
    for (const question of Object.keys(unsure)) {
      const page = textOf((await ana.get(`/plan/${id}/${question}`)).text);
      assert.match(page, question === 'case' ? /There is no number yet/ : /I do not know/, question);
    }
  });

  it('to all of them makes a plan that waits, says what to find out, and is shown as such before', async () => {
    const id = await walk(ana, unsure);
    const check = (await ana.get(`/plan/${id}/check`)).text;
    assert.equal(
      check.match(/You do not know/g)?.length,
      11,
      'every row but the State, which no unknown country has',
    );
    await ana.post(`/plan/${id}/check`);
    const { answers, decision, plan } = await desk.services.plans.made(id, ana.person);
    assert.equal(decision, 'needs-review');
    assert.deepEqual([...(answers.unsure ?? [])].sort(), [
      'accounts',
      'authority',
      'businessCase',
      'canIssue',
      'danger',
      'needs',
      'notice',
      'offence',
      'period',
    ]);
    const text = textOf((await ana.get(`/plan/${id}`)).text);
    for (const { text: question } of plan.findOut ?? []) assert.ok(text.includes(question), question);
    assert.match(text, /Plan for case NEW-[0-9A-F]{8}/);
  });

  it('to one question changes the plan and does not stop it', async () => {
    const id = await makePlan(ana, { signed: { unsure: 'yes' }, case: { caseNumber: '26-600' } });
    const text = textOf((await ana.get(`/plan/${id}`)).text);
    assert.match(text, /Find out .*What can you get signed\?/);
    assert.match(text, /Subpoena → to Snap Inc\./);
  });
});

describe('the kind of case', () => {
  const asked = async (businessCase: string): Promise<string[]> => {
    const { id, first } = await begin(ana);
    await ana.post(first, { danger: 'none' });
    let at = String((await ana.post(`/plan/${id}/kind`, { businessCase })).headers.location);
    const found: string[] = [];
    while (!at.endsWith('/purpose')) {
      const question = at.split('/')[3] as QuestionId;
      found.push(question);
      at = String((await ana.post(at, stalking[question])).headers.location);
    }
    return found;
  };

  it('asks its own questions, and no others', async () => {
    assert.deepEqual(await asked('investigate-crime'), []);
    assert.deepEqual(await asked('short-term-threat'), ['threat', 'threatened']);
    assert.deepEqual(await asked('high-risk-violence'), ['person', 'predicate', 'until', 'services']);
    assert.deepEqual(await asked('monitor-high-risk'), ['person', 'predicate', 'until', 'services']);
    assert.deepEqual(await asked('investigate-organized-crime'), ['conduct']);
    assert.deepEqual(await asked('unknown'), []);
  });

  it('says why each is asked and on what that rests', async () => {
    const { id } = await begin(ana);
    await ana.post(`/plan/${id}/kind`, { businessCase: 'high-risk-violence' });
    const page = textOf((await ana.get(`/plan/${id}/predicate`)).text);
    assert.match(page, /Which facts point to this person\?/);
    assert.match(page, /Why we ask .*28 CFR 23\.20\(a\), \(b\)/);
  });

  it('gives its answers to the plan', async () => {
    const id = await makePlan(ana, {
      kind: { businessCase: 'high-risk-violence' },
      case: { caseNumber: '26-601' },
    });
    const { answers, plan } = await desk.services.plans.made(id, ana.person);
    assert.deepEqual(answers.safeguards, {
      person: 'D. Example',
      predicate: stalking.predicate.predicate,
      until: isoIn(30),
      services: stalking.services.services,
      reviewDays: 14,
    });
    assert.deepEqual(plan.safeguards?.missing, []);
  });

  it('takes no review that is slower than its rule, and no end in the past', async () => {
    const { id } = await begin(ana);
    await ana.post(`/plan/${id}/kind`, { businessCase: 'monitor-high-risk' });
    const slow = await ana.post(`/plan/${id}/until`, { ...stalking.until, reviewDays: '60' });
    assert.match(textOf(slow.text), /reviewed at least every 14 days/);
    const past = await ana.post(`/plan/${id}/until`, { ...stalking.until, 'until-year': '2020' });
    assert.match(textOf(past.text), /must not be in the past/);
  });
});

describe('the authority', () => {
  it('has every country, and States for one of them only', async () => {
    const { id } = await begin(ana);
    const page = (await ana.get(`/plan/${id}/country`)).text;
    const offered = [...page.matchAll(/<option value="([A-Z]{2})"/g)].map(([, code]) => code);
    // ISO 3166-1 has 249 codes; six are US territories asked for as States, and Kosovo's XK is added.
    assert.equal(new Set(offered).size, 249 - 6 + 1);
    const france = await ana.post(`/plan/${id}/country`, { country: 'FR' });
    assert.equal(france.headers.location, `/plan/${id}/agency`);
    const home = await ana.post(`/plan/${id}/country`, { country: 'US' });
    assert.equal(home.headers.location, `/plan/${id}/state`);
    const states = (await ana.get(`/plan/${id}/state`)).text.match(/<option value="[A-Z]{2}"/g)?.length;
    assert.equal(states, 50 + 1 + 5, 'the States, the District of Columbia, five territories');
  });

  it('offers the agencies and the process of the country', async () => {
    const { id } = await begin(ana);
    await ana.post(`/plan/${id}/country`, { country: 'FR' });
    const agencies = (await ana.get(`/plan/${id}/agency`)).text;
    assert.match(agencies, /value="investigating-judge"/);
    assert.ok(!agencies.includes('value="grand-jury"'));
    await ana.post(`/plan/${id}/agency`, { agencyType: 'investigating-judge' });
    const signed = (await ana.get(`/plan/${id}/signed`)).text;
    assert.match(signed, /value="epoc"/);
    assert.ok(!signed.includes('value="court_order_2703d"') && !signed.includes('value="copo"'));
    assert.match(textOf(signed), /European Preservation Order\. You may issue it yourself/);
  });

  it('asks again what another country has otherwise', async () => {
    const id = await walk(ana, { case: { caseNumber: '26-602' } });
    const moved = await ana.post(`/plan/${id}/country`, { country: 'GB', return: 'check' });
    assert.equal(moved.headers.location, `/plan/${id}/agency?return=check`);
  });

  it('reaches the plan of a magistrate in France', async () => {
    const id = await makePlan(ana, {
      purpose: { ...stalking.purpose, statute: 'Code pénal, art. 313-1', maxYears: '5' },
      accounts: { accounts: 'facebook faux.vendeur' },
      understood: {},
      country: { country: 'FR' },
      agency: { agencyType: 'investigating-judge' },
      signed: { canIssue: ['preservation', 'epoc', 'epoc_pr'] },
      case: { caseNumber: '26-603' },
    });
    const { answers } = await desk.services.plans.made(id, ana.person);
    assert.deepEqual(answers.authority, {
      country: 'FR',
      agencyType: 'investigating-judge',
      canIssue: ['preservation', 'epoc', 'epoc_pr'],
    });
    assert.equal(answers.offence?.maxPenaltyYears, 5);
    const text = textOf((await ana.get(`/plan/${id}`)).text);
    assert.match(text, /European Production Order \(EPOC\) → to Meta Platforms Ireland/);
    assert.match(text, /Ways across the border, side by side/);
  });
});

describe('what would get it sent back', () => {
  it('stands under the questions that follow, with marks, words, what to do, and the way to mend it', async () => {
    const { id } = await begin(ana);
    await ana.post(`/plan/${id}/purpose`, stalking.purpose);
    assert.ok(
      !(await ana.get(`/plan/${id}/accounts`)).text.includes('sent back, so far'),
      'nothing to say yet',
    );
    await ana.post(`/plan/${id}/accounts`, { accounts: 'snapchat river.fox22' });
    await ana.post(`/plan/${id}/understood`, {});
    assert.match(textOf((await ana.get(`/plan/${id}/needs`)).text), /✓ Well\. Every account is named/);
    // A carrier's call records: nothing that Snap can have.
    await ana.post(`/plan/${id}/needs`, { needs: 'which-calls' });
    await ana.post(`/plan/${id}/needs`, { needs: ['who-runs-account', 'where-signed-in', 'what-was-said'] });
    await ana.post(`/plan/${id}/period`, { unsure: 'yes', zone: 'America/New_York' });
    const page = await ana.get(`/plan/${id}/country`);
    assert.match(textOf(page.text), /⚠ May come back\.|✗ Will come back\./);
    assert.match(textOf(page.text), /First or last day is missing/);
    assert.match(page.text, new RegExp(`/plan/${id}/period\\?return&#x3D;check`));
  });

  it('says what will come back as it is', async () => {
    const { id } = await begin(ana);
    await ana.post(`/plan/${id}/accounts`, { accounts: '"Big Mike"' });
    assert.match(textOf((await ana.get(`/plan/${id}/needs`)).text), /✗ Will come back\. No account is named/);
  });
});

describe('the way back', () => {
  it('keeps what was typed, without asking for more', async () => {
    const { id, first } = await begin(ana);
    await ana.post(first, { danger: 'none' });
    await ana.post(`/plan/${id}/kind`, stalking.kind);
    const back = await ana.post(`/plan/${id}/purpose`, { offence: 'Stalking', narrative: '', go: 'back' });
    assert.equal(back.headers.location, `/plan/${id}/kind`);
    assert.match((await ana.get(`/plan/${id}/purpose`)).text, /value="Stalking"/);
    assert.equal(
      (await ana.get(`/plan/${id}`)).headers.location,
      `/plan/${id}/purpose`,
      'it is no answer yet',
    );
  });

  it('keeps a date that is none, too', async () => {
    const { id } = await begin(ana);
    const form = { ...stalking.period, 'from-day': '31', 'from-month': '2', go: 'back' };
    await ana.post(`/plan/${id}/period`, form);
    const page = (await ana.get(`/plan/${id}/period`)).text;
    assert.match(page, /id="from-day"[^>]*value="31"/);
    assert.match(page, /id="from-month"[^>]*value="2"/);
  });

  it('from the list of answers leads back there; from the first question to the start', async () => {
    const id = await walk(ana, { case: { caseNumber: '26-604' } });
    const back = await ana.post(`/plan/${id}/needs`, {
      needs: 'who-runs-account',
      return: 'check',
      go: 'back',
    });
    assert.equal(back.headers.location, `/plan/${id}/check`);
    const { first } = await begin(ana);
    assert.equal((await ana.post(first, { go: 'back' })).headers.location, '/plan');
  });

  it('is not what the Enter key does: the first button of the form goes on', async () => {
    const { first } = await begin(ana);
    const page = (await ana.get(first)).text;
    const [button = ''] = /<button type="submit"[^>]*>/.exec(page.slice(page.indexOf('tc-wizard"'))) ?? [];
    assert.ok(!button.includes('name="go"'), button);
  });
});
