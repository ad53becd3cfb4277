/** The e-Evidence Regulation: who may order what, for which offence, since when. Written from the Regulation, not from the file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgencyType, DataCategory } from '../../src/base/vocabulary.js';
import { dataCategories } from '../../src/base/vocabulary.js';
import { law, routeOf, ruleOf } from './world.js';

type Cell = 'yes' | 'no' | 'ex post within 48 hours';

interface Row {
  class: string;
  route: string;
  judge: Cell;
  prosecutor: Cell;
  police: { validated: Cell; validators: AgencyType[]; emergency: Cell };
  leastYears: number | undefined;
  notify: Cell;
}

const light: AgencyType[] = ['investigating-judge', 'judge', 'prosecutor'];
const heavy: AgencyType[] = ['investigating-judge', 'judge'];
const freely = { validated: 'yes', validators: light, emergency: 'ex post within 48 hours' } as const;
const strictly = { validated: 'yes', validators: heavy, emergency: 'no' } as const;

/** Articles 4(1)-(5), 5(3)-(4), 6(3), 8(1)-(2), row by row. */
const matrix: Row[] = [
  {
    class: 'subscriber',
    route: 'eu.epoc.subscriber',
    judge: 'yes',
    prosecutor: 'yes',
    police: freely,
    leastYears: undefined,
    notify: 'no',
  },
  {
    class: 'identification only',
    route: 'eu.epoc.identification',
    judge: 'yes',
    prosecutor: 'yes',
    police: freely,
    leastYears: undefined,
    notify: 'no',
  },
  {
    class: 'traffic',
    route: 'eu.epoc.traffic',
    judge: 'yes',
    prosecutor: 'no',
    police: strictly,
    leastYears: 3,
    notify: 'yes',
  },
  {
    class: 'content',
    route: 'eu.epoc.content',
    judge: 'yes',
    prosecutor: 'no',
    police: strictly,
    leastYears: 3,
    notify: 'yes',
  },
  {
    class: 'preservation',
    route: 'eu.epoc-pr',
    judge: 'yes',
    prosecutor: 'yes',
    police: freely,
    leastYears: undefined,
    notify: 'no',
  },
];

for (const row of matrix) {
  test(`who issues an order for ${row.class}`, () => {
    const route = routeOf('eu', row.route);
    const issues = (type: AgencyType): Cell => (route.issuers.includes(type) ? 'yes' : 'no');
    assert.equal(issues('judge'), row.judge);
    assert.equal(issues('investigating-judge'), row.judge);
    assert.equal(issues('prosecutor'), row.prosecutor);
    assert.equal(issues('police'), 'no');
    assert.equal(route.applicants?.includes('police') ? 'yes' : 'no', row.police.validated);
    assert.deepEqual([...(route.validators ?? [])].sort(), row.police.validators);
    const hours = route.validateWithinHours;
    assert.equal(hours === undefined ? 'no' : `ex post within ${hours} hours`, row.police.emergency);
  });

  test(`for which offences, and whom to tell, for ${row.class}`, () => {
    const route = routeOf('eu', row.route);
    assert.equal(route.minPenaltyYears, row.leastYears);
    assert.equal(route.listedOffences === undefined, row.leastYears === undefined);
    assert.equal(route.notifies === undefined ? 'no' : 'yes', row.notify);
    if (row.notify === 'yes') assert.match(route.notifies ?? '', /not where .* issuing State .* resides/);
  });
}

/** Article 3(9)-(12) and the tick boxes of Annex I, section F. */
const classes: Record<string, DataCategory[]> = {
  'eu.epoc.subscriber': ['basic_subscriber', 'payment_instruments'],
  'eu.epoc.identification': ['registration_ip', 'login_ip_history'],
  'eu.epoc.traffic': [
    'registration_ip',
    'login_ip_history',
    'connection_records',
    'message_metadata',
    'mail_headers',
    'device_identifiers',
    'location_history',
    'call_detail_records',
    'cell_site_location',
    'purchase_history',
    'transaction_history',
  ],
};
/** Stored data of a named user only (articles 3(8), 5(5)(c)): nothing to come, nobody who merely was near a place. */
const never: DataCategory[] = ['live_interception', 'pen_register', 'tower_dump'];

