/** Periods, limits and thresholds outside the United States: figure, unit, since when, how far confirmed. Written from the statutes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LawFigure } from '../../src/law/types.js';
import { law, ruleOf } from './world.js';

interface Row {
  law: string;
  rule: string;
  value: number;
  unit: LawFigure['unit'];
  /** What a reader of the rule must see. */
  says: RegExp;
  from?: string;
  /** `no`: nobody here has read it. `report`: only a report of it was read. Absent: read, or read in a report that quotes it. */
  confirmed?: 'no' | 'report';
  inForce?: false;
}

const since = '2026-08-18';
const rows: Row[] = [
  { law: 'eu', rule: 'eu.1543.produce', value: 10, unit: 'days', says: /10 days/, from: since },
  {
    law: 'eu',
    rule: 'eu.1543.produce-notified',
    value: 10,
    unit: 'days',
    says: /end of 10 days/,
    from: since,
  },
  { law: 'eu', rule: 'eu.1543.produce-emergency', value: 8, unit: 'hours', says: /8 hours/, from: since },
  { law: 'eu', rule: 'eu.1543.refusal', value: 10, unit: 'days', says: /10 days/, from: since },
  { law: 'eu', rule: 'eu.1543.refusal-emergency', value: 96, unit: 'hours', says: /96 hours/, from: since },
  { law: 'eu', rule: 'eu.1543.ex-post', value: 48, unit: 'hours', says: /within 48 hours/, from: since },
  { law: 'eu', rule: 'eu.1543.clarify', value: 5, unit: 'days', says: /within 5 days/, from: since },
  { law: 'eu', rule: 'eu.1543.clarify-preserve', value: 5, unit: 'days', says: /silence frees/, from: since },
  { law: 'eu', rule: 'eu.1543.preserve', value: 60, unit: 'days', says: /60 days/, from: since },
  { law: 'eu', rule: 'eu.1543.preserve-longer', value: 30, unit: 'days', says: /30 days/, from: since },
  {
    law: 'eu',
    rule: 'eu.1543.enforcement-reply',
    value: 5,
    unit: 'working-days',
    says: /5 working days/,
    from: since,
  },
  {
    law: 'eu',
    rule: 'eu.1543.recognition',
    value: 5,
    unit: 'working-days',
    says: /5 working days/,
    from: since,
  },
  {
    law: 'eu',
    rule: 'eu.1543.channel-since',
    value: 1,
    unit: 'years',
    says: /one year after/,
    from: '2026-07-28',
    confirmed: 'report',
  },
  { law: 'eu', rule: 'eu.1543.conflict', value: 10, unit: 'days', says: /10 days/, from: since },
  { law: 'eu', rule: 'eu.1543.sentence', value: 4, unit: 'months', says: /at least 4 months/, from: since },
  { law: 'eu', rule: 'eu.1543.threshold', value: 3, unit: 'years', says: /at least 3 years/, from: since },
  { law: 'eu', rule: 'eu.1543.fine', value: 2, unit: 'percent', says: /2 %/, from: since },
  {
    law: 'eu',
    rule: 'eu.1544.designate',
    value: 6,
    unit: 'months',
    says: /18 August 2026.*6 months/,
    from: '2026-02-18',
  },
  { law: 'uk', rule: 'uk.ipa.65', value: 1, unit: 'months', says: /one month/ },
  { law: 'uk', rule: 'uk.ipa.61A', value: 3, unit: 'days', says: /3 days/ },
  { law: 'uk', rule: 'uk.ipa.serious', value: 12, unit: 'months', says: /12 months or more/ },
  {
    law: 'uk',
    rule: 'uk.copo.5',
    value: 7,
    unit: 'days',
    says: /day of service being the first/,
    from: '2019-10-09',
  },
  { law: 'uk', rule: 'uk.copo.9', value: 3, unit: 'months', says: /within 3 months/, from: '2019-10-09' },
  {
    law: 'uk',
    rule: 'uk.daa.serious',
    value: 3,
    unit: 'years',
    says: /at least three years/,
    from: '2022-10-03',
  },
  { law: 'ca', rule: 'ca.487.012.domestic', value: 21, unit: 'days', says: /21 days/ },
  { law: 'ca', rule: 'ca.487.012.foreign', value: 90, unit: 'days', says: /90 days.*foreign/ },
  { law: 'ca', rule: 'ca.487.012.once', value: 0, unit: 'times', says: /No second demand/ },
  { law: 'ca', rule: 'ca.487.013', value: 90, unit: 'days', says: /90 days/ },
  { law: 'ca', rule: 'ca.487.0131', value: 60, unit: 'days', says: /60 days.*renewed/ },
  { law: 'ca', rule: 'ca.487.0141', value: 60, unit: 'days', says: /10 dates within 60 days/ },
  { law: 'ca', rule: 'ca.487.0141.spacing', value: 72, unit: 'hours', says: /72 hours/ },
  { law: 'ca', rule: 'ca.487.015', value: 60, unit: 'days', says: /60 days.*a year/ },
  { law: 'ca', rule: 'ca.487.0193', value: 30, unit: 'days', says: /30 days/ },
  {
    law: 'in',
    rule: 'in.rules2021.72h',
    value: 72,
    unit: 'hours',
    says: /72 hours/,
    from: '2021-02-25',
    confirmed: 'report',
  },
  {
    law: 'in',
    rule: 'in.rules2021.180d',
    value: 180,
    unit: 'days',
    says: /180 days/,
    from: '2021-02-25',
    confirmed: 'report',
  },
  {
    law: 'in',
    rule: 'in.certin.logs',
    value: 180,
    unit: 'days',
    says: /rolling 180 days/,
    from: '2022-06-27',
    confirmed: 'report',
  },
  {
    law: 'in',
    rule: 'in.certin.subscriber',
    value: 5,
    unit: 'years',
    says: /5 years after/,
    from: '2022-06-27',
    confirmed: 'report',
  },
  {
    law: 'in',
    rule: 'in.certin.incident',
    value: 6,
    unit: 'hours',
    says: /6 hours/,
    from: '2022-06-27',
    confirmed: 'report',
  },
  { law: 'au', rule: 'au.tia.107.ongoing', value: 30, unit: 'days', says: /30 days/ },
  {
    law: 'au',
    rule: 'au.ipo.threshold-data',
    value: 3,
    unit: 'years',
    says: /said to need/,
    confirmed: 'no',
  },
  {
    law: 'au',
    rule: 'au.ipo.threshold-interception',
    value: 7,
    unit: 'years',
    says: /said to need/,
    confirmed: 'no',
  },
  { law: 'budapest', rule: 'coe.185.16', value: 90, unit: 'days', says: /up to 90 days/ },
  { law: 'budapest', rule: 'coe.185.29.7', value: 60, unit: 'days', says: /at least 60 days/ },
  {
    law: 'budapest',
    rule: 'coe.224.7',
    value: 30,
    unit: 'days',
    says: /30 days/,
    confirmed: 'no',
    inForce: false,
  },
  {
    law: 'budapest',
    rule: 'coe.224.8.subscriber',
    value: 20,
    unit: 'days',
    says: /20 days/,
    confirmed: 'no',
    inForce: false,
  },
  {
    law: 'budapest',
    rule: 'coe.224.8.traffic',
    value: 45,
    unit: 'days',
    says: /45 days/,
    confirmed: 'no',
    inForce: false,
  },
];

for (const row of rows) {
  test(`${row.rule}: ${row.value} ${row.unit}`, () => {
    const rule = ruleOf(row.law, row.rule);
    assert.deepEqual(rule.figure, { value: row.value, unit: row.unit });
    assert.match(rule.text, row.says);
    if (row.from) assert.equal(rule.from, row.from);
    assert.equal(rule.status, row.inForce === false ? 'not-in-force' : 'in-force');
    assert.equal(rule.verification === 'unconfirmed', row.confirmed === 'no');
    if (row.confirmed === 'report') assert.equal(rule.verification, 'secondary');
  });
}

test('the clocks that run are the statutes’ own', () => {
  const clocks = ['uk', 'ca', 'au', 'in', 'budapest'].flatMap((id) =>
    law(id).clocks.map((clock) => `${id} ${clock.id} ${clock.days} ${clock.appliesTo.join(' ')}`),
  );
  assert.deepEqual(clocks, [
    'uk production 7 copo',
    'ca preservation 21 preservation',
    'ca preservation_renewal 90 preservation_extension',
    'au preservation 30 preservation',
    'in production 3 bnss_94',
    'budapest preservation 60 network_24_7_preservation',
  ]);
});
