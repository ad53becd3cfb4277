/** Plans made for other days: the law and the provider as they were. Written from the decisions and statutes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DataCategory } from '../../src/base/vocabulary.js';
import { lawAt } from '../../src/law/at.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers } from '../../src/navigator/types.js';
import { answers, ids, knowledge, stepOf } from './support.js';

/** A carrier of whose own words nothing is known: only the law speaks. */
function silentCarrier() {
  const verizon = knowledge.catalog.providers.get('verizon')!;
  const data = verizon.data.map((row) => ({ ...row, process_basis: 'general' as const }));
  const rows = (['location_history', 'cell_site_location'] as const).map((category) => ({
    ...verizon.data[0]!,
    category,
    process_basis: 'general' as const,
    process: 'search_warrant' as const,
  }));
  return { providers: new Map([['verizon', { ...verizon, data: [...data, ...rows] }]]) };
}

const know = { ...knowledge, catalog: silentCarrier() };
const processOf = (category: DataCategory, asOf: string): string => {
  const asked: Partial<Answers> = {
    accounts: [{ provider: 'verizon', identifier: 'phone', value: '+19375550142' }],
    needs: [],
    categories: [category],
    asOf,
    authority: { country: 'US', state: 'OH', agencyType: 'local-police', canIssue: ['search_warrant'] },
  };
  const made = plan(answers(asked), know);
  return made.steps.find((step) => step.categories.length > 0)?.process ?? 'none';
};

describe('plan: dates', () => {
  it('cell sites: a 2703(d) order until Carpenter of 22 June 2018, a warrant since', () => {
    assert.equal(processOf('cell_site_location', '2018-06-21'), 'court_order_2703d');
    assert.equal(processOf('cell_site_location', '2018-06-22'), 'search_warrant');
  });
  it('location history: a 2703(d) order by statute until Chatrie of 29 June 2026, a warrant since', () => {
    assert.equal(processOf('location_history', '2026-06-28'), 'court_order_2703d');
    assert.equal(processOf('location_history', '2026-06-29'), 'search_warrant');
  });
  it('no verdict cites a decision that had not been given', () => {
    const made = plan(
      answers({ needs: [], categories: ['location_history', 'cell_site_location'], asOf: '2019-05-01' }),
      know,
    );
    const cited = JSON.stringify(made);
    assert.ok(!cited.includes('Chatrie v. United States, No. 25-112'), 'Chatrie in 2019');
  });
  it('a CyberTipline report counts as a preservation for 90 days until 6 May 2024, for a year since', () => {
    const days = (on: string) =>
      lawAt(knowledge.law, on).clocks.find((clock) => clock.id === 'cybertip')?.days;
    assert.deepEqual([days('2024-01-10'), days('2024-05-06'), days('2024-05-07')], [90, 90, 365]);
  });
  it('an EPOC exists from 18 August 2026, not a day before', () => {
    const french = (asOf: string) =>
      plan(
        answers({
          authority: {
            country: 'FR',
            agencyType: 'investigating-judge',
            canIssue: ['epoc', 'mlat', 'foreign_order'],
          },
          offence: { name: 'Extorsion', statute: 'Code pénal 312-1', maxPenaltyYears: 7 },
          accounts: [{ provider: 'meta-facebook', identifier: 'username', value: 'river.fox' }],
          needs: ['what-was-said'],
          asOf,
        }),
        knowledge,
      );
    assert.deepEqual(ids(stepOf(french('2026-08-18'), 'meta-facebook', 'epoc')), ['message_content']);
    assert.ok(
      french('2026-08-17').steps.every((step) => step.process !== 'epoc' && step.instrument !== 'epoc_pr'),
    );
  });
  it('a plan for a day before 2018 uses the law of the first day, and says so', () => {
    const made = plan(answers({ asOf: '2016-03-01' }), knowledge);
    assert.ok(made.warnings.some((warning) => /law begins on 2018-01-01/.test(warning.text)));
  });
  it('the provider is taken as it was: X Corp. moved from San Francisco to Texas', () => {
    const address = (asOf: string) =>
      plan(
        answers({ accounts: [{ provider: 'x-twitter', identifier: 'handle', value: '@river' }], asOf }),
        knowledge,
      ).steps[0]?.addressee.address ?? '';
    assert.match(address('2026-11-24'), /Austin, TX/);
    assert.match(address('2024-06-01'), /San Francisco/);
  });
});
