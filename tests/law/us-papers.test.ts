/** What State law wants on the paper and the notice that an agency owes: written from the statutes, not from the files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataCategory, Instrument } from '../../src/base/vocabulary.js';
import { held, law, type Who } from './us-support.js';

const today = '2026-11-24';
const inCalifornia = { country: 'US', state: 'CA' };
const inWashington = { country: 'US', state: 'WA' };
const inNewYork = { country: 'US', state: 'NY' };
const everyProcess: Instrument[] = [
  'subpoena',
  'court_order_2703d',
  'search_warrant',
  'pen_trap_order',
  'wiretap_order',
];

function papers(
  jurisdiction: string,
  who: Who,
  instrument: Instrument,
  categories?: DataCategory[],
): string[] {
  return held('papers', jurisdiction, today, who, instrument, categories);
}

test("another State's process to a California provider attests that no prohibited violation is at stake", () => {
  for (const instrument of everyProcess)
    assert.deepEqual(papers('us-ca', { state: 'OH', provider: inCalifornia }, instrument), [
      'us.ca.ab1242.attestation',
    ]);
  assert.deepEqual(papers('us-ca', { state: 'OH', provider: inCalifornia }, 'preservation'), []);
  assert.deepEqual(papers('us-ca', { state: 'OH', provider: inWashington }, 'search_warrant'), []);
  assert.deepEqual(
    papers('us-ca', { state: 'OH', agencyType: 'federal', provider: inCalifornia }, 'subpoena'),
    [],
  );
});

test('the attestation is asked for since 27 September 2022', () => {
  const who: Who = { state: 'OH', provider: inCalifornia };
  assert.deepEqual(held('papers', 'us-ca', '2022-09-26', who, 'search_warrant'), []);
  assert.equal(held('papers', 'us-ca', '2022-09-27', who, 'search_warrant').length, 1);
});

test('a California warrant names periods, accounts, services and types, and seals the rest', () => {
  assert.deepEqual(papers('us-ca', { state: 'CA', provider: inCalifornia }, 'search_warrant'), [
    'us.ca.calecpa.particulars',
    'us.ca.calecpa.seal',
  ]);
});

test('Washington process for records outside the State has the set sentence in bold on page 1', () => {
  for (const instrument of ['subpoena', 'court_order_2703d', 'search_warrant'] as const)
    assert.deepEqual(papers('us-wa', { state: 'WA', provider: inCalifornia }, instrument), [
      'us.wa.10_96_020.sentence',
    ]);
  assert.deepEqual(papers('us-wa', { state: 'WA', provider: inWashington }, 'search_warrant'), []);
  const sentence = law('us-wa', today).papers.find((each) => each.id === 'us.wa.10_96_020.sentence');
  assert.equal(sentence?.placement, 'first-page');
  assert.match(sentence?.text ?? '', /bold/);
  assert.match(sentence?.text ?? '', /issued pursuant to RCW/);
  assert.match(
    sentence?.text ?? '',
    /within twenty business days of receipt, unless a shorter time is stated herein/,
  );
});

test('shield laws speak to other States, not to their own agencies', () => {
  assert.deepEqual(papers('us-wa', { state: 'TX', provider: inWashington }, 'search_warrant'), [
    'us.wa.shield.statement',
  ]);
  assert.deepEqual(papers('us-ny', { state: 'TX', provider: inNewYork }, 'subpoena'), [
    'us.ny.394i.affirmation',
  ]);
  assert.deepEqual(papers('us-ny', { state: 'NY', provider: inNewYork }, 'subpoena'), []);
});

test('Texas, Virginia, New York and Massachusetts say what their process must hold', () => {
  const at = (state: string): Who => ({ state, provider: inCalifornia });
  assert.deepEqual(papers('us-tx', at('TX'), 'search_warrant'), [
    'us.tx.18b354.name',
    'us.tx.18b354.affidavit',
    'us.tx.18b356.deadline',
  ]);
  assert.deepEqual(papers('us-va', at('VA'), 'search_warrant'), ['us.va.forms', 'us.va.sb1412.affidavit']);
  assert.deepEqual(papers('us-va', at('VA'), 'subpoena'), ['us.va.10_2.certificate']);
  assert.deepEqual(papers('us-va', { ...at('VA'), agencyType: 'grand-jury' }, 'subpoena'), []);
  assert.deepEqual(papers('us-ny', at('NY'), 'pen_trap_order'), ['us.ny.705_10.suspicion']);
  assert.deepEqual(papers('us-ma', at('MA'), 'subpoena'), ['us.ma.271_17b.issuer']);
});

test("Utah's set notices head demands by area and by word, and nothing else", () => {
  const who: Who = { state: 'UT', provider: inCalifornia };
  assert.deepEqual(papers('us-ut', who, 'search_warrant', ['tower_dump']), [
    'us.ut.77_23f_102.notice',
    'us.ut.77_23f_102.map',
  ]);
  assert.deepEqual(papers('us-ut', who, 'search_warrant', ['search_history']), ['us.ut.77_23f_102_2.notice']);
  assert.deepEqual(papers('us-ut', who, 'search_warrant', ['message_content']), []);
  assert.ok(
    !held('papers', 'us-ut', '2033-01-01', who, 'search_warrant', ['tower_dump']).includes(
      'us.ut.77_23f_102.notice',
    ),
  );
});

test('federal demands by area in Texas, Louisiana and Mississippi go to counsel since Smith', () => {
  for (const state of ['TX', 'LA', 'MS']) {
    const file = `us-${state.toLowerCase()}`;
    const federal: Who = { state, agencyType: 'federal', provider: inCalifornia };
    assert.deepEqual(papers(file, federal, 'search_warrant', ['tower_dump']), ['us.5cir.smith.area'], state);
    assert.deepEqual(
      held('papers', file, '2024-08-08', federal, 'search_warrant', ['tower_dump']),
      [],
      state,
    );
    assert.ok(
      !papers(file, { ...federal, agencyType: 'local-police' }, 'search_warrant', ['tower_dump']).includes(
        'us.5cir.smith.area',
      ),
    );
  }
});

/** State, process, categories asked for, notice and its days. */
const notices: [string, Instrument, DataCategory[], string, number | null][] = [
  ['CA', 'search_warrant', ['message_content'], 'us.ca.1546_2.notice', 0],
  ['CA', 'emergency', ['location_history'], 'us.ca.1546_2.emergency', 3],
  ['UT', 'search_warrant', ['message_content'], 'us.ut.77_23c.notice', 90],
  ['ME', 'search_warrant', ['message_content'], 'us.me.643.notice', 3],
  ['ME', 'search_warrant', ['location_history'], 'us.me.649.notice', 3],
  ['MT', 'search_warrant', ['message_content'], 'us.mt.46_5_605.notice', 0],
  ['NM', 'search_warrant', ['login_ip_history'], 'us.nm.16f_4.notice', 0],
  ['NM', 'emergency', ['login_ip_history'], 'us.nm.16f_4.emergency', 3],
  ['VT', 'search_warrant', ['message_content'], 'us.vt.8103.notice', 0],
  ['RI', 'search_warrant', ['cell_site_location'], 'us.ri.12_32_3.notice', 5],
  ['MN', 'search_warrant', ['message_content'], 'us.mn.626_085.notice', null],
];

test('each agency is told of the notice that it owes, and its days', () => {
  for (const [state, process, categories, id, days] of notices) {
    const file = `us-${state.toLowerCase()}`;
    assert.deepEqual(
      held('notices', file, today, { state }, process, categories),
      [id],
      `${state} ${process}`,
    );
    assert.equal(law(file, today).notices.find((each) => each.id === id)?.days, days, id);
  }
});

test('no notice where the statute asks for none', () => {
  assert.deepEqual(
    held('notices', 'us-me', today, { state: 'ME' }, 'search_warrant', ['contacts_friends']),
    [],
  );
  assert.deepEqual(held('notices', 'us-ca', today, { state: 'CA' }, 'subpoena', ['basic_subscriber']), []);
  assert.deepEqual(
    held('notices', 'us-tx', today, { state: 'TX' }, 'search_warrant', ['message_content']),
    [],
  );
});
