/** What each State asks for at least: a table written from the statutes and cases, not from the files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataCategory, Process } from '../../src/base/vocabulary.js';
import { serviceKinds } from '../../src/catalog/kinds.js';
import { book, floorOn, type Who } from './us-support.js';

const today = '2026-11-24';
const [S, D, W] = ['subpoena', 'court_order_2703d', 'search_warrant'] as const;

/** State, category, process, what the citation must name. */
const now: [string, DataCategory, Process, RegExp][] = [
  // CalECPA: a warrant for all electronic communication information; a subpoena for subscriber information only.
  ['CA', 'basic_subscriber', S, /2703\(c\)\(2\)/],
  ['CA', 'registration_ip', W, /1546\.1/],
  ['CA', 'login_ip_history', W, /1546\.1/],
  ['CA', 'connection_records', W, /1546\.1/],
  ['CA', 'call_detail_records', W, /1546\.1/],
  ['CA', 'message_metadata', W, /1546\(d\)/],
  ['CA', 'mail_headers', W, /1546\.1/],
  ['CA', 'contacts_friends', W, /1546\.1/],
  ['CA', 'location_history', W, /Chatrie.*1546\.1/],
  ['CA', 'pen_register', 'pen_trap_order', /3121/],
  // Utah: a warrant for every record but the subscriber record.
  ['UT', 'basic_subscriber', S, /2703/],
  ['UT', 'login_ip_history', S, /2703/],
  ['UT', 'message_metadata', W, /77-23c-104\(3\)/],
  ['UT', 'group_membership', W, /77-23c-104/],
  ['UT', 'location_history', W, /77-23c-102/],
  ['UT', 'cloud_backup', W, /77-23c-102/],
  // Texas: the district judge's warrant for content and records.
  ['TX', 'message_content', W, /18B/],
  ['TX', 'message_metadata', W, /18B\.354/],
  ['TX', 'basic_subscriber', S, /2703/],
  // Maine, Montana, Minnesota: content and location.
  ['ME', 'message_content', W, /16 M\.R\.S\. 642/],
  ['ME', 'location_history', W, /16 M\.R\.S\. 648/],
  ['ME', 'message_metadata', D, /2703/],
  ['MT', 'location_history', W, /46-5-110/],
  ['MT', 'cloud_backup', W, /46-5-112/],
  ['MT', 'message_content', W, /46-5-602/],
  ['MN', 'message_content', W, /626\.085/],
  ['MN', 'location_history', W, /626\.085/],
  ['MN', 'message_metadata', D, /2703/],
  // Virginia: content by search warrant only; records as in federal law.
  ['VA', 'message_content', W, /19\.2-70\.3\(C\)/],
  ['VA', 'message_metadata', D, /2703/],
  ['FL', 'message_content', W, /934\.23/],
  ['IL', 'cell_site_location', W, /725 ILCS 168\/10/],
  // Acts of other States that were looked up for this file.
  ['NM', 'login_ip_history', W, /10-16F-3/],
  ['NM', 'basic_subscriber', S, /2703/],
  ['VT', 'search_history', W, /13 V\.S\.A\. 8102/],
  ['VT', 'message_metadata', D, /2703/],
  ['CT', 'message_content', W, /54-47aa/],
  ['WI', 'location_history', W, /968\.373/],
  ['NH', 'location_history', W, /644-A:2/],
  ['RI', 'cell_site_location', W, /12-32-2/],
  ['HI', 'message_content', W, /803-47\.6/],
  ['NJ', 'message_content', W, /2A:156A-29/],
  // Nothing on record: the federal floor.
  ['OH', 'message_metadata', D, /2703\(c\)\(1\)\(B\)/],
  ['WA', 'message_metadata', D, /2703/],
  ['NY', 'contacts_friends', D, /2703/],
  ['CO', 'message_content', W, /Warshak/],
  ['WY', 'basic_subscriber', S, /2703\(c\)\(2\)/],
  ['DC', 'purchase_history', D, /2703/],
];

test('the floor of each State today', () => {
  for (const [state, category, process, citation] of now) {
    const found = floorOn(today, { state }, category);
    assert.equal(found.process, process, `${state} ${category}`);
    assert.match(found.citations, citation, `${state} ${category}`);
  }
});

