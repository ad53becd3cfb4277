/** Rules and clocks of a loaded law, ready to be cited. */
import { Problem } from '../base/problem.js';
import type { Instrument } from '../base/vocabulary.js';
import type { Law, LawClock, LawRule } from './types.js';

/** A rule as one link in the chain behind a verdict: words, citation, source, the day the source was read. */
export interface RuleReason {
  text: string;
  citation: string;
  source: { title: string; url: string };
  date: string;
}

/**
 * The rule of that id, of the law or of the one it stands on.
 * @throws Problem (`law-no-rule`) when there is none
 */
export function rule(law: Law, id: string): LawRule {
  const found = law.rules.get(id) ?? law.inherited.get(id);
  if (found) return found;
  throw new Problem({
    code: 'law-no-rule',
    what: `The law ${law.jurisdiction} has no rule "${id}".`,
    remedy: `Correct the name, or add the rule to data/law/${law.jurisdiction}.yaml.`,
    status: 500,
  });
}

/** The clocks that an instrument starts, in the order of the file; empty where it starts none. */
export function clocksFor(law: Law, instrument: Instrument): LawClock[] {
  return law.clocks.filter((clock) => clock.appliesTo.includes(instrument));
}

/** A rule as a reason: says so where nobody here has read the rule itself. */
export function citationReason(cited: LawRule): RuleReason {
  const { title, url, read } = cited.source;
  return {
    text: `${cited.text}${doubt[cited.verification]}`,
    citation: cited.citation,
    source: { title, url },
    date: read,
  };
}

const doubt = {
  read: '',
  secondary: ' (Read in a report of it, not in its own text.)',
  unconfirmed: ' (Not confirmed in any source yet.)',
} as const;
