/** Which laws bear on an authority: its nation's, its State's, and the treaties. */
import { lawAt } from './at.js';
import type { Law, LawBook } from './types.js';
import { isMember } from './when.js';

/** Two letters as the law files write them: `UK` is `GB`. */
export function countryCode(country: string): string {
  const code = country.toUpperCase();
  return code === 'UK' ? 'GB' : code;
}

/** The laws of nations and unions that bind an authority of a country, as on a day; its own country's first. */
export function nationsOf(book: LawBook, country: string, asOf: string): Law[] {
  const code = countryCode(country);
  return views(book, asOf)
    .filter((law) => law.kind === 'nation' && (law.country === code || isMember(law, code)))
    .sort((a, b) => Number(b.country === code) - Number(a.country === code));
}

/** The overlay of a State of a country, as on a day; undefined where there is none on file. */
export function overlayOf(book: LawBook, country: string, state: string | undefined, asOf: string) {
  if (state === undefined) return undefined;
  const code = countryCode(country);
  return views(book, asOf).find(
    (law) => law.kind === 'overlay' && law.country === code && law.state === state.toUpperCase(),
  );
}

/** The treaties to which a country is a Party, as on a day; one without a list of Parties binds all. */
export function treatiesOf(book: LawBook, country: string, asOf: string): Law[] {
  const code = countryCode(country);
  return views(book, asOf).filter((law) => law.kind === 'treaty' && isMember(law, code));
}

function views(book: LawBook, asOf: string): Law[] {
  return [...book.laws.values()].map((law) => lawAt(law, asOf));
}
