/** Safeguards by business case: what is asked, whom to tell, when it is reviewed and ends, and what follows an emergency. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { followUpDue } from '../../src/navigator/follow-up.js';
import { plan } from '../../src/navigator/plan.js';
import { safeguardsOf } from '../../src/navigator/safeguards.js';
import type { Answers, PlanSafeguards } from '../../src/navigator/types.js';
import { answers, knowledge } from './support.js';

const day = '2026-11-24';
const of = (more: Partial<Answers>): PlanSafeguards => safeguardsOf(answers(more), knowledge, day);
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
const named = {
  person: 'D. Marlow',
  predicate: 'Shot at on 2 October; a witness says that he will take revenge',
  until: '2026-12-20',
  services: 'Outreach worker of the county',
};

describe('safeguards: short-term threat', () => {
  const threat: Partial<Answers> = { businessCase: 'short-term-threat' };
  it('says who must be told now, each with its citation, and what is done', () => {
    const { checklist } = of({ ...threat, safeguards: { done: ['duty-supervisor'] } });
    for (const id of [
      'duty-supervisor',
      'person-threatened',
      'place-threatened',
      'crisis-line',
      'neighbouring-agency',
    ])
      assert.ok(ids(checklist).includes(id), id);
    assert.ok(checklist.every(({ citation }) => citation.length > 8));
    assert.deepEqual(ids(checklist.filter(({ done }) => done)), ['duty-supervisor']);
  });
  it('asks what was said and who is threatened, and is looked at on the next day', () => {
    const { missing, reviewOn } = of(threat);
    assert.deepEqual(ids(missing), ['threat', 'threatened']);
    assert.equal(reviewOn, '2026-11-25');
  });
  it('takes “none” for no answer', () => {
    const given = { threat: 'n/a', threatened: 'The pupils of Elm School' };
    assert.deepEqual(ids(of({ ...threat, safeguards: given }).missing), ['threat']);
  });
  it('ends when the threat is resolved: those who were told are told again', () => {
    const over = of({ ...threat, safeguards: { resolvedAt: '2026-11-23T18:00:00Z' } });
    assert.deepEqual(ids(over.checklist), ['tell-it-is-over', 'close-out']);
    assert.deepEqual([over.endsOn, over.reviewOn, over.missing], ['2026-11-23', undefined, []]);
  });
  it('goes on until the day on which it is resolved', () => {
    const still = of({ ...threat, safeguards: { resolvedAt: '2026-11-25T00:00:00Z' } });
    assert.ok(ids(still.checklist).includes('duty-supervisor'));
  });
});

describe('safeguards: named people at high risk', () => {
  for (const businessCase of ['high-risk-violence', 'monitor-high-risk'] as const) {
    it(`${businessCase}: needs person, facts, end and help; nothing is sent without them`, () => {
      const { missing } = of({ businessCase });
      assert.deepEqual(ids(missing), ['person', 'predicate', 'until', 'services']);
      assert.ok(missing.every(({ severity }) => severity === 'must'));
      assert.deepEqual(of({ businessCase, safeguards: named }).missing, []);
    });
  }
  it('has a review clock, its own where none is given, and never after the end', () => {
    const high: Partial<Answers> = { businessCase: 'high-risk-violence' };
    assert.equal(of({ ...high, safeguards: { ...named, until: '2027-01-31' } }).reviewOn, '2026-12-24');
    assert.equal(of({ ...high, safeguards: { ...named, reviewDays: 7 } }).reviewOn, '2026-12-01');
    assert.equal(of({ ...high, safeguards: named }).reviewOn, '2026-12-20');
    assert.equal(of({ ...high, safeguards: named }).endsOn, '2026-12-20');
  });
  it('wants a nearer end, a new one where it has passed, and reviews that are not too rare', () => {
    const watch: Partial<Answers> = { businessCase: 'monitor-high-risk' };
    // 60 days from 24 November 2026 is 23 January 2027.
    assert.deepEqual(ids(of({ ...watch, safeguards: { ...named, until: '2027-01-23' } }).missing), []);
    assert.deepEqual(ids(of({ ...watch, safeguards: { ...named, until: '2027-01-24' } }).missing), [
      'until-far',
    ]);
    assert.deepEqual(ids(of({ ...watch, safeguards: { ...named, until: '2026-11-23' } }).missing), [
      'until-past',
    ]);
    assert.deepEqual(ids(of({ ...watch, safeguards: { ...named, reviewDays: 45 } }).missing), [
      'review-slow',
    ]);
  });
  it('sets the offer of help beside enforcement', () => {
    const { checklist } = of({ businessCase: 'high-risk-violence', safeguards: named });
    assert.ok(ids(checklist).includes('offer-services'));
  });
});

describe('safeguards: emergency', () => {
  const danger: Partial<Answers> = { danger: 'death-or-injury' };
  it('asks for danger, whom, why now and how each thing helps, and supplies none of them', () => {
    const { missing } = of(danger);
    assert.deepEqual(ids(missing), ['danger', 'whom', 'whyNow', 'howHelps']);
    assert.ok(missing.every(({ severity }) => severity === 'must'));
    const emergency = {
      danger: 'She wrote that she has taken pills.',
      whom: 'A woman of about 20',
      whyNow: 'Within the hour',
      howHelps: 'The last address leads to the house',
    };
    assert.deepEqual(of({ ...danger, emergency }).missing, []);
    assert.deepEqual(ids(of({ ...danger, emergency: { ...emergency, whyNow: ' ' } }).missing), ['whyNow']);
  });
  it('is released by two people', () => {
    assert.equal(of(danger).release?.people, 2);
    assert.equal(of({}).release, undefined);
  });
  it('has a clock for the process after it: by law where one sets it, else our own and said so', () => {
    const police = { country: 'US', agencyType: 'local-police' as const, canIssue: [] };
    const clock = (authority: Answers['authority']) => of({ ...danger, authority }).followUp;
    const california = clock({ ...police, state: 'CA' });
    assert.deepEqual([california?.count, california?.unit, california?.basis], [3, 'court-days', 'law']);
    assert.match(california?.citation ?? '', /1546\.2/);
    const ohio = clock({ ...police, state: 'OH' });
    assert.deepEqual([ohio?.count, ohio?.unit, ohio?.basis], [1, 'working-days', 'tecum']);
    assert.equal(clock({ ...police, state: 'CA', agencyType: 'federal' })?.basis, 'tecum');
    const france = clock({ country: 'FR', agencyType: 'police', canIssue: [] });
    assert.deepEqual([france?.count, france?.unit, france?.basis], [48, 'hours', 'law']);
  });
  it('uses no law before its day', () => {
    const french = answers({ ...danger, authority: { country: 'FR', agencyType: 'police', canIssue: [] } });
    assert.equal(safeguardsOf(french, knowledge, '2026-08-17').followUp?.basis, 'tecum');
    assert.equal(safeguardsOf(french, knowledge, '2026-08-18').followUp?.basis, 'law');
  });
  it('counts court and working days over a weekend, in the zone of the agency, and hours as they are', () => {
    const three = { count: 3, unit: 'court-days' } as const;
    // 25 November 2026 is a Wednesday: Thursday, Friday, then Monday the 30th.
    assert.equal(followUpDue('2026-11-25T22:00:00-08:00', three, 'America/Los_Angeles'), '2026-11-30');
    // The same moment is Thursday in UTC: Friday, Monday, Tuesday.
    assert.equal(followUpDue('2026-11-25T22:00:00-08:00', three), '2026-12-01');
    assert.equal(followUpDue('2026-11-28T12:00:00Z', { count: 1, unit: 'working-days' }), '2026-11-30');
    assert.equal(
      followUpDue('2026-11-28T12:00:00+01:00', { count: 48, unit: 'hours' }),
      '2026-11-30T11:00:00.000Z',
    );
    assert.throws(() => followUpDue('tomorrow', three), /no date/);
  });
  it('shows the first steps of an emergency while nobody knows whether there is one', () => {
    const unsure = of({ unsure: ['danger'] });
    assert.ok(ids(unsure.checklist).includes('emergency-call'));
    assert.equal(unsure.release, undefined);
  });
});

describe('safeguards: in the plan', () => {
  it('stand in every plan that is made, and in none that is refused', () => {
    const threat = answers({ businessCase: 'short-term-threat', asOf: day });
    assert.deepEqual(plan(threat, knowledge).safeguards, safeguardsOf(threat, knowledge, day));
    const refused = answers({ businessCase: 'monitor-protected-activity' });
    assert.equal(plan(refused, knowledge).safeguards, undefined);
  });
  it('ask nothing of a case of which nobody knows what it is', () => {
    assert.deepEqual(of({ businessCase: 'high-risk-violence', unsure: ['businessCase'] }).missing, []);
  });
  it('ask an organised-crime case for conduct', () => {
    assert.deepEqual(ids(of({ businessCase: 'investigate-organized-crime' }).missing), ['conduct']);
  });
});
