/** Finds providers, kinds of data, laws and their rules by words; where nothing has them, by words that are near. */
import { dataCategories } from '../../base/vocabulary.js';
import { showDate } from '../../base/zone.js';
import { allDays } from '../../catalog/at.js';
import { findProviders, namesOf } from '../../catalog/find.js';
import type { Catalog, Provider } from '../../catalog/types.js';
import type { Law, LawBook } from '../../law/types.js';
import { wordsOf } from '../render/words.js';
import { fits, near, wordsIn } from './search-words.js';

export interface Hit {
  text: string;
  href: string;
  /** Why it was found, or what it says. */
  note: string;
}

export interface Found {
  groups: { title: string; hits: Hit[]; more: number }[];
  total: number;
  /** True where nothing has the words themselves, and these have words near them. */
  near: boolean;
}

interface Group {
  title: string;
  hits: Hit[];
}

/** Hits shown of one group; the rest is counted. */
const shown = 40;

/** All that has every word asked for, names first; else all whose names are one slip away. */
export function search(q: string, catalog: Catalog, laws: LawBook, fields: Hit[]): Found {
  const words = wordsIn(q);
  const exact = [
    { title: 'Providers', hits: providersFor(q, catalog) },
    { title: 'Kinds of data', hits: categoriesFor((text) => fits(words, text)) },
    { title: 'Law', hits: lawsFor((text) => fits(words, text), laws) },
    { title: 'Rules of law', hits: rulesFor(words, laws) },
    { title: 'Fields of returns', hits: fields },
    { title: 'Said by providers', hits: factsFor(words, catalog) },
  ];
  if (exact.some(({ hits }) => hits.length > 0)) return toFound(exact, false);
  const isNear = (text: string): boolean => near(words, text);
  return toFound(
    [
      { title: 'Providers', hits: nearProviders(isNear, catalog) },
      { title: 'Kinds of data', hits: categoriesFor(isNear) },
      { title: 'Law', hits: lawsFor(isNear, laws) },
    ],
    true,
  );
}

function toFound(all: Group[], isNear: boolean): Found {
  const groups = all.filter((group) => group.hits.length > 0);
  return {
    groups: groups.map(({ title, hits }) => ({
      title,
      hits: hits.slice(0, shown),
      more: Math.max(0, hits.length - shown),
    })),
    total: groups.reduce((sum, group) => sum + group.hits.length, 0),
    near: isNear,
  };
}

function providersFor(q: string, catalog: Catalog): Hit[] {
  return findProviders(catalog, q).map(({ provider, matched, former }) => ({
    ...providerHit(provider),
    note: noteOf(provider, matched, former),
  }));
}

function nearProviders(isNear: (text: string) => boolean, catalog: Catalog): Hit[] {
  return [...catalog.providers.values()].flatMap((provider) => {
    const found = namesOf(provider).find(({ name }) => isNear(name));
    return found ? [{ ...providerHit(provider), note: noteOf(provider, found.name, found.former) }] : [];
  });
}

function providerHit(provider: Provider): { text: string; href: string } {
  return { text: provider.name, href: `/look-up/providers/${provider.id}` };
}

/** An old name says until when; another name says that it is one. */
function noteOf(provider: Provider, matched: string, former: boolean): string {
  const services = provider.services.join(', ');
  if (!former) {
    const said = `${provider.name} ${services}`.toLowerCase().includes(matched.toLowerCase());
    return said || matched === provider.id ? services : `${matched} · ${services}`;
  }
  const all = allDays(provider);
  const dated = [...(provider.names ?? []), ...all.services, ...all.lists.entities];
  const until = dated.find(({ name }) => name === matched)?.to;
  return `${matched}${until ? ` until ${showDate(until)}` : ', an earlier name'} · ${services}`;
}

function categoriesFor(has: (text: string) => boolean): Hit[] {
  return dataCategories
    .filter((id) => has(`${id} ${wordsOf(id)}`))
    .map((id) => ({
      text: wordsOf(id),
      href: `/look-up/matrix?category=${id}`,
      note: 'Which provider has it, and for what process',
    }));
}

function lawsFor(has: (text: string) => boolean, laws: LawBook): Hit[] {
  return [...laws.laws.values()]
    .filter((law) => has(`${law.name} ${law.jurisdiction}`))
    .map((law) => ({ text: law.name, href: lawHref(law), note: cut(law.summary) }));
}

function rulesFor(words: string[], laws: LawBook): Hit[] {
  return [...laws.laws.values()].flatMap((law) =>
    [...law.rules.values()]
      .filter((rule) => fits(words, `${rule.id} ${rule.citation} ${rule.text} ${law.name}`))
      .map((rule) => ({
        text: rule.citation,
        href: `${lawHref(law)}#${rule.id}`,
        note: `${law.name}. ${cut(rule.text)}`,
      })),
  );
}

/** The address of a law's own page. */
export function lawHref(law: Pick<Law, 'jurisdiction'>): string {
  return `/look-up/law/${law.jurisdiction}`;
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
