/** The words of a search as people type them, taken apart: `kovacs from:ann "see you at nine" file:chat`. */
import { foldText } from '../../store/records/fold.js';
import {
  type RecordFilters,
  type SearchField,
  type SearchTerm,
  searchFields,
} from '../../store/records/query.js';
import type { ReadingFiles } from './origins.js';

/** Words looked for at once, and characters of one; more are left out. */
const maxTerms = 12;
const maxLength = 200;

/** Other words for a field, as people may type them. */
const aliases: Record<string, SearchField> = {
  sender: 'from',
  by: 'from',
  recipient: 'to',
  with: 'to',
  thread: 'conversation',
  words: 'text',
  name: 'media',
};

const names = [...searchFields, ...Object.keys(aliases)].join('|');
const token = new RegExp(`(?:(${names}):\\s*)?(?:["“”„]([^"“”„]*)["“”„]?|(\\S+))`, 'giu');
const onlyName = new RegExp(`^(?:${names}):$`, 'iu');

/**
 * Every word is a term of its own, and all must occur; words in quotes are one. `field:` before a word or a quote looks in
 * that field only. A colon after anything else is a part of the word, as in `https://`.
 */
export function parseSearch(typed: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, name, quoted, bare] of typed.matchAll(token)) {
    const words = (quoted ?? bare ?? '').slice(0, maxLength);
    if (foldText(words).trim() === '' || onlyName.test(words)) continue;
    terms.push({ field: name === undefined ? 'any' : fieldOf(name), words });
  }
  return terms.slice(0, maxTerms);
}

/** A term for a field of the form; none when it is empty. */
export function termOf(field: SearchField, words: string): SearchTerm[] {
  const wanted = words.trim().slice(0, maxLength);
  return foldText(wanted) === '' ? [] : [{ field, words: wanted }];
}

function fieldOf(name: string): SearchField {
  const lower = name.toLowerCase();
  return aliases[lower] ?? (lower as SearchField);
}

/** People looked for by name at most: more have a name so short that it says nothing. */
const maxPeople = 1000;

/** Adds what records know by number only: people by their names, files by their paths. */
export function resolveSearch(
  filters: RecordFilters,
  files: ReadonlyMap<number, Pick<ReadingFiles, 'names'> & Partial<Pick<ReadingFiles, 'items'>>>,
): RecordFilters {
  if (!filters.search || filters.search.length === 0) return filters;
  return { ...filters, search: filters.search.map((term) => resolved(term, files)) };
}

function resolved(
  term: SearchTerm,
  files: ReadonlyMap<number, Pick<ReadingFiles, 'names'> & Partial<Pick<ReadingFiles, 'items'>>>,
): SearchTerm {
  const wanted = foldText(term.words);
  if (term.field === 'file') {
    const places = [...files].map(([reading, { items = [] }]) => ({
      reading,
      items: items.filter((item) => foldText(item.path).includes(wanted)).map((item) => item.no),
    }));
    return { ...term, files: places.filter(({ items }) => items.length > 0) };
  }
  if (!['any', 'from', 'to', 'account'].includes(term.field)) return term;
  const people = new Set<string>();
  for (const { names } of files.values())
    for (const [id, name] of names)
      if (people.size < maxPeople && foldText(name).includes(wanted)) people.add(id);
  return people.size === 0 ? term : { ...term, people: [...people] };
}
