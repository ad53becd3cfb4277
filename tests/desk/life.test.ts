import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { requestStates } from '../../src/base/vocabulary.js';
import { clocksFromService } from '../../src/desk/requests/clocks.js';
import {
  type Actor,
  endStates,
  movesFor,
  moveTo,
  requestActions,
  type Standing,
} from '../../src/desk/requests/life.js';

const investigator: Actor = { id: 'ana', may: new Set(['request.draft', 'request.serve']) };
const reviewer: Actor = { id: 'ben', may: new Set(['request.review', 'request.approve']) };
const everyRole: Actor = { id: 'ana', may: new Set(requestActions) };
const stranger: Actor = { id: 'cem', may: new Set() };

function request(change: Partial<Standing> = {}): Standing {
  return { state: 'draft', instrument: 'subpoena', authorId: 'ana', secondPersonExists: true, ...change };
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

  it('lets nobody approve their own subpoena while somebody else could', () => {
    const own = request({ state: 'review', authorId: 'ben' });
    assert.ok(!movesFor(own, reviewer).some((move) => move.to === 'approved'));
  });

  it('lets a lone approver approve their own, for want of anybody else', () => {
    const alone = request({ secondPersonExists: false });
    assert.ok(movesFor(alone, everyRole).some((move) => move.to === 'approved'));
  });

  it('lets the author freeze a preservation letter at once: it waits for nobody', () => {
    const letter = request({ instrument: 'preservation' });
    assert.ok(movesFor(letter, investigator).some((move) => move.to === 'approved'));
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
