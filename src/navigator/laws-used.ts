/** Which laws a plan was made by, so that a screen can say whether counsel has looked at them. */
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { fixedParts } from './fixed-parts.js';
import { isAmerican, nations, ownState } from './standing.js';
import type { LawUsed } from './types.js';

/**
 * The law of the nation and of the State, and those that the steps' ways, papers, clocks and notices come from. Where
 * Tecum has none of the authority's own, the list holds only what was used beside it.
 */
export function lawsUsed(drafts: readonly Draft[], env: Env): LawUsed[] {
  const always = isAmerican(env) ? [env.know.law, ownState(env)] : nations(env);
  const all = new Set([...always, ...drafts.flatMap((draft) => fixedParts(draft, env).laws)]);
  const once = new Map(
    [...all].flatMap((law) => (law === undefined ? [] : [[law.jurisdiction, law] as const])),
  );
  return [...once.values()].map(({ jurisdiction, name, asOf, reviewedBy }) => ({
    jurisdiction,
    name,
    asOf,
    reviewedBy,
  }));
}
