/** Periods of federal and State law: a table written from the statutes, not from the files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instrument } from '../../src/base/vocabulary.js';
import { held, law, type Who } from './us-support.js';

const today = '2026-11-24';

/** Rule, value and unit, as the statute has them. */
const figures: [string, string, number, string][] = [
  ['us-federal', 'us.2703.f.period', 90, 'days'],
  ['us-federal', 'us.2703.h.comity', 14, 'days'],
  ['us-federal', 'us.2705.a.delay', 90, 'days'],
  ['us-federal', 'us.doj.ndo-policy', 1, 'years'],
  ['us-federal', 'us.2707.action', 2, 'years'],
  ['us-federal', 'us.3123.period', 60, 'days'],
  ['us-federal', 'us.3123.own-device', 30, 'days'],
  ['us-federal', 'us.3125.emergency', 48, 'hours'],
  ['us-federal', 'us.2518.period', 30, 'days'],
  ['us-federal', 'us.2518.emergency', 48, 'hours'],
  ['us-federal', 'us.2518.inventory', 90, 'days'],
  ['us-federal', 'us.2518.before-trial', 10, 'days'],
  ['us-federal', 'us.rule41.time', 14, 'days'],
  ['us-federal', 'us.3486.gag', 90, 'days'],
  ['us-federal', 'us.3486.earliest', 24, 'hours'],
  ['us-federal', 'us.2258A.cybertip', 1, 'years'],
  ['us-federal', 'us.2258A.cybertip-90', 90, 'days'],
  ['us-ca', 'us.ca.1546_2.delay', 90, 'days'],
  ['us-ca', 'us.ca.1524_2.produce', 5, 'working-days'],
  ['us-ca', 'us.ca.1534.execute', 10, 'days'],
  ['us-ca', 'us.ca.22946_1.answer', 72, 'hours'],
  ['us-co', 'us.co.hb26_1255.acknowledge', 8, 'hours'],
  ['us-co', 'us.co.hb26_1255.comply', 24, 'hours'],
  ['us-co', 'us.co.sb26_011.comply', 72, 'hours'],
  ['us-tx', 'us.tx.18b356.deadline', 15, 'working-days'],
  ['us-wa', 'us.wa.10_96_020.produce', 20, 'working-days'],
  ['us-wa', 'us.wa.9_73_260.pen-trap', 60, 'days'],
  ['us-wa', 'us.wa.9_73_260.emergency', 48, 'hours'],
  ['us-fl', 'us.fl.92_605.produce', 20, 'working-days'],
  ['us-mn', 'us.mn.626_18.produce', 8, 'working-days'],
  ['us-ma', 'us.ma.271_17b.subpoena', 14, 'days'],
  ['us-ma', 'us.ma.276_1b.produce', 14, 'days'],
  ['us-va', 'us.va.10_2.destroy', 30, 'days'],
  ['us-va', 'us.va.56.execute', 15, 'days'],
  ['us-il', 'us.il.168_10.period', 60, 'days'],
  ['us-me', 'us.me.643.notice', 3, 'days'],
  ['us-mt', 'us.mt.46_5_605.notice', 1, 'years'],
  ['us-ut', 'us.ut.77_23c.notice', 90, 'days'],
];

test('each period is the figure that the statute has', () => {
  for (const [jurisdiction, id, value, unit] of figures)
    assert.deepEqual(law(jurisdiction, today).rules.get(id)?.figure, { value, unit }, id);
});

const meta = { country: 'US', state: 'CA' };
const microsoft = { country: 'US', state: 'WA' };

/** Whose process, which instrument, and the clocks of the State's own file, `id:days`. */
const states: [string, string, Who, Instrument, string[]][] = [
  [
    'us-ca',
    today,
    { state: 'CA', provider: meta },
    'search_warrant',
    ['production:3', 'warrant_execution:10', 'notice_delay:90'],
  ],
  [
    'us-ca',
    '2025-06-30',
    // Organised in Delaware: foreign in California, wherever its desk is (Corp. Code 171).
    { state: 'CA', provider: meta },
    'search_warrant',
    ['production:7', 'warrant_execution:10', 'notice_delay:90'],
  ],
  [
    'us-ca',
    '2025-06-30',
    { state: 'CA', provider: microsoft },
    'search_warrant',
    ['production:7', 'warrant_execution:10', 'notice_delay:90'],
  ],
  [
    'us-ca',
    today,
    { state: 'CA', provider: microsoft, kind: 'mail-cloud' },
    'search_warrant',
    ['production:7', 'warrant_execution:10', 'notice_delay:90'],
  ],
  ['us-ca', today, { state: 'OH', provider: meta }, 'search_warrant', []],
  ['us-ca', today, { state: 'CA', agencyType: 'federal', provider: meta }, 'search_warrant', []],
  ['us-ca', today, { state: 'CA', provider: meta }, 'subpoena', []],
  ['us-tx', today, { state: 'TX', provider: meta }, 'search_warrant', ['production:21']],
  ['us-wa', today, { state: 'WA', provider: meta }, 'search_warrant', ['production:28']],
  ['us-wa', today, { state: 'WA', provider: microsoft }, 'search_warrant', []],
  ['us-wa', today, { state: 'WA' }, 'pen_trap_order', ['pen_trap:60']],
  ['us-va', today, { state: 'VA', provider: meta }, 'search_warrant', ['warrant_execution:15']],
  ['us-ma', today, { state: 'MA', provider: meta }, 'subpoena', ['production:14']],
  ['us-co', today, { state: 'CO', provider: meta }, 'search_warrant', ['production:?']],
  ['us-co', today, { state: 'CO', provider: meta, kind: 'carrier' }, 'search_warrant', []],
  ['us-co', '2025-12-31', { state: 'CO', provider: meta }, 'search_warrant', []],
  ['us-or', today, { state: 'OR', provider: meta }, 'subpoena', ['production:28']],
];

test('clocks of the States run for their own agencies, kinds of provider and days', () => {
  for (const [jurisdiction, day, who, instrument, expected] of states)
    assert.deepEqual(
      held('clocks', jurisdiction, day, who, instrument),
      expected,
      `${jurisdiction} ${day} ${JSON.stringify(who)} ${instrument}`,
    );
});

test('a CyberTip is kept 90 days until 6 May 2024 and a year from 7 May 2024', () => {
  const days = (day: string): (number | undefined)[] =>
    law('us-federal', day)
      .clocks.filter((clock) => clock.id === 'cybertip')
      .map((clock) => clock.days);
  assert.deepEqual(days('2024-01-10'), [90]);
  assert.deepEqual(days('2024-05-06'), [90]);
  assert.deepEqual(days('2024-05-07'), [365]);
  assert.deepEqual(days('2026-01-10'), [365]);
});

test("Colorado's two figures are both told, and neither is taken for the law", () => {
  const clock = law('us-co', today).clocks.find((each) => each.id === 'production');
  assert.equal(clock?.days, undefined);
  assert.match(clock?.note ?? '', /24 hours/);
  assert.match(clock?.note ?? '', /72 hours/);
  assert.equal(law('us-co', today).rules.get(clock?.rule ?? '')?.verification, 'unconfirmed');
});

test('business days that are counted as calendar days say so', () => {
  for (const jurisdiction of ['us-ca', 'us-tx', 'us-wa', 'us-fl', 'us-mn', 'us-or'])
    for (const clock of law(jurisdiction, today).clocks.filter((each) =>
      [7, 12, 21, 28].includes(each.days ?? 0),
    ))
      assert.match(clock.note ?? '', /business day|Business day|Business days|business days/i, jurisdiction);
});
