/** What else answers the same needs, where a step cannot be issued by the person. */
import type { Env } from './env.js';
import type { PlanCategory, PlanWarning, Step } from './types.js';
import { categoryWords, instrumentWords, listed, processWords } from './words.js';

/** At most so many steps to other providers are named. */
const shown = 3;

/** The steps with alternatives added to those that the person cannot have issued; the others as they are. */
export function withAlternatives(steps: readonly Step[], env: Env): Step[] {
  const byProvider = new Map<string, Step[]>();
  const reachable = steps.filter((step) => step.canIssue && step.process !== 'emergency');
  for (const step of reachable)
    byProvider.set(step.provider, [...(byProvider.get(step.provider) ?? []), step]);
  return steps.map((step) => {
    if (step.canIssue || step.categories.length === 0) return step;
    const near = withinReach(step, byProvider.get(step.provider) ?? [], env);
    const far = near.length > 0 ? [] : withinReach(step, reachable, env);
    const alternatives = [...near, ...far, ...elsewhere(step, env)];
    return alternatives.length > 0 ? { ...step, alternatives } : step;
  });
}

/** Steps that can be issued and answer one of the same needs: to the same provider, else to others. */
function withinReach(step: Step, others: readonly Step[], env: Env): PlanWarning[] {
  const needs = new Set(step.categories.flatMap((category) => category.needs));
  const found: PlanWarning[] = [];
  for (const other of others) {
    if (found.length === shown) break;
    const shared = other.categories.filter((category) => category.needs.some((need) => needs.has(need)));
    if (shared.length > 0) found.push(told(other, shared, env));
  }
  return found;
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
