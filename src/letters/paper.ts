/** The paper that a letter is printed on: Letter where the issuing authority's country uses it, else A4. */

/** Points, 72 to the inch. */
export const papers = {
  letter: { width: 612, height: 792 },
  a4: { width: 595.28, height: 841.89 },
} as const;
export type PaperFormat = keyof typeof papers;

/** Countries (ISO 3166, lower case) whose offices print on Letter; all others print on A4 (ISO 216). */
const letterCountries = new Set(['us', 'ca', 'mx', 'ph', 'co', 'cl', 'pr']);

/** The paper of a country's offices. */
export function paperOf(country: string): PaperFormat {
  return letterCountries.has(country) ? 'letter' : 'a4';
}
