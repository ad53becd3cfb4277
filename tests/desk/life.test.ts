import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { projectPath } from '../../src/base/root.js';
import { type Instrument, instruments, requestStates } from '../../src/base/vocabulary.js';
import { clocksFromService } from '../../src/desk/requests/clocks.js';
import {
  type Actor,
  endStates,
  movesFor,
  moveTo,
  requestActions,
  type Standing,
} from '../../src/desk/requests/life.js';
import { read, twoPeopleRule } from '../../src/desk/requests/two-people.js';

const investigator: Actor = { id: 'ana', may: new Set(['request.draft', 'request.serve']) };
const reviewer: Actor = { id: 'ben', may: new Set(['request.review', 'request.approve']) };
const everyRole: Actor = { id: 'ana', may: new Set(requestActions) };
const stranger: Actor = { id: 'cem', may: new Set() };

function request(change: Partial<Standing> = {}): Standing {
  return { state: 'draft', instrument: 'subpoena', writers: ['ana'], secondPersonExists: true, ...change };
}

describe('the life of a request', () => {
  it('lets its author send a subpoena for review, and not approve it', () => {
    const acts = movesFor(request(), investigator).map((move) => move.to);
    assert.ok(acts.includes('review'));
    assert.ok(!acts.includes('approved'));
  });

  it('lets a second person approve what is in review, or send it back with words', () => {
    const moves = movesFor(request({ state: 'review' }), reviewer);
    assert.deepEqual(
      moves.map((move) => move.to),
      ['approved', 'draft'],
    );
    assert.equal(moves[1]?.note?.must, true);
  });

  it('lets nobody approve what they wrote or changed while somebody else could', () => {
    const own = request({ state: 'review', writers: ['ana', 'ben'] });
    assert.ok(!movesFor(own, reviewer).some((move) => move.to === 'approved'));
  });

  it('lets a lone approver approve their own, for want of anybody else', () => {
    const alone = request({ secondPersonExists: false });
    assert.ok(movesFor(alone, everyRole).some((move) => move.to === 'approved'));
  });

  it('lets nobody approve their own freeze or emergency request, though the agency has nobody else', () => {
    const listed: Instrument[] = [
      'emergency_disclosure_request',
      'emergency',
      'preservation',
      'preservation_extension',
      'network_24_7_preservation',
      'epoc_pr',
    ];
    for (const instrument of listed)
      for (const state of ['draft', 'review'] as const) {
        const alone = request({ instrument, state, secondPersonExists: false });
        assert.ok(
          !movesFor(alone, everyRole).some((move) => move.to === 'approved'),
          `${instrument}, ${state}`,
        );
        assert.throws(
          () => moveTo(alone, everyRole, 'approved'),
          (error) =>
            isProblem(error) && error.code === 'second-person-wanted' && /People/.test(error.remedy ?? ''),
        );
      }
    assert.deepEqual(instruments.filter((id) => twoPeopleRule(id) !== undefined).sort(), [...listed].sort());
  });

  it('lets a second person approve a freeze, and gives the reason and the source of the rule', () => {
    const letter = request({ instrument: 'preservation', state: 'review' });
    assert.ok(movesFor(letter, reviewer).some((move) => move.to === 'approved'));
    const rule = twoPeopleRule('preservation');
    assert.ok(rule && rule.reason.length > 20 && rule.source.url.startsWith('https://') && !rule.urgent);
    assert.equal(twoPeopleRule('emergency_disclosure_request')?.urgent, true);
    assert.equal(twoPeopleRule('subpoena'), undefined);
  });

  it('a list that cannot be read lets nobody approve', () => {
    assert.throws(() => read(projectPath('data', 'roles.yaml')), /.+/);
  });

  it('gives a stranger to the case no step at all', () => {
    for (const state of requestStates) assert.deepEqual(movesFor(request({ state }), stranger), []);
  });

  it('has no step out of an end state', () => {
    for (const state of endStates) assert.deepEqual(movesFor(request({ state }), everyRole), []);
  });

  it('refuses a step that is not open, and names those that are', () => {
    assert.throws(
      () => moveTo(request(), investigator, 'served'),
      (error) =>
        isProblem(error) &&
        error.code === 'request-move-not-open' &&
        /Send for review/.test(error.remedy ?? ''),
    );
  });
});

describe('clocks from service', () => {
  it('runs 90 days of preservation from the moment of service, across the end of daylight saving', () => {
    const [clock] = clocksFromService(
      [{ id: 'preservation', days: 90, from: 'receipt', citation: '18 U.S.C. 2703(f)(2)' }],
      '2026-10-02T14:00:00Z',
    );
    assert.equal(clock?.endsAt, '2026-12-31T14:00:00Z');
  });

  it('counts hours where the law does', () => {
    const [clock] = clocksFromService(
      [{ id: 'production', days: 3, from: 'receipt', citation: 'Cal. B&P Code 22946.1' }],
      '2026-02-27T23:30:00Z',
    );
    assert.equal(clock?.endsAt, '2026-03-02T23:30:00Z');
  });

  it('starts no clock whose length a court decides, nor one that begins with something else', () => {
    const clocks = clocksFromService(
      [
        { id: 'nondisclosure', days: null, from: 'the order', citation: '18 U.S.C. 2705(b)' },
        { id: 'download_link', days: 30, from: 'the link', citation: 'provider' },
      ],
      '2026-10-02T14:00:00Z',
    );
    assert.deepEqual(clocks, []);
  });
});
