/** One fact of a provider as its page shows it: words, source by number, age, days, and what to mind about it. */
import { certaintyOf, certaintyWords } from '../../catalog/certainty.js';
import { cited } from '../../catalog/facts.js';
import type { Channel, CitedFact, Provider, Sourced } from '../../catalog/types.js';

export interface FactView {
  fact: CitedFact;
  /** Number of its source in the list at the end of the page. */
  number: number;
  /** `since 5 Aug 2026`, from the row's own days; empty where it has none. */
  from?: string;
  to?: string;
  note?: string;
  /** A word or two on a tag: `Second-hand: confirm`. Empty where the fact is as sure as its source. */
  mark: string;
  /** Why, as a sentence. */
  doubt: string;
}

/** Makes facts of one provider; age is judged on `today` (ISO date). */
export type ViewFact = (row: Sourced, text: string) => FactView;

/**
 * The maker of fact views for a provider. That little is known of a provider at all is said once, above the page, and not
 * at each fact.
 */
export function factViews(provider: Provider, today: string): ViewFact {
  const numbers = new Map([...provider.sources.keys()].map((id, at) => [id, at + 1]));
  const known: Provider = { ...provider, confidence: 'high' };
  return (row, text) => {
    const fact = cited(known, row, text, today);
    return {
      fact,
      number: numbers.get(row.source) ?? 0,
      ...(row.from ? { from: row.from } : {}),
      ...(row.to ? { to: row.to } : {}),
      ...(row.note ? { note: row.note } : {}),
      mark: markOf(known, row),
      doubt: fact.doubt ?? '',
    };
  };
}

/** In the order of how much it matters: an address nobody has, a second-hand one, an old one. */
function markOf(provider: Provider, row: Sourced & Pick<Channel, 'value_known'>): string {
  if (row.value_known === false) return 'Address not known';
  const { certainty } = certaintyOf(provider, row);
  if (certainty === 'unverified') return 'Second-hand: confirm';
  return certainty === 'confirm' ? certaintyWords.confirm : '';
}
