/** Nobody approves what they wrote; an emergency request names a line of the agency's public page. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demandCallBack, setCallBackLines, telephone } from '../../src/desk/requests/call-back.js';
import type { Request } from '../../src/desk/requests/requests.js';
import type { LetterFacts } from '../../src/letters/index.js';
import type { Person } from '../../src/store/desk/people.js';
import { preservationBy, readWarnings } from './request-support.js';
import { approveBy, planBy, problem, type ServiceDesk, serviceDesk } from './support.js';

describe('two people for a freeze', () => {
  let desk: ServiceDesk;
  let bo: Person;
  before(async () => {
    desk = await serviceDesk();
    bo = await desk.person('Bo', 'investigator', 'reviewer');
  });
  after(() => desk.close());

  it('an agency of one person cannot approve it; the page is told why, and that it is alone', async () => {
    const { requests } = desk.services;
    const letter = await preservationBy(desk, bo);
    await assert.rejects(requests.move(letter.id, 'approved', {}, bo), problem('second-person-wanted'));
    const second = await requests.secondPerson(letter, bo);
    assert.deepEqual([second.exists, second.wrote, second.rule?.instrument], [false, true, 'preservation']);
    await requests.move(letter.id, 'review', {}, bo);
    await assert.rejects(requests.move(letter.id, 'approved', {}, bo), problem('second-person-wanted'));
  });

  it('a second person who changed the letter is no second person any more', async () => {
    const { requests, access } = desk.services;
    const rita = await desk.person('Rita', 'investigator', 'reviewer');
    const sam = await desk.person('Sam', 'reviewer');
    const letter = await preservationBy(desk, bo);
    await access.grant(letter.caseId, rita.id, 'test');
    await requests.edit(letter.id, { remarks: 'In two parts.' }, rita);
    const seen = await requests.see(letter.id, bo);
    assert.deepEqual(seen.editedBy, [rita.id]);
    await requests.acknowledge(
      letter.id,
      requests.letter(seen).problems.map((one) => one.rule),
      bo,
    );
    await requests.move(letter.id, 'review', {}, bo);
    for (const writer of [bo, rita])
      await assert.rejects(requests.move(letter.id, 'approved', {}, writer), problem('second-person-wanted'));
    const approved = await requests.move(letter.id, 'approved', {}, sam);
    assert.equal(approved.approvedBy, sam.id);
    const [entry] = await desk.services.audit.list({ action: 'request.approved', limit: 1 });
    assert.equal(entry?.who, sam.email);
    assert.equal(entry?.details?.approvedByItsAuthor, undefined);
  });

  it('whoever has no say in approving is told which steps are open, not to look for a second person', async () => {
    const { requests } = desk.services;
    const ana = await desk.person('Ana', 'investigator');
    const letter = await preservationBy(desk, ana);
    await assert.rejects(requests.move(letter.id, 'approved', {}, ana), problem('request-move-not-open'));
    const sam = (await desk.services.people.byEmail('sam@fox.example.org'))!;
    assert.equal((await approveBy(desk, letter, ana, sam)).state, 'approved');
  });
});

describe('the supervisor’s call-back line', () => {
  const lines = [
    {
      label: 'Watch commander',
      number: '+1 937 555 0142',
      hours: 'at all hours',
      url: 'https://fox.example.org/contact',
      checked: '2026-11-01',
    },
    {
      label: 'Records',
      number: '937-555-0150 ext. 12',
      hours: '',
      url: 'https://fox.example.org',
      checked: '',
    },
  ];
  const facts = (supervisor_name: string, supervisor_phone: string) =>
    ({ fields: { supervisor_name, supervisor_phone } }) as unknown as LetterFacts;

  it('is the same number however it is written', () => {
    for (const phone of ['+1 937 555 0142', '(937) 555-0142', '1-937-555-0142', '937.555.0142'])
      demandCallBack(facts('Lt. Moss', phone), lines, 'us');
    demandCallBack(facts('Lt. Moss', '+19375550150 x12'), lines, 'US');
    assert.equal(telephone('937 555 0142', 'US'), '+19375550142');
    assert.equal(telephone('no number', 'US'), null);
  });

  it('is refused where it is another number, another extension, or not given', () => {
    for (const phone of ['+1 937 555 0143', '+1 937 555 0150', '+1 937 555 0150 ext. 13', 'call the desk'])
      assert.throws(
        () => demandCallBack(facts('Lt. Moss', phone), lines, 'US'),
        problem('call-back-unknown'),
        phone,
      );
    assert.throws(() => demandCallBack(facts('Lt. Moss', ''), lines, 'US'), problem('call-back-missing'));
    assert.throws(
      () => demandCallBack(facts(' ', '+1 937 555 0142'), lines, 'US'),
      problem('call-back-missing'),
    );
    assert.throws(
      () => demandCallBack(facts('Lt. Moss', '+1 937 555 0142'), [], 'US'),
      (error) => {
        assert.match(String((error as Error).message), /Settings, Call-back lines/);
        return problem('call-back-unknown')(error);
      },
    );
  });

  it('stands in the way of an emergency request, in review already, until it is one of the lines', async () => {
    const desk = await serviceDesk();
    try {
      const { requests, settings } = desk.services;
      const ana = await desk.person('Ana', 'investigator');
      const rita = await desk.person('Rita', 'reviewer');
      const letter = await emergencyBy(desk, ana);
      await assert.rejects(requests.move(letter.id, 'review', {}, ana), problem('call-back-unknown'));
      await setCallBackLines(settings, lines, 'test', '2026-11-24T12:00:00Z');
      await requests.move(letter.id, 'review', {}, ana);
      await setCallBackLines(settings, lines.slice(1), 'test', '2026-11-24T12:00:00Z');
      await assert.rejects(requests.move(letter.id, 'approved', {}, rita), problem('call-back-unknown'));
      await setCallBackLines(settings, lines, 'test', '2026-11-24T12:00:00Z');
      await assert.rejects(requests.move(letter.id, 'approved', {}, ana), problem('request-move-not-open'));
      assert.equal((await requests.move(letter.id, 'approved', {}, rita)).state, 'approved');
    } finally {
      await desk.close();
    }
  });
});

/** An emergency request with every word that its author has to find. */
async function emergencyBy(desk: ServiceDesk, author: Person): Promise<Request> {
  const { requests } = desk.services;
  const plan = await planBy(desk, author, {
    danger: 'death-or-injury',
    needs: ['where-signed-in'],
    emergency: {
      danger: 'He wrote that he will shoot her tonight.',
      whom: 'Dana Example, 34.',
      whyNow: 'He knows where she is.',
      howHelps: 'The last address leads to the house.',
    },
    case: { number: '26-9110' },
  });
  const [made] = await requests.draftFromPlan(plan, ['snap.emergency_disclosure_request'], author);
  const fields = {
    ...made!.facts.fields,
    made_at: '2026-11-24T06:40-05:00',
    danger_kind: 'death',
    danger: 'At 06:12 he wrote to her: I will shoot you tonight.',
    danger_to_whom: 'Dana Example, 34.',
    why_now: 'He left work at 17:00 and will be at her house by 19:00 tonight.',
    how_helps: 'The last address leads to the house where he is.',
    why_least: 'Only the sign-ins of the last day are asked for.',
    why_no_process: 'A judge cannot be reached before the evening.',
    emergency_process: 'search_warrant',
    emergency_process_by: '2026-11-26',
    emergency_attests: true,
    supervisor_name: 'Lt. Rita Moss',
    supervisor_title: 'Lieutenant',
    supervisor_phone: '(937) 555-0142',
    supervisor_hours: 'at all hours',
    supervisor_page: 'https://fox.example.org/contact',
  };
  await requests.edit(made!.id, { fields }, author);
  return readWarnings(desk, made!, author);
}
