/** Finds providers, kinds of data and rules of law by words. */
import { dataCategories } from '../../base/vocabulary.js';
import type { Catalog, Provider } from '../../catalog/types.js';
import type { Law } from '../../law/types.js';
import { wordsOf } from '../render/words.js';

export interface Hit {
  text: string;
  href: string;
  /** Why it was found, or what it says. */
  note: string;
}

export interface Found {
  groups: { title: string; hits: Hit[] }[];
  total: number;
}

/** All whose words contain every word asked for, the names first. */
export function search(q: string, catalog: Catalog, law: Law, fields: Hit[]): Found {
  const words = wordsIn(q);
  const groups = [
    { title: 'Providers', hits: providersFor(words, catalog) },
    { title: 'Kinds of data', hits: categoriesFor(words) },
    { title: 'Law', hits: rulesFor(words, law) },
    { title: 'Fields of returns', hits: fields },
    { title: 'Said by providers', hits: factsFor(words, catalog).slice(0, 40) },
  ].filter((group) => group.hits.length > 0);
  return { groups, total: groups.reduce((sum, group) => sum + group.hits.length, 0) };
}

/** The words of a search, in lower case. */
export function wordsIn(q: string): string[] {
  return q.toLowerCase().split(/\s+/).filter(Boolean);
}

/** True when the text has all the words. */
export function fits(words: string[], text: string): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

function providersFor(words: string[], catalog: Catalog): Hit[] {
  return [...catalog.providers.values()]
    .filter((p) => fits(words, [p.id, p.name, ...p.services, ...p.entities.map((e) => e.name)].join(' ')))
    .map((p) => ({ text: p.name, href: `/look-up/providers/${p.id}`, note: p.services.join(', ') }));
}

function categoriesFor(words: string[]): Hit[] {
  return dataCategories
    .filter((id) => fits(words, `${id} ${wordsOf(id)}`))
    .map((id) => ({
      text: wordsOf(id),
      href: `/look-up/matrix#${id}`,
      note: 'Which provider has it, and for what process',
    }));
}

function rulesFor(words: string[], law: Law): Hit[] {
  return [...law.rules.values()]
    .filter((rule) => fits(words, `${rule.id} ${rule.citation} ${rule.text}`))
    .map((rule) => ({ text: rule.citation, href: `/look-up/law#${rule.id}`, note: rule.text }));
}

function factsFor(words: string[], catalog: Catalog): Hit[] {
  return [...catalog.providers.values()].flatMap((p) =>
    sentences(p)
      .filter(({ text }) => fits(words, text))
      .map(({ text, at }) => ({ text: p.name, href: `/look-up/providers/${p.id}#${at}`, note: cut(text) })),
  );
}

function sentences(p: Provider): { text: string; at: string }[] {
  return [
    ...p.data.map((row) => ({
      text: `${wordsOf(row.category)}: ${row.contains ?? ''} ${row.retention ?? ''} ${row.note ?? ''}`,
      at: 'data',
    })),
    ...p.rejects.map((row) => ({ text: row.text, at: 'rejects' })),
    ...p.quirks.map((row) => ({ text: row.text, at: 'good-to-know' })),
    ...p.channels.map((row) => ({ text: `${row.value} ${row.note ?? ''}`, at: 'serve' })),
    ...p.identifiers.map((row) => ({ text: `${row.label} ${row.note ?? ''}`, at: 'takes' })),
  ];
}

/** At most 220 characters. */
export function cut(text: string): string {
  return text.length <= 220 ? text : `${text.slice(0, 217)}…`;
}
