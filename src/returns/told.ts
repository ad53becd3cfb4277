/**
 * What a reading may say of a file of which records are sealed. Sentences, samples and reasons are made while nobody knows
 * yet what will be sealed; so a value of the return stands in them between marks, and is let out or withheld at the end.
 */

/** Noncharacters, which no text is allowed to hold: they cannot be met in what a person or a provider wrote. */
const begin = '\ufdd0';
const end = '\ufdd1';
const marks = new RegExp(`[${begin}${end}]`, 'g');
const marked = new RegExp(`${begin}[^${end}]*${end}`, 'g');

/** What stands in place of a value. */
export const withheld = '(withheld: sealed records)';

/** A value of the return as it is put into a sentence of a finding or into the reason of an entry. */
export function quoted(value: string | number): string {
  return `${begin}${String(value).replace(marks, '')}${end}`;
}

/** The sentence as it may be told: with its values, or with {@link withheld} in place of each. */
export function told(text: string, withhold: boolean): string {
  if (!text.includes(begin)) return text;
  return withhold ? text.replace(marked, withheld).replace(marks, '') : text.replace(marks, '');
}
