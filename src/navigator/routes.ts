/** The ways by which an authority reaches a provider across a border, or at home outside the United States. */
import type { DataCategory } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import { treatiesOf } from '../law/choose.js';
import { rule } from '../law/rules.js';
import type { Law, LawRoute } from '../law/types.js';
import type { Env } from './env.js';
import { remembered } from './memo.js';
import { judgeRoute, type RouteJudgement } from './route-open.js';
import { reaches } from './route-reach.js';
import { countryOf, nations, placeFor } from './standing.js';
import { whoKey } from './step-key.js';

/** One way, and whether this authority may take it to this provider. */
export interface Candidate extends RouteJudgement {
  law: Law;
  route: LawRoute;
}

/** Every way that could lead to a provider, closed ones too, the quickest lawful first. */
export function candidates(provider: Provider, env: Env): Candidate[] {
  return remembered(env.know, env.asOf, `routes ${provider.id} ${whoKey(env)}`, () =>
    lawsOfRoutes(env)
      .flatMap((law) => law.routes.map((route) => ({ law, route })))
      .filter(({ law, route }) => leadsTo(law, route, provider, env))
      .map(({ law, route }) => ({
        law,
        route: { ...route, rules: bearing(law, route, provider, env) },
        ...judgeRoute(law, route, provider, env),
      }))
      .sort((a, b) => a.route.rank - b.route.rank || (a.route.id < b.route.id ? -1 : 1)),
  );
}

/** The rules of a way without those that bear only on a provider of another country; never empty. */
function bearing(law: Law, { rules }: LawRoute, provider: Provider, env: Env): string[] {
  const { country } = placeFor(provider, env);
  const these = rules.filter((id) => {
    const countries = rule(law, id).providerIn;
    return countries === undefined || (country !== undefined && countries.includes(country));
  });
  return these.length > 0 ? these : rules;
}

/** The laws whose ways an authority may use: its own nation's or union's, and the treaties of its country. */
export function lawsOfRoutes(env: Env): Law[] {
  const country = countryOf(env);
  return remembered(env.know, env.asOf, `laws of routes ${country}`, () => [
    ...nations(env),
    ...treatiesOf(env.know.laws, country, env.asOf),
  ]);
}

/** True for a way that only keeps data where they are. */
export function keepsOnly({ route }: Pick<Candidate, 'route'>): boolean {
  return route.process === 'preservation' || route.path === 'network-24-7';
}

/** The first open way that discloses a category; undefined where there is none. */
export function openRoute(provider: Provider, category: DataCategory, env: Env): Candidate | undefined {
  return candidates(provider, env).find((each) => !keepsOnly(each) && each.open && discloses(each, category));
}

/** True where a way reaches a category, by law and by what the provider gives on such process. */
export function discloses(candidate: Candidate, category: DataCategory): boolean {
  const { route, given } = candidate;
  return route.categories.includes(category) && (given === undefined || given.includes(category));
}

/** A way for which the provider would need an establishment in the Union stays in view, closed, where none is on record. */
function leadsTo(law: Law, route: LawRoute, provider: Provider, env: Env): boolean {
  return route.path === 'epoc' || reaches(law, route, provider, env);
}
