/** A better wording for one that is too broad, made of the letter's own accounts, kinds of data and dates. */
import { periodText } from '../dates.js';
import type { LetterFacts } from '../facts.js';
import { wordsIn } from '../words.js';

/** Kinds of data that are named; more would be the next breadth. */
const named = 4;

/** The frames, in the languages of letters; what stands in braces is filled in. */
const frames: Record<string, string> = {
  en: '{data} of the account {account}, {period}',
  es: '{data} de la cuenta {account}, {period}',
  fr: '{data} du compte {account}, {period}',
};

/** ` For this letter: “…”.` in the letter's language; empty where it has no categories. */
export function offerOf(facts: LetterFacts): string {
  const { language, categories, identifiers, period } = facts;
  if (categories.length === 0) return '';
  const names = wordsIn(language).categories;
  const values: Record<string, string> = {
    data: categories
      .slice(0, named)
      .map(({ id }) => lowered(names[id] ?? id))
      .join('; '),
    account: identifiers[0]?.value ?? '…',
    period: periodText(period, language) ?? '…',
  };
  const frame = frames[language] ?? frames.en!;
  return ` For this letter: “${frame.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '…')}”.`;
}

/** The first letter small, unless an abbreviation begins there. */
function lowered(words: string): string {
  return /^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