/** Category, the last day of the older law, process until then, process from the day after, who changed it. */
const changes: [DataCategory, string, Process, Process, RegExp][] = [
  ['cell_site_location', '2018-06-21', D, W, /Carpenter/],
  ['tower_dump', '2018-06-21', D, W, /Carpenter/],
  ['location_history', '2026-06-28', D, W, /Chatrie/],
];

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

test('federal floors change on the days of Carpenter and Chatrie, and not a day before', () => {
  for (const [category, last, before, after, citation] of changes) {
    assert.equal(floorOn(last, { state: 'OH' }, category).process, before, category);
    const then = floorOn(dayAfter(last), { state: 'OH' }, category);
    assert.equal(then.process, after, category);
    assert.match(then.citations, citation);
  }
});

test('no rule is cited before its day', () => {
  const before = floorOn('2026-06-28', { state: 'OH' }, 'cell_site_location').citations;
  assert.match(before, /Carpenter/);
  assert.doesNotMatch(before, /No\. 25-112/);
  assert.doesNotMatch(floorOn('2018-06-21', { state: 'OH' }, 'cell_site_location').citations, /Carpenter/);
});

test('California asked for a warrant for location before Carpenter and Chatrie did', () => {
  assert.equal(floorOn('2018-03-01', { state: 'CA' }, 'cell_site_location').process, W);
  assert.equal(floorOn('2024-03-01', { state: 'CA' }, 'location_history').process, W);
});

test('a State raises its own agencies, never federal ones', () => {
  const federal: Who = { state: 'CA', agencyType: 'federal' };
  assert.equal(floorOn(today, federal, 'login_ip_history').process, S);
  assert.equal(floorOn(today, { ...federal, state: 'TX' }, 'message_metadata').process, D);
  assert.equal(floorOn(today, { state: 'CA', agencyType: 'prosecutor' }, 'login_ip_history').process, W);
});

test('the books of sellers and payment firms stay at the federal floor in California and Utah', () => {
  for (const state of ['CA', 'UT']) {
    assert.equal(floorOn(today, { state, kind: 'payments' }, 'transaction_history').process, S, state);
    assert.equal(floorOn(today, { state, kind: 'mail-cloud' }, 'transaction_history').process, W, state);
  }
});

/** 18 U.S.C. 2711(2) with 2510(15), Miller and Gratkowski: whose business records a subpoena reaches. */
const sellers = ['payments', 'crypto', 'commerce', 'transport'];
const books: DataCategory[] = [
  'transaction_history',
  'purchase_history',
  'trip_history',
  'device_identifiers',
];

test('the business records of a company that is no provider of communications come by subpoena', () => {
  for (const kind of sellers)
    for (const category of books) {
      const floor = floorOn(today, { state: 'OH', kind }, category);
      assert.equal(floor.process, S, `${kind} ${category}`);
      assert.match(floor.citations, /425 U\.S\. 435/, `${kind} ${category}`);
      assert.match(floor.citations, /2711\(2\)/, `${kind} ${category}`);
    }
  const coins = (day: string) =>
    floorOn(day, { state: 'OH', kind: 'crypto' }, 'transaction_history').citations;
  assert.match(coins('2020-06-30'), /964 F\.3d 307/);
  assert.doesNotMatch(coins('2020-06-29'), /964 F\.3d 307/);
});

test('what users of such a company write to each other, and where they were, takes a warrant as anywhere', () => {
  for (const kind of sellers)
    for (const category of ['message_content', 'location_history', 'support_correspondence'] as const)
      assert.equal(floorOn(today, { state: 'OH', kind }, category).process, W, `${kind} ${category}`);
});

test('a provider of communications keeps the ladder of 2703 for what was bought and paid', () => {
  for (const kind of ['social', 'mail-cloud', 'device', 'games', 'carrier'])
    for (const category of ['transaction_history', 'purchase_history'] as const)
      assert.equal(floorOn(today, { state: 'OH', kind }, category).process, D, `${kind} ${category}`);
});

test('every kind of provider that a law names is one of data/kinds.yaml', () => {
  const named = [...book.laws.values()].flatMap(({ dated }) =>
    [...dated.floors, ...dated.clocks, ...dated.papers, ...dated.notices].flatMap(
      (each) => each.when?.providerKinds ?? [],
    ),
  );
  assert.ok(named.length > 0);
  for (const kind of new Set(named)) assert.ok(serviceKinds().has(kind), kind);
});
