import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Request } from '../../src/desk/requests/requests.js';
import { tidyCode } from '../../src/desk/requests/verify.js';
import type { Person } from '../../src/store/desk/people.js';
import { approveBy, planBy, problem, type ServiceDesk, serviceDesk } from './support.js';

let desk: ServiceDesk;
let ana: Person;
let ben: Person;
let rita: Person;
let count = 100;

before(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'investigator');
  ben = await desk.person('Ben', 'investigator');
  rita = await desk.person('Rita', 'reviewer');
});
after(() => desk.close());

/** A fresh case with both letters of its plan: a preservation and a grand jury subpoena. */
async function letters(): Promise<{ preservation: Request; subpoena: Request }> {
  count += 1;
  const plan = await planBy(desk, ana, { case: { number: `26-${count}` } });
  const made = await desk.services.requests.draftFromPlan(plan, null, ana);
  const find = (instrument: string) => made.find((one) => one.instrument === instrument)!;
  return { preservation: find('preservation'), subpoena: find('subpoena') };
}

/** Fills in what a person must, and ticks every warning. */
async function complete(request: Request): Promise<Request> {
  const { requests } = desk.services;
  const authority = { kind: 'grand_jury' as const, court: 'Court of Common Pleas', number: 'GJ-26-118' };
  if (request.instrument === 'subpoena')
    await requests.edit(request.id, { authority, returnDate: '2027-01-20' }, ana);
  const filled = await requests.see(request.id, ana);
  const rules = requests.letter(filled).problems.map((one) => `${one.rule}@${one.where}`);
  await requests.acknowledge(request.id, rules, ana);
  return requests.see(request.id, ana);
}

