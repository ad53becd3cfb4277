/** What else answers the same needs, where a step cannot be issued by the person. */
import type { Env } from './env.js';
import type { PlanCategory, PlanWarning, Step } from './types.js';
import { categoryWords, instrumentWords, listed, processWords } from './words.js';

/** At most so many steps within reach are named; the nearest first: those to the same provider. */
const shown = 5;

/** One category of a step that the person can have issued, with the words to tell it. */
interface Reachable {
  step: Step;
  category: PlanCategory;
}

/** The steps with alternatives added to those that the person cannot have issued; the others as they are. */
export function withAlternatives(steps: readonly Step[], env: Env): Step[] {
  const reachable = byNeed(steps);
  return steps.map((step) => {
    if (step.canIssue || step.categories.length === 0) return step;
    const alternatives = [...withinReach(step, reachable, env), ...elsewhere(step, env)];
    return alternatives.length > 0 ? { ...step, alternatives } : step;
  });
}

/** What can be issued, by the needs that it answers, and by provider and need. */
function byNeed(steps: readonly Step[]): Map<string, Reachable[]> {
  const found = new Map<string, Reachable[]>();
  for (const step of steps) {
    if (!step.canIssue || step.process === 'emergency') continue;
    for (const category of step.categories)
      for (const key of category.needs.flatMap((need) => [need, `${step.provider} ${need}`])) {
        const list = found.get(key) ?? [];
        list.push({ step, category });
        found.set(key, list);
      }
  }
  return found;
}

/** Other steps of the plan that answer one of the same needs, each once. */
function withinReach(step: Step, reachable: Map<string, Reachable[]>, env: Env): PlanWarning[] {
  const needs = [...new Set(step.categories.flatMap((category) => category.needs))];
  const chosen = new Map<Step, Set<PlanCategory>>();
  const take = (lists: (Reachable[] | undefined)[]): void => {
    for (const each of lists.flatMap((list) => list ?? [])) {
      const known = chosen.get(each.step);
      if (known) known.add(each.category);
      else if (chosen.size < shown) chosen.set(each.step, new Set([each.category]));
    }
  };
  take(needs.map((need) => reachable.get(`${step.provider} ${need}`)));
  take(needs.map((need) => reachable.get(need)?.slice(0, shown)));
  return [...chosen].map(([other, categories]) => told(other, [...categories], env));
}

function told(step: Step, categories: PlanCategory[], env: Env): PlanWarning {
  const what = listed(categories.map((category) => categoryWords(category.id)));
  const name = env.know.law.ladder.some((rung) => rung.process === step.process)
    ? processWords(env.know.law, step.process)
    : instrumentWords(step.instrument);
  const text = `Within your reach for the same need: ${what}, from ${step.providerName} by ${name}.`;
  return { text, citation: categories[0]?.reasons[0]?.citation ?? 'Tecum: this plan' };
}

/** What the plan's notes know of other places where a category may be found. */
function elsewhere(step: Step, env: Env): PlanWarning[] {
  return step.categories.flatMap(({ id }) => {
    const instead = env.know.needs.plan.instead[id];
    if (instead === undefined) return [];
    return [
      { text: `Instead of ${categoryWords(id)}: ${instead}`, citation: "Tecum's own notes (data/plan.yaml)" },
    ];
  });
}
