/** A State's law in a plan: what it raises, what the paper must carry, which clocks run. Written from the statutes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AgencyType } from '../../src/base/vocabulary.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers, Plan, Step } from '../../src/navigator/types.js';
import { answers, ids, knowledge, stepOf } from './support.js';

const all: Answers['authority']['canIssue'] = [
  'preservation',
  'subpoena',
  'court_order_2703d',
  'search_warrant',
];
const of = (state: string, agencyType: AgencyType = 'local-police'): Answers['authority'] => ({
  country: 'US',
  state,
  agencyType,
  canIssue: all,
});
const made = (more: Partial<Answers>): Plan => plan(answers(more), knowledge);
const papers = (step: Step): string[] => (step.papers ?? []).map((paper) => paper.id);
const clock = (step: Step, id: string) => step.clocks.find((each) => each.id === id);
const because = (step: Step, id: string): string =>
  step.categories.find((category) => category.id === id)?.because ?? '';

describe('plan: State law', () => {
  it('CalECPA: metadata and IP addresses take a warrant in California, subscriber details do not', () => {
    const needs = ['who-runs-account', 'where-signed-in', 'with-whom-talk'];
    const california = made({ authority: of('CA'), needs });
    const ohio = made({ authority: of('OH'), needs });
    assert.ok(ids(stepOf(ohio, 'snap', 'subpoena')).includes('login_ip_history'));
    assert.deepEqual(ids(stepOf(california, 'snap', 'subpoena')), ['basic_subscriber']);
    const warrant = stepOf(california, 'snap', 'search_warrant');
    assert.ok(ids(warrant).includes('login_ip_history') && ids(warrant).includes('message_metadata'));
    assert.equal(
      because(warrant, 'login_ip_history'),
      'California asks for a search warrant; federal law and Snap would be content with a subpoena.',
    );
    const chain = warrant.categories.find((each) => each.id === 'login_ip_history')?.reasons ?? [];
    assert.ok(chain.some((reason) => /Cal\. Penal Code 1546\.1/.test(reason.citation)));
  });
  it('a federal agency in California is bound by federal law, not by CalECPA', () => {
    const federal = made({ authority: of('CA', 'federal'), needs: ['where-signed-in'] });
    assert.ok(ids(stepOf(federal, 'snap', 'subpoena')).includes('login_ip_history'));
  });
  it('California’s 72 hours: a California warrant to a social provider, and only since July 2025', () => {
    const needs = ['what-was-said'];
    const now = stepOf(made({ authority: of('CA'), needs }), 'snap', 'search_warrant');
    assert.equal(clock(now, 'production')?.days, 3);
    assert.match(clock(now, 'production')?.citation ?? '', /22946\.1/);
    const before = stepOf(made({ authority: of('CA'), needs, asOf: '2025-06-30' }), 'snap', 'search_warrant');
    assert.notEqual(clock(before, 'production')?.days, 3);
    const ohio = stepOf(made({ authority: of('OH'), needs }), 'snap', 'search_warrant');
    assert.ok(!/22946/.test(clock(ohio, 'production')?.citation ?? ''));
  });
  it('a State’s own time for carrying a warrant out takes the place of Rule 41’s', () => {
    const warrant = stepOf(made({ authority: of('CA'), needs: ['what-was-said'] }), 'snap', 'search_warrant');
    const times = warrant.clocks.filter((each) => each.id === 'warrant_execution');
    assert.deepEqual(
      times.map(({ days }) => days),
      [10],
    );
  });
  it('the person is told when a California warrant is carried out: on the step, with its clock', () => {
    const warrant = stepOf(made({ authority: of('CA'), needs: ['what-was-said'] }), 'snap', 'search_warrant');
    assert.ok(warrant.ownNotices?.some((notice) => /1546\.2/.test(notice.reason.citation)));
    assert.equal(clock(warrant, 'notice')?.days, 0);
    const ohio = stepOf(made({ authority: of('OH'), needs: ['what-was-said'] }), 'snap', 'search_warrant');
    assert.equal(ohio.ownNotices, undefined);
  });
  it('AB 1242: process of another State to a California company carries the attestation; California’s own and federal process do not', () => {
    const attests = (authority: Answers['authority'], asOf = '2026-11-24'): boolean =>
      papers(stepOf(made({ authority, asOf }), 'snap', 'subpoena')).includes('us.ca.ab1242.attestation');
    assert.equal(attests(of('OH')), true);
    assert.equal(attests(of('CA')), false);
    assert.equal(attests(of('OH', 'federal')), false);
    assert.equal(attests(of('OH'), '2022-09-26'), false);
    assert.equal(attests(of('OH'), '2022-09-27'), true);
  });
  it('AB 1242 follows the company: none on process to a provider of another State', () => {
    const verizon = made({
      authority: of('OH'),
      accounts: [{ provider: 'verizon', identifier: 'phone', value: '+19375550142' }],
    });
    assert.ok(!papers(stepOf(verizon, 'verizon', 'subpoena')).some((id) => id.startsWith('us.ca')));
  });
  it('AB 1242 is no part of a preservation letter', () => {
    assert.equal(stepOf(made({ authority: of('OH') }), 'snap', 'preservation').papers, undefined);
  });
  it('Washington: the sentence on page 1 and twenty business days, for Washington process to a company elsewhere', () => {
    const step = stepOf(made({ authority: of('WA'), needs: ['what-was-said'] }), 'snap', 'search_warrant');
    assert.ok(
      step.papers?.some(
        (paper) => paper.placement === 'first-page' && /RCW 10\.96/.test(paper.reason.citation),
      ),
    );
    assert.match(clock(step, 'production')?.citation ?? '', /10\.96/);
  });
  it('Texas asks for a warrant for records that federal law gives on an order', () => {
    const step = stepOf(made({ authority: of('TX'), needs: ['with-whom-talk'] }), 'snap', 'search_warrant');
    assert.ok(ids(step).includes('message_metadata'));
    assert.match(because(step, 'message_metadata'), /^Texas asks for a search warrant/);
  });
  it('says which laws it used, and that no counsel has reviewed them', () => {
    const used = made({ authority: of('OH') }).laws ?? [];
    assert.deepEqual(
      used.map((law) => law.jurisdiction),
      ['us-federal', 'us-oh', 'us-ca'],
    );
    assert.ok(used.every((law) => law.reviewedBy === null && /^\d{4}-\d\d-\d\d$/.test(law.asOf)));
  });
  it('tells where a rule was not read in its own text', () => {
    const texas = made({ authority: of('OH'), needs: ['where-was-device'] });
    const reasons = texas.steps.flatMap((step) => step.categories).flatMap((category) => category.reasons);
    assert.ok(reasons.some((reason) => /Read in a report of it/.test(reason.text)));
  });
  it('a State whose file cannot be used is told, and so is a State that was not named', () => {
    const laws = new Map([...knowledge.laws.laws].filter(([id]) => id !== 'us-oh'));
    const without = plan(answers({ authority: of('OH') }), { ...knowledge, laws: { laws } });
    assert.ok(
      without.warnings.some((warning) => /law of your State \(OH\) is not in Tecum/.test(warning.text)),
    );
    assert.ok(made({}).warnings.some((warning) => /You named no State/.test(warning.text)));
    assert.ok(!made({ authority: of('OH') }).warnings.some((warning) => /State/.test(warning.text)));
  });
});
