/** Which laws put something into one step: a way, a paper, a notice, a clock. */
import { clocksFor } from '../law/rules.js';
import type { Law } from '../law/types.js';
import { applies } from '../law/when.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { noticesIn, papersIn } from './papers.js';
import { candidates } from './routes.js';
import { factsFor, isAbroad, isAmerican } from './standing.js';
import { lawsOfStep } from './step-laws.js';

/** Laws that put something into a step. */
export function contributing(draft: Draft, env: Env): Law[] {
  const { provider } = draft.of;
  const ways =
    isAmerican(env) && !isAbroad(provider, env) ? [] : candidates(provider, env).map(({ law }) => law);
  const facts = factsFor(provider, env, draft.process);
  const running = (law: Law): boolean =>
    clocksFor(law, draft.instrument).some((clock) => applies(clock.when, law, facts));
  const speaking = lawsOfStep(draft, env).filter(
    (law) => running(law) || papersIn(law, draft, env).length > 0 || noticesIn(law, draft, env).length > 0,
  );
  return [...ways, ...speaking];
}
