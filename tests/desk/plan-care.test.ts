/** What is done beside a plan: ticks with who and when, reviews with their clock, the end of a threat. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Person } from '../../src/store/desk/people.js';
import { planBy, problem, type ServiceDesk, serviceDesk } from './support.js';

let desk: ServiceDesk;
let ana: Person;
let rita: Person;

before(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'investigator');
  rita = await desk.person('Rita', 'reviewer');
});
after(() => desk.close());

const threat = (number: string) =>
  planBy(desk, ana, {
    businessCase: 'short-term-threat',
    narrative: 'He wrote that he will burn the bakery down on Friday.',
    safeguards: { threat: 'I will burn it down on Friday.', threatened: 'The bakery' },
    case: { number },
  });
const watched = (number: string) =>
  planBy(desk, ana, {
    businessCase: 'monitor-high-risk',
    safeguards: {
      person: 'D. Example',
      predicate: 'A court order keeps him from her; he has broken it twice.',
      until: '2026-12-31',
      reviewDays: 10,
      services: 'The advocate calls her on the same day.',
    },
    case: { number },
  });

describe('the checklist', () => {
  it('keeps who ticked a line and when, and who took the tick away', async () => {
    const { care } = desk.services.plans;
    const made = await threat('26-500');
    await care.tick(made, ['duty-supervisor', 'preserve'], [], ana);
    await care.tick(made, ['duty-supervisor'], ['duty-supervisor', 'preserve'], rita);
    const list = (await care.of(made)).checklist;
    const line = (id: string) => list.find((each) => each.id === id);
    assert.equal(line('duty-supervisor')?.done, true);
    assert.deepEqual(line('duty-supervisor')?.ticked, {
      by: 'Ana',
      at: '2026-11-24T12:00:00.000Z',
      text: '',
    });
    assert.equal(line('preserve')?.done, false);
    const acts = (await desk.services.audit.list({ limit: 500 }))
      .filter(({ subject, action }) => subject === `plan/${made.id}` && action.startsWith('plan.safeguard'))
      .map(({ who, action, details }) => [who, action, details.line]);
    assert.deepEqual(acts.sort(), [
      [ana.email, 'plan.safeguard-done', 'duty-supervisor'],
      [ana.email, 'plan.safeguard-done', 'preserve'],
      [rita.email, 'plan.safeguard-undone', 'preserve'],
    ]);
  });

  it('a page that was open meanwhile takes no other person’s tick away', async () => {
    const { care } = desk.services.plans;
    const made = await threat('26-501');
    await care.tick(made, ['duty-supervisor'], [], ana);
    await care.tick(made, ['preserve'], [], rita);
    const done = (await care.of(made)).checklist.filter((each) => each.done).map(({ id }) => id);
    assert.deepEqual(done.sort(), ['duty-supervisor', 'preserve']);
  });

  it('knows only its own lines', async () => {
    const { care } = desk.services.plans;
    const made = await threat('26-502');
    await care.tick(made, ['no-such-line'], [], ana);
    assert.ok((await care.of(made)).checklist.every((each) => !each.done));
  });
});

describe('a threat', () => {
  it('ends when it is resolved: other tasks, no clocks, no further letter', async () => {
    const { plans, requests } = desk.services;
    const made = await threat('26-510');
    const before = await plans.care.of(made);
    assert.equal(before.resolvable, true);
    assert.deepEqual(
      before.clocks.map(({ about, endsAt }) => [about, endsAt]),
      [['review', '2026-11-26T04:59:59Z']],
    );
    await assert.rejects(
      plans.care.resolve(made, '2026-11-25T09:00:00Z', 'Soon.', ana),
      problem('threat-not-resolvable'),
    );
    await assert.rejects(
      plans.care.resolve(made, '2026-11-24T09:00:00Z', ' ', ana),
      problem('review-reason'),
    );
    await plans.care.resolve(made, '2026-11-24T09:00:00Z', 'He is in hospital; help was taken.', ana);
    const care = await plans.care.of(made);
    assert.equal(care.resolved?.text, 'He is in hospital; help was taken.');
    assert.ok(care.checklist.some(({ id }) => id === 'tell-it-is-over'));
    assert.ok(!care.checklist.some(({ id }) => id === 'duty-supervisor'));
    assert.ok(care.clocks.every(({ stoppedAt }) => stoppedAt !== null));
    await assert.rejects(requests.draftFromPlan(made, null, ana), problem('threat-over'));
    await assert.rejects(
      plans.care.resolve(made, '2026-11-24T09:00:00Z', 'Again.', ana),
      problem('threat-over'),
    );
  });

  it('is the only kind of case that ends so', async () => {
    const made = await planBy(desk, ana, { case: { number: '26-511' } });
    const act = desk.services.plans.care.resolve(made, '2026-11-24T09:00:00Z', 'Done.', ana);
    await assert.rejects(act, problem('threat-not-resolvable'));
  });
});

describe('a plan that is reviewed', () => {
  it('has its clocks from the release on: review and last day', async () => {
    const { plans } = desk.services;
    const made = await watched('26-520');
    assert.equal(made.decision, 'needs-review');
    assert.deepEqual((await plans.care.of(made)).clocks, []);
    const released = await plans.decide(made.id, 'release', 'Named, with an end.', rita);
    const { clocks } = await plans.care.of(released);
    // Ten days from 24 November; 31 December; both at the end of the day in New York.
    assert.deepEqual(
      clocks.map(({ about, endsAt }) => [about, endsAt]),
      [
        ['review', '2026-12-05T04:59:59Z'],
        ['end', '2027-01-01T04:59:59Z'],
      ],
    );
    const home = (await desk.services.home.for(ana)).clocks.filter(({ about }) => about.includes('26-520'));
    assert.deepEqual(
      home.map(({ what }) => what),
      ['The plan must be looked at again', 'The plan ends'],
    );
  });

  it('sets the next review when one is recorded, with what was found', async () => {
    const { plans } = desk.services;
    const made = await watched('26-521');
    const released = await plans.decide(made.id, 'release', 'Named, with an end.', rita);
    await assert.rejects(plans.care.reviewed(released, ' ', rita), problem('review-reason'));
    await plans.care.reviewed(released, 'The hearing is still to come.', rita);
    const care = await plans.care.of(released);
    assert.deepEqual(
      care.reviews.map(({ by, text }) => [by, text]),
      [['Rita', 'The hearing is still to come.']],
    );
    const running = care.clocks.filter(({ about, stoppedAt }) => about === 'review' && stoppedAt === null);
    assert.deepEqual(
      running.map(({ endsAt }) => endsAt),
      ['2026-12-05T04:59:59Z'],
    );
  });
});
