/** The plan's page: what to send, why, each fact with its source; the gate's refusal and its review. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { makePlan, textOf, walk } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let rita: Agent;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  rita = await desk.signIn('reviewer');
});
after(() => desk.close());

const actions = async () => (await desk.services.audit.list({ limit: 500 })).map((entry) => entry.action);

describe('a plan', () => {
  it('says what to send today and then, in the order of the sketch', async () => {
    const id = await makePlan(ana);
    const page = await ana.get(`/plan/${id}`);
    assert.equal(page.status, 200);
    const text = textOf(page.text);
    const order = [
      'Plan for case 26-0117',
      'Send today',
      'Then',
      'What would get these sent back',
      'Keep in mind',
      'Share for review',
    ];
    const at = order.map((words) => text.indexOf(words));
    assert.ok(
      at.every((place) => place >= 0),
      `${order} at ${at}`,
    );
    assert.deepEqual(
      at,
      [...at].sort((a, b) => a - b),
    );
    assert.match(text, /1 Preservation letter → to Snap Inc\./);
    assert.match(text, /Why first:/);
    assert.match(text, /18 U\.S\.C\. 2703\(c\)\(2\)/);
    assert.match(text, /months old: check before use/);
  });

  it('has a citation beside every reason, and a source link where there is one', async () => {
    const id = await makePlan(ana, { case: { caseNumber: '26-0118' } });
    const { plan } = await desk.services.plans.made(id, ana.person);
    const html = (await ana.get(`/plan/${id}`)).text;
    const reasons = plan.steps.flatMap((step) => step.categories.flatMap((category) => category.reasons));
    assert.ok(reasons.length > 0);
    for (const reason of reasons) assert.ok(textOf(html).includes(reason.citation), reason.citation);
  });

  it('sent twice, is made once', async () => {
    const id = await walk(ana, { case: { caseNumber: '26-0119' } });
    const made = () => actions().then((all) => all.filter((action) => action === 'plan.made').length);
    const count = await made();
    await ana.post(`/plan/${id}/check`);
    const again = await ana.post(`/plan/${id}/check`);
    assert.equal(again.headers.location, `/plan/${id}`);
    assert.equal(await made(), count + 1);
    assert.equal((await ana.get(`/plan/${id}/needs`)).headers.location, `/plan/${id}`);
  });

  it('can be answered anew; the first one stays as it was', async () => {
    const id = await makePlan(ana, { case: { caseNumber: '26-0120' } });
    const again = await ana.post(`/plan/${id}/again`);
    const second = String(again.headers.location).split('/')[2];
    assert.notEqual(second, id);
    assert.equal(again.headers.location, `/plan/${second}/check`);
    await ana.post(`/plan/${second}/needs`, { needs: 'who-runs-account', return: 'check' });
    await ana.post(`/plan/${second}/check`);
    const first = await desk.services.plans.made(id, ana.person);
    assert.deepEqual(first.answers.needs, ['who-runs-account', 'where-signed-in', 'what-was-said']);
  });

  it('can be opened by those listed for its case, and by nobody else', async () => {
    const id = await makePlan(ana, { case: { caseNumber: '26-0121' } });
    const ben = await desk.signIn('investigator');
    assert.equal((await ben.get(`/plan/${id}`)).status, 404);
    const { caseId } = await desk.services.plans.made(id, ana.person);
    await ana.post(`/cases/${caseId}/share`, { personId: ben.person.id });
    assert.equal((await ben.get(`/plan/${id}`)).status, 200);
    assert.equal((await rita.get(`/plan/${id}`)).status, 200);
  });

  it('without an account says so and how to find one', async () => {
    const id = await makePlan(ana, {
      accounts: { unsure: 'yes' },
      case: { caseNumber: '26-0122' },
    });
    assert.match(
      textOf((await ana.get(`/plan/${id}`)).text),
      /No account is named, so there is nobody to ask yet/,
    );
  });

  it('places nothing that it does not know, and says how to find out', async () => {
    const id = await makePlan(ana, {
      accounts: { accounts: '+1 937 555 0142' },
      understood: {},
      case: { caseNumber: '26-0123' },
    });
    const text = textOf((await ana.get(`/plan/${id}`)).text);
    assert.match(text, /Accounts without a provider yet/);
    assert.match(text, /\+19375550142/);
  });

  it('lets process that was written elsewhere be recorded as served', async () => {
    const id = await makePlan(ana, { case: { caseNumber: '26-0124' } });
    const at = `/plan/${id}/served/snap.search_warrant`;
    assert.match((await ana.get(`/plan/${id}`)).text, new RegExp(at));
    assert.equal((await ana.get(at)).status, 200);
    const wrong = await ana.post(at, { time: '25:00' });
    assert.equal(wrong.status, 422);
    const form = {
      'day-day': '20',
      'day-month': '11',
      'day-year': '2026',
      time: '14:05',
      zone: 'America/New_York',
      channel: 'hand',
      whom: 'the custodian',
      servedBy: 'Det. Fox',
    };
    const done = await ana.post(at, form);
    assert.equal(done.status, 303, textOf(done.text).slice(0, 400));
    const page = await ana.get(String(done.headers.location));
    assert.match(textOf(page.text), /Written outside Tecum/);
    assert.match(textOf(page.text), /20 Nov 2026 14:05 EST/);
    assert.equal((await ana.post(at, form)).headers.location, done.headers.location);
    for (const below of ['/letter.pdf', '/letter.json', '/comments'])
      assert.equal((await ana.get(`${done.headers.location}${below}`)).status, 404, below);
  });
});

describe('the gate', () => {
  const protest = {
    purpose: {
      offence: '',
      narrative: 'Watch the protest group to see what they are up to.',
    },
  };

  it('refuses to watch a protest group, politely, with the rule and whom to ask; it is on the audit chain', async () => {
    const id = await makePlan(ana, { ...protest, case: { caseNumber: '26-0140' } });
    const page = await ana.get(`/plan/${id}`);
    const text = textOf(page.text);
    assert.match(text, /This plan cannot be made/);
    assert.match(text, /28 CFR 23\.20\(b\)/);
    assert.match(text, /Whom to ask/);
    assert.match(text, /Change your answers/);
    const refusals = (await desk.services.audit.list({ limit: 500 })).filter(
      (entry) => entry.action === 'gate.refused' && entry.subject === `plan/${id}`,
    );
    assert.equal(refusals.length, 1);
    assert.equal(refusals[0]?.who, ana.person.email);
    assert.match(JSON.stringify(refusals[0]?.details), /to see what they are up to/);
    assert.equal(
      (await desk.services.cases.listFor(ana.person)).some((one) => one.number === '26-0140'),
      false,
    );
  });

  it('ends at the second question for whoever says so plainly', async () => {
    const id = await walk(ana, { kind: { businessCase: 'monitor-protected-activity' } });
    assert.match(textOf((await ana.get(`/plan/${id}`)).text), /This plan cannot be made/);
    const changed = await ana.post(`/plan/${id}/again`);
    assert.match(String(changed.headers.location), /\/purpose$/);
  });

  it('drafts nothing from what it refused', async () => {
    const id = await makePlan(ana, { ...protest, case: { caseNumber: '26-0141' } });
    assert.equal((await ana.post(`/plan/${id}/letters`, { today: 'yes' })).status, 409);
    assert.equal((await ana.get(`/plan/${id}/served/snap.preservation`)).status, 404);
  });

  it('holds what a second person must see; a reviewer releases it with a reason', async () => {
    const id = await makePlan(ana, {
      kind: { businessCase: 'high-risk-violence' },
      case: { caseNumber: '26-0142' },
    });
    assert.match(textOf((await ana.get(`/plan/${id}`)).text), /This plan waits for a review/);
    assert.equal((await ana.post(`/plan/${id}/letters`, { today: 'yes' })).status, 409);
    assert.match(textOf((await rita.get('/')).text), /Plan for case 26-0142 waits for your decision/);

    const empty = await rita.post(`/plan/${id}/decide`, { ruling: 'release' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /id="reason-error"/);
    assert.match(empty.text, /value="release" checked/);

    const done = await rita.post(`/plan/${id}/decide`, {
      ruling: 'release',
      reason: 'The offence is stated.',
    });
    assert.equal(done.status, 303);
    const text = textOf((await ana.get(`/plan/${id}`)).text);
    assert.match(text, /Released after a review/);
    assert.match(text, /The offence is stated\./);
    assert.ok(!text.includes('This plan waits for a review'));
    assert.match(textOf((await ana.get('/')).text), /Your plan for case 26-0142 was released/);
    const made = await desk.services.plans.made(id, ana.person);
    assert.deepEqual([made.gateDecision, made.decision], ['needs-review', 'allowed']);
    const chain = (await desk.services.audit.list({ limit: 500 })).filter(
      (entry) => entry.subject === `plan/${id}` && entry.action.startsWith('gate.'),
    );
    assert.deepEqual(chain.map((entry) => entry.action).sort(), ['gate.held', 'gate.released']);
    assert.equal((await ana.post(`/plan/${id}/letters`, { today: 'yes' })).status, 303);
  });

  it('a reviewer may refuse; the author reads why', async () => {
    const id = await makePlan(ana, {
      kind: { businessCase: 'monitor-high-risk' },
      case: { caseNumber: '26-0143' },
    });
    await rita.post(`/plan/${id}/decide`, { ruling: 'refuse', reason: 'No act is named.' });
    assert.match(textOf((await ana.get(`/plan/${id}`)).text), /refused it on .* No act is named\./);
    const late = await rita.post(`/plan/${id}/decide`, { ruling: 'release', reason: 'After all.' });
    assert.equal(late.status, 303);
    assert.equal((await desk.services.plans.made(id, ana.person)).decision, 'refused');
  });

  it('nobody decides on their own plan, and an investigator on none', async () => {
    const both = await desk.signIn('investigator', 'reviewer');
    const id = await makePlan(both, {
      kind: { businessCase: 'high-risk-violence' },
      case: { caseNumber: '26-0144' },
    });
    const form = { ruling: 'release', reason: 'I said so.' };
    assert.equal((await both.post(`/plan/${id}/decide`, form)).status, 403);
    assert.equal((await ana.post(`/plan/${id}/decide`, form)).status, 403);
    assert.equal((await desk.services.plans.made(id, both.person)).decision, 'needs-review');
  });
});

describe('danger and authority', () => {
  it('an emergency comes first, with what to do where Tecum writes no letter', async () => {
    const id = await makePlan(ana, {
      danger: { danger: 'death-or-injury' },
      needs: { needs: ['where-was-device', 'who-runs-account'] },
      case: { caseNumber: '26-0150' },
    });
    const text = textOf((await ana.get(`/plan/${id}`)).text);
    assert.match(text, /1 Emergency request/);
    assert.match(text, /Use the provider's own emergency route/);
  });

  it('what cannot be signed is said at the step', async () => {
    const id = await makePlan(ana, {
      signed: { canIssue: ['preservation'] },
      case: { caseNumber: '26-0151' },
    });
    assert.match(textOf((await ana.get(`/plan/${id}`)).text), /You did not say that you can get it signed/);
  });
});
