/** By which instrument data are kept: a letter under 2703(f), or what the authority's own law and the treaties offer. */
import type { Instrument } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import type { Env } from './env.js';
import { type Candidate, candidates, keepsOnly } from './routes.js';
import { isAmerican } from './standing.js';

/** How a preservation is asked for. `route` is absent where the provider is simply asked. */
export interface Keeping {
  instrument: Instrument;
  route?: Candidate;
}

/**
 * The way to keep data at a provider. American authorities write a letter under 18 U.S.C. 2703(f). Others use an order
 * of their law that binds the provider; else they ask it directly where it is on record as preserving on request; else
 * they go by the 24/7 network; and where that is not open either, they ask.
 */
export function keepingFor(provider: Provider, env: Env): Keeping {
  if (isAmerican(env)) return { instrument: 'preservation' };
  const open = candidates(provider, env).filter((each) => keepsOnly(each) && each.open);
  const binding = open.find((each) => ['epoc', 'domestic', 'agreement'].includes(each.route.path));
  const direct =
    provider.preservation === undefined ? undefined : ({ instrument: 'preservation' } as Keeping);
  const way = binding ?? (direct === undefined ? open[0] : undefined);
  if (way === undefined) return { instrument: 'preservation' };
  return { instrument: way.route.instrument, route: way };
}
