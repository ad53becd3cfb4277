/** An emergency request: the officer's own words, a second person's release, service, the clock of what must come after. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { MadePlan } from '../../src/desk/plans/plans.js';
import type { Person } from '../../src/store/desk/people.js';
import { planBy, problem, type ServiceDesk, serviceDesk } from './support.js';

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

const words = {
  danger: 'He wrote that he will shoot her tonight.',
  whom: 'Dana Example, 34.',
  whyNow: 'He knows where she is.',
  howHelps: 'The last address leads to the house.',
};
const urgent = (number: string, change: Record<string, unknown> = {}): Promise<MadePlan> =>
  planBy(desk, ana, {
    danger: 'death-or-injury',
    needs: ['where-signed-in'],
    emergency: words,
    case: { number },
    ...change,
  });
const release = { reason: 'A named person and an hour.', called: 'Snap at the number in the catalog' };
const stepId = 'snap.emergency_disclosure_request';

describe('an emergency request', () => {
  it('is not recorded as served before a second person has released it', async () => {
    const { plans, requests } = desk.services;
    const made = await urgent('26-400');
    await assert.rejects(requests.recordOutside(made, stepId, {}, ana), problem('emergency-not-released'));
    await plans.release(made.id, release, rita);
    const request = await requests.recordOutside(made, stepId, { servedAt: '2026-11-24T11:30:00Z' }, ana);
    assert.equal(request.state, 'served');
  });

  it('is never released by whoever wrote it, whatever their role', async () => {
    const { plans } = desk.services;
    const both = await desk.person('Bo', 'investigator', 'reviewer');
    const made = await planBy(desk, both, {
      danger: 'death-or-injury',
      emergency: words,
      case: { number: '26-401' },
    });
    assert.equal(await plans.mayRelease(made, both), false);
    await assert.rejects(plans.release(made.id, release, both), problem('release-own'));
  });

  it('is released by a colleague who may see its case, and by no stranger to it', async () => {
    const { plans, access } = desk.services;
    const made = await urgent('26-402');
    await assert.rejects(plans.release(made.id, release, ben), problem('plan-not-found'));
    await access.grant(made.caseId ?? '', ben.id, ana.id);
    await plans.release(made.id, release, ben);
    const state = await plans.emergency(made);
    assert.equal(state?.released?.by, 'Ben');
    await assert.rejects(plans.release(made.id, release, rita), problem('release-over'));
  });

  it('wants a reason and word of the call, and both are on the audit chain', async () => {
    const { plans, audit } = desk.services;
    const made = await urgent('26-403');
    await assert.rejects(plans.release(made.id, { ...release, reason: ' ' }, rita), problem('review-reason'));
    await assert.rejects(plans.release(made.id, { ...release, called: '' }, rita), problem('review-reason'));
    await plans.release(made.id, release, rita);
    const entry = (await audit.list({ limit: 500 })).find(
      ({ action, subject }) => action === 'emergency.released' && subject === `plan/${made.id}`,
    );
    assert.equal(entry?.who, rita.email);
    assert.deepEqual(entry?.details, { ...release, steps: [stepId] });
  });

  it('is not released while the officer has not said why now, or how it helps', async () => {
    const { plans } = desk.services;
    const { whyNow: _, howHelps: __, ...some } = words;
    const made = await urgent('26-404', { emergency: some });
    assert.deepEqual(
      (await plans.emergency(made))?.missing.map(({ id }) => id),
      ['whyNow', 'howHelps'],
    );
    await assert.rejects(plans.release(made.id, release, rita), problem('release-lacks'));
  });

  it('stands on the home page of whoever may release it, and of nobody else', async () => {
    const made = await urgent('26-405');
    const lines = async (person: Person) =>
      (await desk.services.home.for(person)).waiting.filter(({ text }) => text.includes('26-405'));
    assert.deepEqual(
      (await lines(rita)).map(({ tone }) => tone),
      ['alarm'],
    );
    assert.deepEqual(await lines(ben), []);
    assert.deepEqual(await lines(ana), []);
    await desk.services.plans.release(made.id, release, rita);
    assert.deepEqual(await lines(rita), []);
  });
});

describe('what must come after an emergency', () => {
  const clocks = async (person: Person, number: string) =>
    (await desk.services.home.for(person)).clocks.filter(({ about }) => about.includes(number));

  it('has a clock from the release: the next working day in the agency’s zone', async () => {
    const made = await urgent('26-410');
    assert.deepEqual(await clocks(ana, '26-410'), []);
    await desk.services.plans.release(made.id, release, rita);
    // Released on Tuesday 24 November at 07:00 in New York: the end of Wednesday 25 November there is 04:59:59 UTC on the 26th.
    const [clock] = await clocks(ana, '26-410');
    assert.deepEqual(
      [clock?.at, clock?.what],
      ['2026-11-26T04:59:59Z', 'Process after the emergency is due'],
    );
  });

  it('counts three court days for an agency of California', async () => {
    const authority = {
      country: 'US',
      state: 'CA',
      agencyType: 'local-police',
      canIssue: ['search_warrant'],
    };
    const made = await urgent('26-411', { authority });
    await desk.services.plans.release(made.id, release, rita);
    // Wednesday 25, Thursday 26 and Friday 27 November.
    const [clock] = await clocks(ana, '26-411');
    assert.equal(clock?.at, '2026-11-28T04:59:59Z');
  });

  it('runs from service when that is recorded, in place of the clock from the release', async () => {
    const { plans, requests } = desk.services;
    const made = await urgent('26-412');
    await plans.release(made.id, release, rita);
    const request = await requests.recordOutside(made, stepId, { servedAt: '2026-11-23T15:00:00Z' }, ana);
    const own = (await requests.clocks(request.id)).filter(({ clock }) => clock === 'review');
    // Sent on Monday 23 November: Tuesday's end.
    assert.deepEqual(
      own.map(({ endsAt }) => endsAt),
      ['2026-11-25T04:59:59Z'],
    );
    const running = (await plans.care.of(made)).clocks.filter(({ stoppedAt }) => stoppedAt === null);
    assert.deepEqual(
      running.filter(({ about }) => about === 'follow-up'),
      [],
    );
  });
});
