/** What the parts of a step that are not about the person's accounts depend on, as one key for the memory. */
import type { Draft } from './draft.js';
import type { Env } from './env.js';

const keys = new WeakMap<Draft, string>();
const whos = new WeakMap<Env, string>();

/** Provider, instrument, categories and ways of a step, and all of the authority that a law may ask about. */
export function stepKey(draft: Draft, env: Env): string {
  const known = keys.get(draft);
  if (known !== undefined) return known;
  const { of, instrument, asks, keeps, routes } = draft;
  const categories = [...asks.map(({ verdict }) => verdict.category), ...keeps.map((each) => each.category)];
  const ways = routes.map(({ route }) => route.id);
  const key = `${of.provider.id} ${instrument} ${draft.process} ${categories.join()} ${ways.join()} ${whoKey(env)}`;
  keys.set(draft, key);
  return key;
}

/** The authority, the gravity of the offence and the danger. */
export function whoKey(env: Env): string {
  const known = whos.get(env);
  if (known !== undefined) return known;
  const { authority, offence, danger } = env.answers;
  const { country, state, agencyType } = authority;
  const key = `${country} ${state ?? ''} ${agencyType} ${offence?.maxPenaltyYears ?? ''} ${danger}`;
  whos.set(env, key);
  return key;
}
