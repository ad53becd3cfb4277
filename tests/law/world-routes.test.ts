/** Ways to data outside the United States: which reach what, whom they aim at, and since when. Written from the statutes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataCategory, Process } from '../../src/base/vocabulary.js';
import type { LawRoute } from '../../src/law/types.js';
import { law, nations, routeOf, routeOn, ruleOf, world } from './world.js';

interface Row {
  law: string;
  route: string;
  path: LawRoute['path'];
  process: Process;
  reach: string[];
  has: DataCategory[];
  hasNot: DataCategory[];
  leastYears?: number;
  days: number | null;
}

const rows: Row[] = [
  {
    law: 'uk',
    route: 'uk.ipa.domestic',
    path: 'domestic',
    process: 'ipa_authorisation',
    reach: ['GB'],
    has: ['basic_subscriber', 'call_detail_records'],
    hasNot: ['message_content'],
    days: null,
  },
  {
    law: 'uk',
    route: 'uk.daa.ipa',
    path: 'agreement',
    process: 'ipa_authorisation',
    reach: ['US'],
    has: ['basic_subscriber', 'login_ip_history'],
    hasNot: ['message_content'],
    leastYears: 3,
    days: null,
  },
  {
    law: 'uk',
    route: 'uk.copo',
    path: 'agreement',
    process: 'copo',
    reach: ['US'],
    has: ['message_content', 'cloud_backup'],
    hasNot: [
      'basic_subscriber',
      'login_ip_history',
      'call_detail_records',
      'cell_site_location',
      'live_interception',
    ],
    leastYears: 3,
    days: 7,
  },
  {
    law: 'uk',
    route: 'uk.voluntary',
    path: 'voluntary',
    process: 'ipa_authorisation',
    reach: ['US'],
    has: ['basic_subscriber'],
    hasNot: ['message_content', 'location_history'],
    days: null,
  },
  {
    law: 'ca',
    route: 'ca.production',
    path: 'domestic',
    process: 'production_order',
    reach: ['CA'],
    has: ['message_content', 'basic_subscriber'],
    hasNot: ['live_interception'],
    days: null,
  },
  {
    law: 'ca',
    route: 'ca.transmission',
    path: 'domestic',
    process: 'production_order',
    reach: ['CA'],
    has: ['message_metadata', 'mail_headers'],
    hasNot: ['message_content', 'basic_subscriber'],
    days: null,
  },
  {
    law: 'ca',
    route: 'ca.tracking',
    path: 'domestic',
    process: 'production_order',
    reach: ['CA'],
    has: ['location_history'],
    hasNot: ['message_content'],
    days: null,
  },
  {
    law: 'ca',
    route: 'ca.production.abroad',
    path: 'voluntary',
    process: 'production_order',
    reach: ['*'],
    has: ['basic_subscriber'],
    hasNot: ['message_content'],
    days: null,
  },
  {
    law: 'au',
    route: 'au.ipo.data',
    path: 'agreement',
    process: 'ipo',
    reach: ['US'],
    has: ['basic_subscriber'],
    hasNot: ['message_content', 'live_interception'],
    leastYears: 3,
    days: null,
  },
  {
    law: 'au',
    route: 'au.ipo.stored',
    path: 'agreement',
    process: 'ipo',
    reach: ['US'],
    has: ['message_content'],
    hasNot: ['live_interception'],
    leastYears: 3,
    days: null,
  },
  {
    law: 'au',
    route: 'au.ipo.interception',
    path: 'agreement',
    process: 'ipo',
    reach: ['US'],
    has: ['live_interception'],
    hasNot: ['message_content'],
    leastYears: 7,
    days: null,
  },
  {
    law: 'in',
    route: 'in.bnss94.domestic',
    path: 'domestic',
    process: 'bnss_94',
    reach: ['IN'],
    has: ['basic_subscriber', 'message_content'],
    hasNot: ['live_interception'],
    days: 3,
  },
  {
    law: 'in',
    route: 'in.bnss94.direct',
    path: 'voluntary',
    process: 'bnss_94',
    reach: ['*'],
    has: ['basic_subscriber'],
    hasNot: ['message_content'],
    days: null,
  },
  {
    law: 'in',
    route: 'in.bnss112',
    path: 'mlat',
    process: 'mlat',
    reach: ['*'],
    has: ['message_content', 'basic_subscriber'],
    hasNot: ['live_interception'],
    days: null,
  },
  {
    law: 'budapest',
    route: 'budapest.24-7',
    path: 'network-24-7',
    process: 'preservation',
    reach: ['*'],
    has: ['message_content'],
    hasNot: ['live_interception'],
    days: null,
  },
  {
    law: 'mlat',
    route: 'mlat.request',
    path: 'mlat',
    process: 'mlat',
    reach: ['*'],
    has: ['message_content', 'basic_subscriber'],
    hasNot: ['live_interception'],
    days: 300,
  },
];

for (const row of rows) {
  test(`${row.route}: what it reaches, and how long it takes`, () => {
    const route = routeOf(row.law, row.route);
    assert.equal(route.path, row.path);
    assert.equal(route.process, row.process);
    assert.deepEqual(route.reach, row.reach);
    assert.equal(route.minPenaltyYears, row.leastYears);
    assert.equal(route.days, row.days);
    for (const category of row.has) assert.ok(route.categories.includes(category), category);
    for (const category of row.hasNot) assert.ok(!route.categories.includes(category), category);
  });
}

/** The first day of each way, and the day before. */
const firstDays: [lawId: string, route: string, before: string, first: string][] = [
  ['uk', 'uk.daa.ipa', '2022-10-02', '2022-10-03'],
  ['uk', 'uk.copo', '2022-10-02', '2022-10-03'],
  ['au', 'au.ipo.stored', '2024-01-29', '2024-01-30'],
  ['au', 'au.ipo.data', '2024-01-29', '2024-01-30'],
  ['in', 'in.bnss94.domestic', '2024-06-30', '2024-07-01'],
];
for (const [id, route, before, first] of firstDays) {
  test(`${route} is there from ${first}`, () => {
    assert.equal(routeOn(id, route, before), undefined);
    assert.notEqual(routeOn(id, route, first), undefined);
  });
}

