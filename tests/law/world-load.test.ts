/** What every rule and every way outside the United States must have: source, date, how far confirmed, and a basis for its figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LawFigure, LawRoute, LawRule } from '../../src/law/types.js';
import { law, world } from './world.js';

for (const id of world) {
  test(`${id}: every rule says where and when it was read, and that no counsel has reviewed it`, () => {
    const { rules, reviewedBy } = law(id);
    assert.equal(reviewedBy, null);
    for (const rule of rules.values()) {
      assert.ok(rule.citation.length > 5, rule.id);
      assert.match(rule.source.url, /^https?:\/\//, rule.id);
      assert.match(rule.source.read, /^2026-11-2[34]$/, rule.id);
      assert.match(rule.sourceDate, /^\d{4}/, rule.id);
      assert.equal(rule.reviewedBy, null, rule.id);
      assert.match(rule.text, /[.]$/, rule.id);
    }
  });

  test(`${id}: every way rests on a rule in force, and every category stands in it once`, () => {
    for (const route of law(id).routes) {
      const rules = rulesOf(id, route);
      assert.ok(
        rules.some((rule) => rule.status === 'in-force'),
        route.id,
      );
      assert.deepEqual(
        rules.filter((rule) => rule.status !== 'in-force').map((rule) => rule.id),
        [],
        route.id,
      );
      assert.equal(new Set(route.categories).size, route.categories.length, route.id);
      assert.ok(route.issuers.length > 0 || (route.validation ?? '') !== '', route.id);
    }
  });

  test(`${id}: a number of days stands only where a rule that the way cites has that figure`, () => {
    for (const route of law(id).routes.filter((each) => each.days !== null)) {
      const figures = rulesOf(id, route).flatMap((rule) => (rule.figure ? [inDays(rule.figure)] : []));
      assert.ok(figures.includes(route.days ?? -1), `${route.id}: ${route.days} of ${figures.join(', ')}`);
    }
  });
}

function rulesOf(id: string, route: LawRoute): LawRule[] {
  const { rules } = law(id);
  return route.rules.flatMap((rule) => rules.get(rule) ?? []);
}

/** A month is reckoned as 30 days here. */
function inDays({ value, unit }: LawFigure): number {
  const one: Partial<Record<LawFigure['unit'], number>> = { hours: 1 / 24, days: 1, months: 30 };
  return value * (one[unit] ?? Number.NaN);
}

test('no rule of the world is left that nothing read supports, unless it says so', () => {
  const unsure = world.flatMap((id) =>
    [...law(id).rules.values()].filter((rule) => rule.verification === 'unconfirmed').map((rule) => rule.id),
  );
  assert.deepEqual(unsure, [
    'uk.daa.authority',
    'au.daa.targets',
    'au.ipo.threshold-data',
    'au.ipo.threshold-interception',
    'au.tia.107.length',
    'in.ita.79',
    'any.national',
    'coe.224.7',
    'coe.224.8.subscriber',
    'coe.224.8.traffic',
    'coe.224.9',
  ]);
});
