/** Words and line breaks for plans in a terminal. */
import type { DataCategory } from '../../base/vocabulary.js';
import { ageInWords } from '../../catalog/age.js';
import type { Reason } from '../../navigator/types.js';
import { categoryWords } from '../../navigator/words.js';

/** Widest line, in characters. */
const width = 110;

/** A citation with its date, and its age where it is old: `Snap guide, 2023-08-15, 3 years old ⚠`. */
export function cite({ citation, date, stale }: Reason, asOf: string): string {
  const dated =
    stale === undefined || date === undefined || citation.includes(date) ? citation : `${citation}, ${date}`;
  return stale === true && date !== undefined ? `${dated}, ${ageInWords(date, asOf)} ⚠` : dated;
}

/** A reason with its citation in brackets. */
export function told(reason: Reason, asOf: string): string {
  return `${reason.text} [${cite(reason, asOf)}]`;
}

/** Categories in words, in a row. */
export function categoryList(categories: readonly DataCategory[]): string {
  return categories.map(categoryWords).join(', ');
}

/** Breaks at spaces; the first line begins with `first`, the others with `rest`. */
export function wrap(text: string, first: string, rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(/\s+/)) {
    const glue = line.trim() === '' ? '' : ' ';
    if (line.length + glue.length + word.length > width && line.trim() !== '') {
      lines.push(line);
      line = `${rest}${word}`;
    } else line = `${line}${glue}${word}`;
  }
  return [...lines, line];
}