test('British orders never aim at US persons, nor at privilege or confidential personal records', () => {
  for (const id of ['uk.daa.ipa', 'uk.copo'])
    assert.match((routeOf('uk', id).excludes ?? []).join(' '), /US persons and persons in the United States/);
  const never = (routeOf('uk', 'uk.copo').excludes ?? []).join(' ');
  for (const word of ['privilege', 'confidential personal records', 'Communications data'])
    assert.ok(never.includes(word), word);
  assert.match(routeOf('uk', 'uk.copo').validation ?? '', /Secretary of State serves/);
  assert.match(routeOf('uk', 'uk.copo').expect, /lapses if it is not served in 3 months/);
});

test('content of a US provider comes by agreement or mutual assistance, never by choice', () => {
  const content: DataCategory[] = [
    'message_content',
    'posts_private',
    'media_photos_video',
    'cloud_backup',
    'voicemail',
  ];
  const choices = world.flatMap((id) => law(id).routes.filter((route) => route.path === 'voluntary'));
  assert.ok(choices.length >= 6);
  for (const route of choices)
    for (const category of content)
      assert.ok(!route.categories.includes(category), `${route.id} ${category}`);
});

test('among the ways that reach the same, one that binds comes before one that asks, and both before assistance', () => {
  const order: LawRoute['path'][][] = [['domestic', 'agreement', 'epoc'], ['voluntary', 'direct'], ['mlat']];
  for (const id of nations) {
    const routes = [...law(id).routes, ...law('mlat').routes].filter(
      (route) => route.process !== 'preservation',
    );
    for (const [at, paths] of order.entries())
      for (const later of routes.filter((route) =>
        order
          .slice(at + 1)
          .flat()
          .includes(route.path),
      ))
        for (const sooner of routes.filter((route) => paths.includes(route.path)))
          assert.ok(sooner.rank < later.rank, `${id}: ${sooner.id} before ${later.id}`);
  }
});

test('the Second Additional Protocol is no way: it is not in force', () => {
  assert.equal(ruleOf('budapest', 'coe.224.status').status, 'not-in-force');
  const cited = world.flatMap((id) => law(id).routes.flatMap((route) => route.rules));
  assert.deepEqual(
    cited.filter((rule) => rule.startsWith('coe.224')),
    [],
  );
});
