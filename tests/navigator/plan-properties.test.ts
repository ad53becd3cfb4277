/** What holds for every plan, whatever the answers: fast-check over the project's own law, catalog and needs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { providerAt } from '../../src/catalog/at.js';
import { dataFor } from '../../src/catalog/facts.js';
import { lawAt } from '../../src/law/at.js';
import { floorFor, rank } from '../../src/law/ladder.js';
import { parseAnswers } from '../../src/navigator/answers.js';
import { askedOf } from '../../src/navigator/asked.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers, Plan, Reason } from '../../src/navigator/types.js';
import { anyAnswers, disclosed, key, plainAnswers } from './any-answers.js';
import { knowledge } from './support.js';

const { law, catalog, needs } = knowledge;
const runs = { numRuns: 1000 };
const check = (property: (answers: Answers, made: Plan) => void, of = anyAnswers): void =>
  fc.assert(
    fc.property(of, (answers) => property(answers, plan(answers, knowledge))),
    runs,
  );
const american = (answers: Answers): boolean => answers.authority.country === 'US';
const givenFreely = ['consent', 'emergency'];

describe('plan: properties', () => {
  it('never throws on answers that were checked', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const usable = { ...answers, accounts: answers.accounts.filter((each) => each.value !== '\u200b') };
        plan(parseAnswers(usable, { needs: needs.needs }).answers, knowledge);
      }),
      runs,
    );
  });
  it('on no day goes below the federal floor of that day, but by consent or in an emergency', () => {
    check((answers, made) => {
      if (!american(answers)) return;
      const then = lawAt(law, answers.asOf as string);
      for (const { category, step } of disclosed(made)) {
        if (givenFreely.includes(category.process)) continue;
        const { kind } = knowledge.catalog.providers.get(step.provider)!;
        const floor = floorFor(then, category.id, kind);
        assert.ok(rank(law, category.process) >= rank(law, floor.process), `${kind} ${category.id}`);
      }
    }, plainAnswers);
  });
  it('on no day goes below the floor of the agency’s own State', () => {
    check((answers, made) => {
      const { state, agencyType } = answers.authority;
      const own = knowledge.laws.laws.get(`us-${state?.toLowerCase()}`);
      if (!american(answers) || own === undefined || agencyType === 'federal') return;
      const floors = lawAt(own, answers.asOf as string).floorList.filter((floor) => floor.when === undefined);
      for (const { category } of disclosed(made)) {
        if (givenFreely.includes(category.process)) continue;
        for (const floor of floors.filter((each) => each.category === category.id))
          assert.ok(rank(law, category.process) >= rank(law, floor.process), `${state} ${category.id}`);
      }
    }, plainAnswers);
  });
  it('never goes below what the provider asked for on that day', () => {
    check((answers, made) => {
      if (!american(answers)) return;
      for (const { step, category } of disclosed(made)) {
        if (category.process === 'emergency') continue;
        const provider = providerAt(catalog.providers.get(step.provider)!, answers.asOf as string);
        const rows = dataFor(provider, category.id).filter(
          (row) =>
            row.process_basis !== 'general' && !['not_available', ...givenFreely].includes(row.process),
        );
        for (const row of rows)
          assert.ok(rank(law, category.process) >= rank(law, row.process), `${step.provider} ${category.id}`);
      }
    }, plainAnswers);
  });
  it('uses the emergency only where there is danger, and puts it and preservation first, each once', () => {
    const place = { emergency: 0, preservation: 1 } as Record<string, number>;
    check((answers, { steps }) => {
      if (answers.danger === 'none') assert.ok(steps.every((step) => step.process !== 'emergency'));
      const places = steps.map((step) => place[step.process] ?? 2);
      assert.deepEqual(places, [...places].sort());
      assert.equal(new Set(steps.map((step) => step.id)).size, steps.length);
    });
  });
  it('puts every category asked of a provider into exactly one step or into what cannot be had', () => {
    check((answers, made) => {
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
    }, plainAnswers);
  });
  it('asks each need for all of its categories: none is lost between need and plan', () => {
    check((answers, made) => {
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
    }, plainAnswers);
  });
  it('cites every verdict, every fact, every warning, every way, and gives each verdict in one sentence', () => {
    const cited = (reason: Reason): void =>
      assert.ok(reason.citation.trim() !== '' && reason.text.trim() !== '', JSON.stringify(reason));
    const warned = (warning: { text: string; citation: string }): void =>
      assert.ok(warning.citation.trim() !== '' && !/[{}]/.test(warning.text), JSON.stringify(warning));
    check((_, made) => {
      assert.ok(made.reasons.length > 0);
      made.reasons.forEach(cited);
      made.warnings.forEach(warned);
      for (const { category } of disclosed(made)) {
        assert.ok(category.reasons.length > 0);
        category.reasons.forEach(cited);
        assert.ok(
          category.reasons.some((reason) => reason.source?.url !== undefined),
          category.id,
        );
        assert.match(category.because ?? '', /\w.*\.$/, category.id);
      }
      for (const each of made.notAvailable) {
        assert.ok(each.reasons.length > 0);
        each.reasons.forEach(cited);
      }
      for (const step of made.steps) {
        [step.why, step.addressee.reason, step.notice.reason, ...step.rejects].forEach(cited);
        for (const { reason } of [...(step.papers ?? []), ...(step.ownNotices ?? [])]) cited(reason);
        step.warnings.forEach(warned);
        (step.alternatives ?? []).forEach(warned);
        for (const clock of step.clocks) assert.ok(clock.citation.trim() !== '', JSON.stringify(clock));
        for (const path of step.paths ?? []) {
          assert.ok(path.why !== '' && path.reasons.length > 0 && path.reaches.length > 0, path.id);
          path.reasons.forEach(cited);
        }
      }
    });
  });
  it('a way that is taken is open, and the ways taken reach all that the step asks for', () => {
    check((answers, made) => {
      for (const step of made.steps.filter(
        (each) => each.paths !== undefined && each.process !== 'emergency',
      )) {
        const taken = step.paths!.filter((path) => path.chosen);
        if (american(answers) || ['preservation', 'consent'].includes(step.process)) continue;
        assert.ok(taken.length > 0 && taken.every((path) => path.open), step.id);
        const reached = new Set(taken.flatMap((path) => path.reaches));
        for (const category of step.categories)
          if (category.process === step.process && !givenFreely.includes(category.process))
            assert.ok(reached.has(category.id), `${step.id} ${category.id}`);
      }
    }, plainAnswers);
  });
});