describe('a request', () => {
  it('is numbered within its case and drafted once for a step', async () => {
    const plan = await planBy(desk, ana, { case: { number: '26-9' } });
    const { requests } = desk.services;
    const [first] = await requests.draftFromPlan(plan, ['snap.preservation'], ana);
    const second = await requests.draftFromPlan(plan, null, ana);
    assert.equal(first?.number, '26-9-1');
    assert.deepEqual(
      second.map((one) => [one.number, one.stepId]),
      [['26-9-2', 'snap.subpoena']],
    );
    await requests.move(first!.id, 'withdrawn', { note: 'Wrong account.' }, ana);
    const [third] = await requests.draftFromPlan(plan, null, ana);
    assert.deepEqual([third?.number, third?.stepId], ['26-9-3', 'snap.preservation']);
  });

  it('is drafted only by those who may work on its case', async () => {
    const plan = await planBy(desk, ana, { case: { number: '26-10' } });
    for (const person of [ben, rita])
      await assert.rejects(
        desk.services.requests.draftFromPlan(plan, null, person),
        problem('not-permitted'),
      );
    const { preservation } = await letters();
    await assert.rejects(desk.services.requests.see(preservation.id, ben), problem('request-not-found'));
    await assert.rejects(
      desk.services.requests.edit(preservation.id, { remarks: 'x' }, rita),
      problem('not-permitted'),
    );
  });

  it('does not leave as a draft while a “must” or an unread warning stands', async () => {
    const { subpoena } = await letters();
    const { requests } = desk.services;
    await assert.rejects(requests.move(subpoena.id, 'review', {}, ana), problem('letter-must'));
    const authority = { kind: 'grand_jury' as const, court: 'Court of Common Pleas', number: 'GJ-26-118' };
    await requests.edit(subpoena.id, { authority, returnDate: '2027-01-20' }, ana);
    await assert.rejects(requests.move(subpoena.id, 'review', {}, ana), problem('letter-should'));
    await complete(subpoena);
    assert.equal((await requests.move(subpoena.id, 'review', {}, ana)).state, 'review');
  });

  it('a subpoena wants two people', async () => {
    const { subpoena } = await letters();
    const { requests } = desk.services;
    await complete(subpoena);
    await assert.rejects(requests.move(subpoena.id, 'approved', {}, ana), problem('request-move-not-open'));
    await requests.move(subpoena.id, 'review', {}, ana);
    await assert.rejects(requests.edit(subpoena.id, { remarks: 'late' }, ana), problem('letter-frozen'));
    await assert.rejects(requests.move(subpoena.id, 'approved', {}, ana), problem('request-move-not-open'));
    const approved = await requests.move(subpoena.id, 'approved', {}, rita);
    assert.equal(approved.approvedBy, rita.id);
    assert.ok(approved.frozen && approved.code && approved.pdfSha256);
  });

  it('frozen, prints the same file whatever the settings say later; reopened, it loses code and print', async () => {
    const { preservation } = await letters();
    const { requests, settings } = desk.services;
    await complete(preservation);
    const approved = await approveBy(desk, preservation, ana, rita);
    const first = await requests.pdf(approved, ana);
    await settings.setAgency({ unit: 'Records' }, 'test', '2026-11-24T12:00:00Z');
    const second = await requests.pdf(await requests.see(preservation.id, ana), ana);
    assert.equal(first.kind, 'original');
    assert.ok(first.bytes.equals(second.bytes));
    const reopened = await requests.move(preservation.id, 'draft', { note: 'Wrong dates.' }, ana);
    assert.deepEqual([reopened.code, reopened.pdfSha256, reopened.frozen], [null, null, null]);
    assert.equal(await requests.verify(String(approved.code)), null);
  });

  it('not yet frozen, takes the letterhead that the settings have now, and goes by its number', async () => {
    const { preservation } = await letters();
    const { requests, settings } = desk.services;
    const phone = '+1 937 555 0177';
    await settings.setAgency({ phone, address: '7 Harbor Road' }, 'test', '2026-11-24T12:00:00Z');
    const seen = await requests.see(preservation.id, ana);
    assert.deepEqual([seen.facts.agency.phone, seen.facts.agency.address], [phone, ['7 Harbor Road']]);
    assert.notEqual(seen.facts.agency.name, '');
    assert.equal(requests.letter(seen).reference, preservation.number);
  });

  it('two people who act at the same time: one of them is told', async () => {
    const { subpoena } = await letters();
    const { requests } = desk.services;
    await complete(subpoena);
    await requests.move(subpoena.id, 'review', {}, ana);
    const results = await Promise.allSettled([
      requests.move(subpoena.id, 'approved', {}, rita),
      requests.move(subpoena.id, 'draft', { note: 'Not yet.' }, rita),
    ]);
    assert.deepEqual(results.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
    const events = await requests.events(subpoena.id);
    assert.equal(events.filter((event) => event.from === 'review').length, 1);
  });
});

describe('clocks', () => {
  it('a subpoena served has its return date as a clock, to the end of that day where the case is', async () => {
    const { subpoena } = await letters();
    const { requests } = desk.services;
    await complete(subpoena);
    await approveBy(desk, subpoena, ana, rita);
    const { facts } = await requests.move(subpoena.id, 'served', {}, ana);
    assert.deepEqual([facts.returnDate, facts.period.zone], ['2027-01-20', 'America/New_York']);
    const clocks = await requests.clocks(subpoena.id);
    assert.deepEqual(
      clocks.map((one) => [one.clock, one.endsAt]),
      [['production', '2027-01-21T04:59:59Z']],
    );
  });

  async function served(): Promise<Request> {
    const { preservation } = await letters();
    const { requests } = desk.services;
    await complete(preservation);
    await approveBy(desk, preservation, ana, rita);
    return requests.move(
      preservation.id,
      'served',
      { servedAt: '2026-11-24T10:00:00Z', providerReference: 'S-1' },
      ana,
    );
  }

  it('do not start before the letter is sent, nor in the future', async () => {
    const { preservation } = await letters();
    const { requests } = desk.services;
    await complete(preservation);
    await approveBy(desk, preservation, ana, rita);
    const future = { servedAt: '2026-11-25T12:00:00Z' };
    await assert.rejects(requests.move(preservation.id, 'served', future, ana), problem('served-in-future'));
    assert.deepEqual(await requests.clocks(preservation.id), []);
  });

  it('run 90 days, are shown at home with the way to renew, and are nobody else’s', async () => {
    const request = await served();
    const { requests, home } = desk.services;
    const [clock] = await requests.clocks(request.id);
    // 24 November + 90 days: 6 days of November, 31 + 31, and 22 of February.
    assert.equal(clock?.endsAt, '2027-02-22T10:00:00Z');
    const line = (await home.for(ana)).clocks.find((one) => one.href.includes(request.id));
    assert.deepEqual([line?.what, line?.action], ['Preservation lapses', 'Extend']);
    assert.ok(line?.href.endsWith('/extend'));
    assert.equal((await home.for(ben)).clocks.length, 0);
  });

  it('stop with the withdrawal', async () => {
    const request = await served();
    const { requests } = desk.services;
    // A served letter is withdrawn by a word to the provider; the desk records it.
    await requests.move(request.id, 'withdrawn', { note: 'Case closed.' }, ana);
    assert.ok((await requests.clocks(request.id)).every((clock) => clock.stoppedAt !== null));
  });

  it('a renewal counts from the end of the first 90 days', async () => {
    const request = await served();
    const { requests } = desk.services;
    const renewal = await requests.extend(request.id, ana);
    assert.equal(renewal.facts.preservation?.received, '2026-11-24');
    assert.equal(renewal.facts.preservation?.renewals, 0);
    assert.equal((await requests.extend(request.id, ana)).id, renewal.id);
    await complete(renewal);
    await approveBy(desk, renewal, ana, rita);
    await requests.move(renewal.id, 'served', { servedAt: '2026-11-24T11:00:00Z' }, ana);
    const [clock] = await requests.clocks(renewal.id);
    // 22 February + 90 days: 6 of February, 31, 30, and 23 of May.
    assert.equal(clock?.endsAt, '2027-05-23T00:00:00Z');
    assert.ok((await requests.clocks(request.id)).every((one) => one.stoppedAt !== null));
  });

  it('nothing that is no preservation is renewed', async () => {
    const { subpoena, preservation } = await letters();
    await assert.rejects(desk.services.requests.extend(subpoena.id, ana), problem('not-a-preservation'));
    await assert.rejects(desk.services.requests.extend(preservation.id, ana), problem('not-served'));
  });
});

describe('process written outside Tecum', () => {
  it('is a served request, with the clocks of its step, and no letter', async () => {
    const plan = await planBy(desk, ana, { needs: ['what-was-said'], case: { number: '26-11' } });
    const { requests } = desk.services;
    const step = plan.plan.steps.find((one) => one.instrument === 'search_warrant')!;
    await assert.rejects(requests.recordOutside(plan, step.id, {}, ben), problem('not-permitted'));
    const made = await requests.recordOutside(plan, step.id, { servedAt: '2026-11-20T12:00:00Z' }, ana);
    assert.deepEqual([made.state, made.servedAt], ['served', '2026-11-20T12:00:00Z']);
  });
});

describe('what waits on the home page', () => {
  it('a draft for its author, a review for the reviewer, words that came back', async () => {
    const { subpoena } = await letters();
    const { requests, home } = desk.services;
    const lines = async (person: Person) =>
      (await home.for(person)).waiting.filter((one) => one.href.includes(subpoena.id)).map((one) => one.text);
    assert.match((await lines(ana)).join(), /a draft to finish/);
    assert.deepEqual(await lines(rita), []);
    await complete(subpoena);
    await requests.move(subpoena.id, 'review', {}, ana);
    assert.deepEqual(await lines(ana), []);
    assert.match((await lines(rita)).join(), /review it/);
    await requests.move(subpoena.id, 'draft', { note: 'Name the statute.' }, rita);
    assert.match((await lines(ana)).join(), /Rita sent it back: “Name the statute\.”/);
  });
});

describe('the check code', () => {
  it('is found however it was typed', () => {
    assert.equal(tidyCode('7k2m-0qxd-9f'), '7K2M-0QXD-9F');
    assert.equal(tidyCode(' 7K2M OQXD 9F '), '7K2M-0QXD-9F');
    assert.equal(tidyCode(''), '');
  });

  it('is confirmed with the day of approval, whatever happened since', async () => {
    const { preservation } = await letters();
    const { requests } = desk.services;
    await complete(preservation);
    const { code } = await approveBy(desk, preservation, ana, rita);
    desk.turnClock(3);
    await requests.move(preservation.id, 'served', {}, ana);
    const found = await requests.verify(String(code));
    assert.equal(found?.issued, '2026-11-24');
    const told = ['agency', 'callBack', 'issued', 'phone', 'sameFile', 'sha256', 'state'];
    assert.deepEqual(Object.keys(found ?? {}).sort(), told);
  });
});
