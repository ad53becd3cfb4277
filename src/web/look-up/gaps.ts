/** What a provider's page says that is not there: what its kind of service cannot have, and what nobody knows. */
import { type DataCategory, dataCategories } from '../../base/vocabulary.js';
import { factGroups } from '../../catalog/edit/fields.js';
import { kindOf, providerCanHold } from '../../catalog/kinds.js';
import type { Provider } from '../../catalog/types.js';
import { wordsOf } from '../render/words.js';

/** Reasons why a kind of service has nothing of some categories, each with those categories. */
export function cannotHave(provider: Provider): { why: string; categories: string }[] {
  const byWhy = new Map<string, DataCategory[]>();
  for (const [category, why] of kindOf(provider.kind).cannot) {
    if (providerCanHold(provider, category)) continue;
    byWhy.set(why, [...(byWhy.get(why) ?? []), category]);
  }
  return [...byWhy].map(([why, categories]) => ({ why, categories: categories.map(wordsOf).join(', ') }));
}

/** Parts of the page for which no fact was found, and kinds of data of which nothing is known. */
export function notKnown(provider: Provider): { parts: string[]; categories: string[] } {
  const parts = factGroups
    .filter(({ key }) => !['quirks', 'conflicts'].includes(key))
    .filter(({ key }) => isEmpty(provider[key]))
    .map(({ title }) => title);
  const categories = dataCategories
    .filter((id) => !provider.data.some((row) => row.category === id) && providerCanHold(provider, id))
    .map(wordsOf);
  return { parts, categories };
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : value === undefined;
}