test('each category of data stands in the class that the Regulation gives it; the rest is content', () => {
  for (const [route, categories] of Object.entries(classes)) {
    assert.deepEqual([...routeOf('eu', route).categories].sort(), [...categories].sort(), route);
  }
  const named = new Set([...Object.values(classes).flat(), ...never]);
  const rest = dataCategories.filter((category) => !named.has(category));
  assert.deepEqual([...routeOf('eu', 'eu.epoc.content').categories].sort(), [...rest].sort());
  const all = dataCategories.filter((category) => !never.includes(category));
  assert.deepEqual([...routeOf('eu', 'eu.epoc-pr').categories].sort(), [...all].sort());
});

test('nothing of the Regulation holds before 18 August 2026', () => {
  const [before, after] = [law('eu', '2026-08-17'), law('eu', '2026-08-18')];
  assert.deepEqual(
    before.routes.filter((route) => route.path === 'epoc'),
    [],
  );
  assert.equal(after.routes.filter((route) => route.path === 'epoc').length, 5);
  assert.deepEqual([before.clocks, before.papers, before.notices], [[], [], []]);
  assert.deepEqual(after.clocks.map((clock) => [clock.id, clock.days]).sort(), [
    ['preservation', 60],
    ['preservation_renewal', 30],
    ['production', 10],
    ['production', 10],
  ]);
  // Article 10(3) where nobody is notified, 10(2) where the enforcing authority is.
  const rules = after.clocks.filter((clock) => clock.id === 'production').map((clock) => clock.rule);
  assert.deepEqual(rules.map((id) => after.rules.get(id)?.citation.match(/art 10\(\d\)/)?.[0]).sort(), [
    'art 10(2)',
    'art 10(3)',
  ]);
  for (const route of before.routes) assert.notEqual(route.process, 'epoc');
});

test('before that there are the Investigation Order, direct requests and mutual assistance', () => {
  const day = '2026-08-17';
  assert.deepEqual(
    law('eu', day)
      .routes.map((route) => route.path)
      .sort(),
    ['domestic', 'voluntary'],
  );
  assert.deepEqual(
    law('eio', day).routes.map((route) => [route.path, route.days]),
    [['mlat', 120]],
  );
});

test('an order is answered in 10 days, in an emergency in 8 hours', () => {
  for (const row of matrix.filter((each) => each.route !== 'eu.epoc-pr')) {
    const route = routeOf('eu', row.route);
    assert.equal(route.days, 10, row.route);
    assert.ok(Math.abs((route.emergencyDays ?? 0) * 24 - 8) < 0.001, row.route);
  }
});

test('26 Member States are bound: Ireland is, Denmark is not', () => {
  const bound = (law('eu').members ?? []).map((member) => member.country);
  assert.equal(new Set(bound).size, 26);
  assert.equal(bound.includes('IE'), true);
  assert.equal(bound.includes('DK'), false);
  const investigation = (law('eio').members ?? []).map((member) => member.country);
  assert.deepEqual(
    bound.filter((country) => !investigation.includes(country)),
    ['IE'],
  );
});

test('orders go to another Member State, never to a provider at home', () => {
  for (const row of matrix) assert.deepEqual(routeOf('eu', row.route).reach, ['EU']);
  assert.deepEqual(routeOf('eu', 'eu.national').reach, ['own']);
});

test('four grounds to refuse, and the user is told by the issuing authority', () => {
  const grounds = ruleOf('eu', 'eu.1543.refusal-grounds').text;
  for (const word of ['press', 'fundamental right', 'double jeopardy', 'no offence in the enforcing State'])
    assert.ok(grounds.includes(word), word);
  const [notice] = law('eu').notices;
  assert.deepEqual([notice?.days, notice?.appliesTo], [null, ['epoc']]);
  assert.ok(notice?.delay?.includes('rights of others'));
});
