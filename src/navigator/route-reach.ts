/** Whether a way of the law leads to the country in which a provider's entity sits. */
import type { Provider } from '../catalog/types.js';
import type { Law, LawRoute } from '../law/types.js';
import { isMember } from '../law/when.js';
import type { Env } from './env.js';
import { countryOf, placeFor } from './standing.js';

/**
 * Whether a way reaches the country where the provider's entity sits. An unknown country is reached only by the `*` of a
 * law that binds all countries: of a treaty with Parties nobody can say that this one is among them.
 */
export function reaches(law: Law, route: LawRoute, provider: Provider, env: Env): boolean {
  const own = countryOf(env);
  const { country } = placeFor(provider, env);
  if (country !== undefined && route.except?.includes(country)) return false;
  if (
    law.kind === 'treaty' &&
    law.members !== undefined &&
    !(country !== undefined && isMember(law, country))
  )
    return false;
  return route.reach.some((reach) => {
    if (reach === '*') return country !== own;
    if (country === undefined) return false;
    if (reach === 'own') return country === own;
    if (reach === 'EU') return country === 'EU' || (country !== own && isMember(law, country));
    return reach === country && (law.kind !== 'treaty' || country !== own);
  });
}
