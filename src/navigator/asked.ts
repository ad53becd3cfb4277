/** Which data categories the needs ask of a provider, and which needs asked for each. */
import { type DataCategory, dataCategories } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import { byText, type Env } from './env.js';
import type { Need } from './needs.js';

/** One category, and who asked for it. */
export interface Asked {
  category: DataCategory;
  /** Ids of needs, sorted; empty when the specialist's shortcut asked. */
  needs: string[];
  /** It may bear on a danger to life: a need says so, or it was asked for directly. */
  emergency: boolean;
}

/** The needs that were ticked and are known, in the order of the file. */
export function needsOf(env: Env): Need[] {
  return [...env.know.needs.needs.values()].filter((need) => env.answers.needs.includes(need.id));
}

/** Ids that were ticked and are not known, sorted. */
export function unknownNeeds(env: Env): string[] {
  return [...new Set(env.answers.needs)].filter((id) => !env.know.needs.needs.has(id)).sort(byText);
}

/** Every category asked of a provider, each once, in the order of the vocabulary. */
export function askedOf({ kind }: Provider, env: Env): Asked[] {
  const known = byKind.get(env) ?? new Map<string, Asked[]>();
  byKind.set(env, known);
  const asked = known.get(kind) ?? askedOfKind(kind, env);
  known.set(kind, asked);
  return asked;
}

/** What is asked depends on the provider's kind alone, so that many accounts of a kind are worked out once. */
const byKind = new WeakMap<Env, Map<string, Asked[]>>();

function askedOfKind(kind: string, env: Env): Asked[] {
  const needs = needsOf(env).map((need) => ({
    need,
    wants: new Set([...need.categories, ...(need.forKinds[kind] ?? [])]),
  }));
  const direct = new Set(env.answers.categories ?? []);
  return dataCategories.flatMap((category) => {
    const by = needs.filter(({ wants }) => wants.has(category)).map(({ need }) => need);
    if (by.length === 0 && !direct.has(category)) return [];
    const emergency = direct.has(category) || by.some((need) => need.emergency);
    return [{ category, needs: by.map((need) => need.id).sort(byText), emergency }];
  });
}
