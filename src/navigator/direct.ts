/** What a provider gives to an authority of another country on that authority's own process, by its own word. */
import type { DataCategory } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import type { Env } from './env.js';
import { providerReason, sentence } from './reasons.js';
import { countryOf } from './standing.js';
import type { Reason } from './types.js';

/**
 * Categories that it gives; undefined where nothing on record says which. Empty where it gives none to this country.
 * One that gives subscriber details is asked in the same letter for the other items of a subscriber of which its file
 * is silent: it may answer that it has none.
 */
export function givenDirectly(provider: Provider, env: Env): readonly DataCategory[] | undefined {
  const { direct, direct_from: only } = provider.international ?? {};
  if (direct === undefined) return undefined;
  if (only !== undefined && !only.includes(countryOf(env))) return [];
  return direct.includes('basic_subscriber') ? [...direct, ...silent(provider, env)] : direct;
}

function silent({ data }: Provider, env: Env): DataCategory[] {
  return env.know.needs.plan.askAnyway.filter((each) => !data.some((row) => row.category === each));
}

/** The provider's own words on requests from abroad; undefined where it has none. */
export function directWords(provider: Provider, env: Env): Reason | undefined {
  const fact = provider.international;
  if (fact === undefined) return undefined;
  const words = [fact.accepts, fact.how].filter(Boolean).join('; ');
  return providerReason(provider, fact, sentence(`${provider.name} accepts: ${words}`), env.asOf);
}
