/** What a step costs, how its answer comes and what gets it sent back, as the provider says. */
import type { Provider } from '../catalog/types.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { lawReason, providerReason, sentence } from './reasons.js';
import { isAmerican } from './standing.js';
import type { Reason } from './types.js';

/** What the provider asks for its work: its own word, or under American law the statute's. */
export function costOf({ of: { provider } }: Draft, env: Env): Reason | null {
  const { cost } = provider;
  if (cost) return providerReason(provider, cost, sentence(cost.text), env.asOf);
  return isAmerican(env) ? lawReason(env.know.law, 'us.2706.cost') : null;
}

/** How the answer comes, as the provider says. */
export function returnOf({ of: { provider } }: Draft, env: Env): Reason | null {
  const fact = provider.returns;
  if (fact === undefined) return null;
  const zone = fact.timezone ? `Times: ${fact.timezone}` : undefined;
  const words = [fact.format, fact.delivery, zone]
    .filter((each): each is string => each !== undefined)
    .map(sentence);
  return words.length > 0 ? providerReason(provider, fact, words.join(' '), env.asOf) : null;
}

/** What gets a request sent back, by the provider's own words. */
export function rejectsOf(provider: Provider, env: Env): Reason[] {
  return provider.rejects.map((fact) => providerReason(provider, fact, sentence(fact.text), env.asOf));
}
