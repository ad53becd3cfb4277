/** The laws outside the United States, for their tests: which files there are, and views of them on a day. */
import { lawAt } from '../../src/law/at.js';
import { loadLaws } from '../../src/law/load.js';
import type { Law, LawRoute, LawRule } from '../../src/law/types.js';

const book = loadLaws();

/** Files of this part: nations and the Union, then what joins countries. */
export const nations = ['uk', 'eu', 'ca', 'au', 'in', 'elsewhere'] as const;
export const treaties = ['budapest', 'eio', 'mlat'] as const;
export const world = [...nations, ...treaties];

/** A law as on a day; the day its file was last gone through if none is given. */
export function law(id: string, day?: string): Law {
  const found = book.laws.get(id);
  if (found === undefined) throw new Error(`There is no law "${id}".`);
  return day === undefined ? found : lawAt(found, day);
}

/** A rule of a law, of any day. */
export function ruleOf(id: string, rule: string): LawRule {
  const found = law(id).rules.get(rule);
  if (found === undefined) throw new Error(`The law "${id}" has no rule "${rule}".`);
  return found;
}

/** The route of a law on a day; undefined where it does not hold then. */
export function routeOn(id: string, route: string, day: string): LawRoute | undefined {
  return law(id, day).routes.find((each) => each.id === route);
}

/** A route that must be there. */
export function routeOf(id: string, route: string, day = '2026-11-24'): LawRoute {
  const found = routeOn(id, route, day);
  if (found === undefined) throw new Error(`The law "${id}" has no route "${route}" on ${day}.`);
  return found;
}

/** Every jurisdiction that could be read, those of the United States too. */
export function jurisdictions(): Law[] {
  return [...book.laws.values()];
}
