/** Two plans side by side, one warrant for several providers, and what else answers a need. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CanIssue } from '../../src/base/vocabulary.js';
import { comparePlans } from '../../src/navigator/compare.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers } from '../../src/navigator/types.js';
import { answers, knowledge, stepOf } from './support.js';

const needs = ['who-runs-account', 'with-whom-talk', 'what-was-said'];
const by = (canIssue: CanIssue[], more: Partial<Answers> = {}) =>
  plan(
    answers({
      authority: { country: 'US', state: 'OH', agencyType: 'local-police', canIssue },
      needs,
      ...more,
    }),
    knowledge,
  );
const two: Answers['accounts'] = [
  { provider: 'snap', identifier: 'username', value: 'river.fox22' },
  { provider: 'discord', identifier: 'user_id', value: '123456789012345678' },
];

describe('comparePlans', () => {
  it('with a court order, with a warrant: the warrant gains what was said', () => {
    const compared = comparePlans(
      by(['subpoena', 'court_order_2703d']),
      by(['subpoena', 'court_order_2703d', 'search_warrant']),
    );
    const content = compared.rows.find((row) => row.category === 'message_content');
    assert.equal(content?.changed, true);
    assert.deepEqual([content?.a?.canIssue, content?.b?.canIssue], [false, true]);
    assert.match(
      content?.text ?? '',
      /Snap, message content: needs search warrant, which is out of your reach; then had by search warrant/,
    );
    assert.equal(compared.gained, compared.rows.filter((row) => row.changed).length);
    assert.equal(compared.lost, 0);
    const subscriber = compared.rows.find((row) => row.category === 'basic_subscriber');
    assert.equal(subscriber?.changed, false);
  });
  it('a plan beside itself differs in nothing', () => {
    const one = by(['subpoena']);
    const same = comparePlans(one, one);
    assert.ok(same.rows.length > 0 && same.rows.every((row) => !row.changed && row.text === ''));
    assert.match(same.text, /the same data by the same process/);
  });
  it('turned round, gains are losses', () => {
    const [a, b] = [by(['subpoena']), by(['subpoena', 'search_warrant'])];
    assert.equal(comparePlans(a, b).gained, comparePlans(b, a).lost);
    assert.ok(comparePlans(a, b).gained > 0);
  });
  it('an account more in one plan is a row that the other does not ask for', () => {
    const compared = comparePlans(by(['subpoena']), by(['subpoena'], { accounts: two }));
    const discord = compared.rows.filter((row) => row.provider === 'discord');
    assert.ok(discord.length > 0 && discord.every((row) => row.a === null && row.changed));
    assert.ok(discord.every((row) => row.providerName === 'Discord'));
  });
  it('two States: California raises what Ohio leaves to a subpoena', () => {
    const ohio = by(['subpoena', 'search_warrant'], { needs: ['where-signed-in'] });
    const california = plan(
      answers({
        authority: {
          country: 'US',
          state: 'CA',
          agencyType: 'local-police',
          canIssue: ['subpoena', 'search_warrant'],
        },
        needs: ['where-signed-in'],
      }),
      knowledge,
    );
    const row = comparePlans(ohio, california).rows.find((each) => each.category === 'login_ip_history');
    assert.deepEqual([row?.a?.process, row?.b?.process], ['subpoena', 'search_warrant']);
  });
});

describe('one warrant for several providers', () => {
  it('is offered where two warrants are planned, with the steps that it may carry and the court’s say', () => {
    const made = by(['search_warrant'], { accounts: two });
    assert.deepEqual(made.combined?.[0]?.steps.sort(), ['discord.search_warrant', 'snap.search_warrant']);
    assert.match(made.combined?.[0]?.text ?? '', /where your court allows it/);
    assert.match(made.combined?.[0]?.reason.citation ?? '', /2711\(3\)/);
  });
  it('is not offered for one provider, nor for steps that need no warrant', () => {
    assert.equal(by(['search_warrant']).combined, undefined);
    assert.equal(by(['subpoena'], { accounts: two, needs: ['who-runs-account'] }).combined, undefined);
  });
});

describe('what else answers a need', () => {
  it('names what is within reach and other places, on a step that cannot be issued, and on no other', () => {
    const made = by(['subpoena']);
    const warrant = stepOf(made, 'snap', 'search_warrant');
    assert.equal(warrant.canIssue, false);
    assert.ok(warrant.alternatives?.some((each) => /phones of those who took part/.test(each.text)));
    assert.ok(warrant.alternatives?.every((each) => each.citation !== ''));
    assert.equal(stepOf(made, 'snap', 'subpoena').alternatives, undefined);
  });
});

describe('doubt about facts is shown', () => {
  it('two sources that differ, once for each provider', () => {
    const made = by(['subpoena', 'court_order_2703d', 'search_warrant']);
    const conflicts = knowledge.catalog.providers.get('snap')!.conflicts.length;
    assert.ok(conflicts > 0);
    const told = made.steps
      .flatMap((step) => step.warnings)
      .filter((warning) => warning.text.startsWith('Sources differ'));
    assert.equal(told.length, conflicts);
  });
  it('a provider of which little is known, and one that names no process of its own', () => {
    const snap = knowledge.catalog.providers.get('snap')!;
    const thin = {
      ...snap,
      confidence: 'low' as const,
      data: snap.data.map((row) => ({ ...row, process_basis: 'general' as const })),
    };
    const made = plan(answers(), { ...knowledge, catalog: { providers: new Map([['snap', thin]]) } });
    const texts = made.steps.flatMap((step) => step.warnings).map((warning) => warning.text);
    assert.ok(texts.some((text) => /Little is known of Snap/.test(text)));
    const subpoena = stepOf(made, 'snap', 'subpoena');
    assert.ok(subpoena.warnings.some((warning) => /itself wants for .* is not on record/.test(warning.text)));
    assert.match(subpoena.categories[0]?.because ?? '', /what Snap itself asks for is not on record\.$/);
    assert.ok(subpoena.categories[0]?.reasons.some((reason) => reason.certainty === 'confirm'));
  });
});
