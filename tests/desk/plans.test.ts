import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Person } from '../../src/store/desk/people.js';
import { named, planBy, problem, type ServiceDesk, serviceDesk, stalking } from './support.js';

let desk: ServiceDesk;
let ana: Person;
let ben: Person;
let rita: Person;

before(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'investigator');
  ben = await desk.person('Ben', 'investigator');
  rita = await desk.person('Rita', 'reviewer');
});
after(() => desk.close());

const chain = async (subject: string) =>
  (await desk.services.audit.list({ limit: 500 }))
    .filter((one) => one.subject === subject)
    .map((one) => one.action);

describe('plans', () => {
  it('keep the answers of the questions, and are made once', async () => {
    const { plans } = desk.services;
    const draft = await plans.start(ana, { caseNumber: '26-1' });
    await plans.save(draft.id, { caseNumber: '26-2' }, ana);
    const [made, again] = [
      await plans.make(draft.id, stalking, ana),
      await plans.make(draft.id, { ...stalking, needs: [] }, ana),
    ];
    assert.deepEqual(again.answers.needs, made.answers.needs);
    assert.deepEqual(made.draft, { caseNumber: '26-2' });
    assert.equal((await chain(`plan/${draft.id}`)).filter((action) => action === 'plan.made').length, 1);
    await assert.rejects(plans.save(draft.id, {}, ana), problem('plan-made'));
    const second = await plans.again(draft.id, ana);
    assert.notEqual(second.id, draft.id);
    assert.deepEqual(second.answers, { caseNumber: '26-2' });
  });

  it('throw away a draft, never a plan', async () => {
    const { plans } = desk.services;
    const draft = await plans.start(ana);
    await plans.remove(draft.id, ana);
    await assert.rejects(plans.draft(draft.id, ana), problem('plan-not-found'));
    const made = await planBy(desk, ana);
    await plans.remove(made.id, ana);
    assert.equal((await plans.made(made.id, ana)).id, made.id);
  });

  it('with answers that cannot make one write nothing at all', async () => {
    const { plans, cases } = desk.services;
    const draft = await plans.start(ana);
    const wrong = { ...stalking, needs: ['everything'], case: { number: '26-77' } };
    await assert.rejects(plans.make(draft.id, wrong, ana), problem('answers-invalid'));
    assert.equal((await plans.draft(draft.id, ana)).state, 'draft');
    assert.ok(!(await cases.listFor(ana)).some((one) => one.number === '26-77'));
  });

  it("for a case of somebody else's are refused before the gate writes anything", async () => {
    await planBy(desk, ben, { case: { number: '26-50' } });
    const draft = await desk.services.plans.start(ana);
    const taken = { ...stalking, case: { number: '26-50' } };
    await assert.rejects(desk.services.plans.make(draft.id, taken, ana), problem('case-number-taken'));
    assert.deepEqual(await chain(`plan/${draft.id}`), []);
  });

  it('are dated by the desk unless the answers are', async () => {
    assert.equal((await planBy(desk, ana)).plan.asOf, '2026-11-24');
    assert.equal((await planBy(desk, ana, { asOf: '2026-11-01' })).plan.asOf, '2026-11-01');
  });

  it('that are refused open no case', async () => {
    const made = await planBy(desk, ana, {
      businessCase: 'monitor-protected-activity',
      case: { number: '26-60' },
    });
    assert.deepEqual([made.decision, made.caseId], ['refused', null]);
    assert.deepEqual((await chain(`plan/${made.id}`)).sort(), ['gate.refused', 'plan.made']);
    await assert.rejects(desk.services.plans.made(made.id, ben), problem('plan-not-found'));
    assert.equal(
      (await desk.services.plans.made(made.id, rita)).id,
      made.id,
      'reviewers may look at a refusal',
    );
  });
});

describe('a plan that the gate holds', () => {
  const held = (number: string) =>
    planBy(desk, ana, { businessCase: 'high-risk-violence', safeguards: named, case: { number } });

  it('waits for reviewers, the longest first, and for nobody else', async () => {
    const first = await held('26-70');
    const second = await held('26-71');
    const ids = (await desk.services.plans.held(rita)).map((plan) => plan.id);
    assert.deepEqual(ids, [first.id, second.id]);
    assert.deepEqual(await desk.services.plans.held(ana), []);
  });

  it('is decided once, with a reason, on the audit chain', async () => {
    const { plans } = desk.services;
    const made = await held('26-72');
    await assert.rejects(plans.decide(made.id, 'release', '  ', rita), problem('review-reason'));
    await assert.rejects(plans.decide(made.id, 'release', 'Mine', ana), problem('not-permitted'));
    const done = await plans.decide(made.id, 'release', 'An offence is stated.', rita);
    assert.deepEqual(
      [done.decision, done.gateDecision, done.plan.decision],
      ['allowed', 'needs-review', 'allowed'],
    );
    const stored = await plans.made(made.id, ana);
    assert.deepEqual(stored.review, {
      reason: 'An offence is stated.',
      by: rita.id,
      at: '2026-11-24T12:00:00.000Z',
    });
    assert.ok(!JSON.stringify(stored.plan).includes('waits for a review'));
    await assert.rejects(plans.decide(made.id, 'refuse', 'Or not', rita), problem('review-over'));
    assert.ok((await chain(`plan/${made.id}`)).includes('gate.released'));
  });

  it('cannot be made into letters before', async () => {
    const made = await held('26-73');
    await assert.rejects(desk.services.requests.draftFromPlan(made, null, ana), problem('plan-not-allowed'));
    await desk.services.plans.decide(made.id, 'refuse', 'No act is named.', rita);
    const refused = await desk.services.plans.made(made.id, ana);
    await assert.rejects(
      desk.services.requests.draftFromPlan(refused, null, ana),
      problem('plan-not-allowed'),
    );
  });
});
