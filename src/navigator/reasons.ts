/** Links of a verdict's chain, made from rules of law and facts of providers. */
import { cited } from '../catalog/facts.js';
import type { CitedFact, Provider, Sourced } from '../catalog/types.js';
import { citationReason, rule } from '../law/rules.js';
import type { Law } from '../law/types.js';
import type { Reason } from './types.js';

type Age = Omit<CitedFact, 'text'>;

/** Source, date, age and certainty, by day: the same for every fact of a source that is marked alike. */
const ages = new WeakMap<Provider, Map<string, Age>>();

/** A fact of a provider as a reason: the page's title is its citation. */
export function providerReason(provider: Provider, sourced: Sourced, text: string, asOf: string): Reason {
  const { source, date, stale, certainty, doubt } = ageOf(provider, sourced, asOf);
  const unsure = certainty === 'sure' ? {} : { certainty, ...(doubt ? { doubt } : {}) };
  return { text, citation: source.title, source, date, stale, ...unsure };
}

function ageOf(provider: Provider, sourced: Sourced, asOf: string): Age {
  const known = ages.get(provider) ?? new Map<string, Age>();
  ages.set(provider, known);
  const { confirm, value_known } = sourced as { confirm?: boolean; value_known?: boolean };
  const key = `${asOf} ${sourced.source} ${confirm ?? ''} ${value_known ?? ''}`;
  const age = known.get(key) ?? cited(provider, sourced, '', asOf);
  known.set(key, age);
  return age;
}

/** A rule of law as a reason. `lead` is set before its words. */
export function lawReason(law: Law, id: string, lead = ''): Reason {
  const reason = citationReason(rule(law, id));
  return { ...reason, text: `${lead}${reason.text}` };
}

/** That a provider's file says nothing; cited to the file's first source and the day it was last checked. */
export function silenceReason(provider: Provider, text: string): Reason {
  const [first] = provider.sources.values();
  return {
    text,
    citation: `Catalog entry of ${provider.name}, last checked ${provider.last_verified}`,
    ...(first ? { source: { title: first.title, url: first.url } } : {}),
    date: provider.last_verified,
    stale: false,
  };
}

/** A sentence with its stop, and a capital at its head. */
export function sentence(words: string): string {
  const trimmed = words.trim();
  const head = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(head) ? head : `${head}.`;
}
