/** What holds for every plan, whatever the answers: fast-check over the project's own law, catalog and needs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  agencyTypes,
  businessCases,
  canIssueIds,
  dangers,
  dataCategories,
  identifierKinds,
} from '../../src/base/vocabulary.js';
import { dataFor } from '../../src/catalog/facts.js';
import { rank } from '../../src/law/ladder.js';
import { parseAnswers } from '../../src/navigator/answers.js';
import { askedOf } from '../../src/navigator/asked.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers, Plan, Reason } from '../../src/navigator/types.js';
import { knowledge } from './support.js';

const { law, catalog, needs } = knowledge;
const account = fc.record(
  {
    provider: fc.constantFrom(...catalog.providers.keys(), 'nobody'),
    identifier: fc.constantFrom(...identifierKinds),
    value: fc.constantFrom(
      'river.fox22',
      'river@gmail.com',
      '+19375550142',
      '198.51.100.7',
      '@mike',
      'https://x.com/mike',
      '\u200b',
    ),
  },
  { requiredKeys: ['identifier', 'value'] },
);
const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  {
    businessCase: fc.constantFrom(...businessCases),
    offence: fc.constantFrom(
      { name: 'Robbery' },
      { name: 'n/a' },
      { name: 'Fraud', statute: '18 U.S.C. 1343' },
    ),
    authority: fc.record({
      country: fc.constantFrom('US', 'US', 'US', 'FR', 'GB', 'BR'),
      agencyType: fc.constantFrom(...agencyTypes),
      canIssue: fc.subarray([...canIssueIds]),
    }),
    danger: fc.constantFrom(...dangers),
    accounts: fc.array(account, { maxLength: 6 }),
    needs: fc.subarray([...needs.needs.keys()]),
    categories: fc.subarray([...dataCategories], { maxLength: 4 }),
    period: fc.constantFrom(
      {},
      { from: '2026-10-01' },
      { from: '2026-10-01', to: '2026-11-20', zone: 'America/New_York' },
    ),
    mayNotify: fc.boolean(),
    narrative: fc.oneof(fc.constantFrom('A man was robbed.', 'watch the protest group'), fc.string()),
    asOf: fc.constantFrom('2026-11-23', '2020-02-29', '2031-01-01T10:00:00Z'),
  },
  { requiredKeys: ['businessCase', 'authority', 'danger', 'accounts', 'needs', 'asOf'] },
);
const runs = { numRuns: 300 };
const check = (property: (answers: Answers) => void): void =>
  fc.assert(fc.property(anyAnswers, property), runs);

const disclosed = (made: Plan) =>
  made.steps.flatMap((step) => step.categories.map((category) => ({ step, category })));
const key = (provider: string, category: string): string => `${provider} ${category}`;

describe('plan: properties', () => {
  it('never throws on answers that were checked', () => {
    check((answers) => {
      const usable = { ...answers, accounts: answers.accounts.filter((each) => each.value !== '\u200b') };
      plan(parseAnswers(usable, { needs: needs.needs }).answers, knowledge);
    });
  });
  it('never goes below the legal floor, but by consent or in an emergency', () => {
    check((answers) => {
      for (const { category } of disclosed(plan(answers, knowledge))) {
        if (category.process === 'consent' || category.process === 'emergency') continue;
        assert.ok(
          rank(law, category.process) >= rank(law, law.floors.get(category.id)!.process),
          category.id,
        );
      }
    });
  });
  it('uses the emergency only where there is danger', () => {
    check((answers) => {
      const emergencies = plan(answers, knowledge).steps.filter((step) => step.process === 'emergency');
      if (answers.danger === 'none') assert.deepEqual(emergencies, []);
    });
  });
  it('never goes below what the provider asks for on record', () => {
    check((answers) => {
      for (const { step, category } of disclosed(plan(answers, knowledge))) {
        if (category.process === 'emergency') continue;
        const rows = dataFor(catalog.providers.get(step.provider)!, category.id).filter(
          (row) => !['not_available', 'consent', 'emergency'].includes(row.process),
        );
        for (const row of rows)
          assert.ok(rank(law, category.process) >= rank(law, row.process), `${step.provider} ${category.id}`);
      }
    });
  });
  it('puts every category asked of a provider into exactly one step or into what cannot be had', () => {
    check((answers) => {
      const made = plan(answers, knowledge);
      if (made.decision === 'refused') return;
      const providers = new Set([
        ...made.steps.map((step) => step.provider),
        ...made.notAvailable.map((each) => each.provider),
      ]);
      const asked = [...providers].flatMap((id) =>
        askedOf(catalog.providers.get(id)!, { answers, know: knowledge, asOf: '2026-11-23' }).map((each) =>
          key(id, each.category),
        ),
      );
      const given = [
        ...disclosed(made).map(({ step, category }) => key(step.provider, category.id)),
        ...made.notAvailable.map((each) => key(each.provider, each.category)),
      ];
      assert.deepEqual(given.sort(), asked.sort());
    });
  });
  it('asks each need for all of its categories: none is lost between need and plan', () => {
    check((answers) => {
      const made = plan(
        {
          ...answers,
          businessCase: 'investigate-crime',
          offence: { name: 'Robbery' },
          narrative: 'A man was robbed.',
        },
        knowledge,
      );
      if (made.decision === 'refused') return;
      for (const { provider } of answers.accounts) {
        if (provider === undefined || !catalog.providers.has(provider)) continue;
        const given = new Set([
          ...disclosed(made)
            .filter(({ step }) => step.provider === provider)
            .map(({ category }) => category.id),
          ...made.notAvailable.filter((each) => each.provider === provider).map((each) => each.category),
        ]);
        for (const need of answers.needs)
          for (const category of needs.needs.get(need)!.categories) assert.ok(given.has(category), category);
        for (const category of answers.categories ?? []) assert.ok(given.has(category), category);
      }
    });
  });
  it('cites every verdict, every fact and every warning', () => {
    const cited = (reason: Reason): void =>
      assert.ok(reason.citation.trim() !== '' && reason.text.trim() !== '', JSON.stringify(reason));
    check((answers) => {
      const made = plan(answers, knowledge);
      assert.ok(made.reasons.length > 0);
      made.reasons.forEach(cited);
      for (const { category } of disclosed(made)) {
        assert.ok(category.reasons.length > 0);
        category.reasons.forEach(cited);
        assert.ok(
          category.reasons.some((reason) => reason.source?.url !== undefined),
          category.id,
        );
      }
      for (const each of made.notAvailable) {
        assert.ok(each.reasons.length > 0);
        each.reasons.forEach(cited);
      }
      for (const step of made.steps) {
        [step.why, step.addressee.reason, step.notice.reason, ...step.rejects].forEach(cited);
        for (const warning of [...step.warnings, ...step.clocks])
          assert.ok(warning.citation.trim() !== '', JSON.stringify(warning));
      }
      for (const warning of made.warnings)
        assert.ok(warning.citation.trim() !== '' && !/[{}]/.test(warning.text), warning.text);
    });
  });
  it('more authority never makes a plan harder', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...canIssueIds), (answers, more) => {
        const less = plan(answers, knowledge);
        const richer = plan(
          {
            ...answers,
            authority: { ...answers.authority, canIssue: [...answers.authority.canIssue, more] },
          },
          knowledge,
        );
        const order = ['refused', 'needs-review', 'allowed'];
        assert.ok(order.indexOf(richer.decision) >= order.indexOf(less.decision));
        if (less.decision === 'refused') return;
        const processes = new Map(
          disclosed(richer).map(({ step, category }) => [key(step.provider, category.id), category.process]),
        );
        for (const { step, category } of disclosed(less)) {
          const now = processes.get(key(step.provider, category.id));
          assert.ok(now !== undefined && rank(law, now) <= rank(law, category.process));
        }
        assert.ok(richer.notAvailable.length <= less.notAvailable.length);
        for (const step of less.steps)
          if (step.canIssue) assert.ok(richer.steps.find((each) => each.id === step.id)?.canIssue);
      }),
      runs,
    );
  });
  it('the order of accounts, needs and powers does not matter, nor does naming one twice', () => {
    check((answers) => {
      const turned: Answers = {
        ...answers,
        accounts: [...answers.accounts].reverse().concat(answers.accounts.slice(0, 1)),
        needs: [...answers.needs].reverse(),
        ...(answers.categories ? { categories: [...answers.categories].reverse() } : {}),
        authority: { ...answers.authority, canIssue: [...answers.authority.canIssue].reverse() },
      };
      assert.deepEqual(plan(turned, knowledge), plan(answers, knowledge));
    });
  });
  it('puts emergency before preservation before disclosure, and never preserves twice', () => {
    const place = { emergency: 0, preservation: 1 } as Record<string, number>;
    check((answers) => {
      const { steps } = plan(answers, knowledge);
      const places = steps.map((step) => place[step.process] ?? 2);
      assert.deepEqual(places, [...places].sort());
      assert.equal(new Set(steps.map((step) => step.id)).size, steps.length);
    });
  });
});
