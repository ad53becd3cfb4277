/** How sure a fact is, beside its age: second-hand, hidden, or weak enough to ask by telephone first. */
import type { Certainty, Provider, Sourced } from './types.js';

/** A fact's certainty, and why it is not sure: `doubt` is absent for `sure`. */
export interface HowSure {
  certainty: Certainty;
  doubt?: string;
}

/** What a row may say of its own weakness; only channels do. */
interface Weakness {
  value_known?: boolean;
  confirm?: boolean;
}

/** A word or two for a tag beside the fact. */
export const certaintyWords: Readonly<Record<Certainty, string>> = {
  sure: 'From the source',
  confirm: 'Confirm by telephone',
  unverified: 'Not verified',
};

/**
 * How sure a fact of a provider is.
 * @param row the row of the provider's file; `value_known: false` and `confirm: true` count where it has them
 * @returns the weakest that applies: `unverified` before `confirm` before `sure`
 */
export function certaintyOf(
  provider: Pick<Provider, 'sources' | 'confidence'>,
  row: Sourced & Weakness,
): HowSure {
  if (row.value_known === false) return unknownValue;
  if (provider.sources.get(row.source)?.kind === 'secondary') return secondHand;
  if (row.confirm) return weak;
  return provider.confidence === 'low' ? thin : sure;
}

const sure: HowSure = { certainty: 'sure' };

const unknownValue: HowSure = {
  certainty: 'unverified',
  doubt: 'The provider does not publish the address itself. Ask the provider how to reach it.',
};

const secondHand: HowSure = {
  certainty: 'unverified',
  doubt:
    "Read second-hand, not in the provider's own words or in a public record. Check it with the provider.",
};

const weak: HowSure = {
  certainty: 'confirm',
  doubt:
    'Old or from an old list. Confirm by telephone, on a number you looked up yourself, before you send anything.',
};

const thin: HowSure = {
  certainty: 'confirm',
  doubt: 'Little is known of this provider. Confirm by telephone before you lean on it.',
};
