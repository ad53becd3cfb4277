/** The laws that bear on one step: where its clocks, papers and notices come from. */
import type { Law } from '../law/types.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { remembered } from './memo.js';
import { isAmerican, nations, stateLaws } from './standing.js';
import { stepKey } from './step-key.js';

/**
 * Federal law and the States' for an American authority; for another its nation's law, that of the ways which the step
 * takes, and that of the provider's State.
 */
export function lawsOfStep(draft: Draft, env: Env): Law[] {
  return remembered(env.know, env.asOf, `laws ${stepKey(draft, env)}`, () => findLaws(draft, env));
}

function findLaws({ of, routes }: Draft, env: Env): Law[] {
  const states = stateLaws(of.provider, env);
  if (isAmerican(env)) return [env.know.law, ...states];
  const all = [...nations(env), ...routes.map(({ law }) => law), ...states];
  return all.filter((law, at) => all.findIndex((each) => each.jurisdiction === law.jurisdiction) === at);
}
