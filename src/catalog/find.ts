/** Finds a provider by any name it has or had: its own, a service's, a company's. */
import { allDays, holdsOn } from './at.js';
import type { Catalog, Dated, Provider } from './types.js';

/** A provider that was found, and the name by which. */
export interface FoundProvider {
  provider: Provider;
  /** The name that fits, as the file writes it. */
  matched: string;
  /** True for a name that is no longer in use. */
  former: boolean;
}

/** A name of a provider, and whether it is still in use on a day. */
export interface KnownName {
  name: string;
  former: boolean;
}

/** Every name of a provider: those in use first, each once. */
export function namesOf(
  provider: Provider,
  day: string = new Date().toISOString().slice(0, 10),
): KnownName[] {
  const all = allDays(provider);
  const dated = [...all.services, ...(provider.names ?? []), ...all.lists.entities];
  const former = ({ from, to }: Dated): boolean => !holdsOn({ to, from }, day);
  const names = [
    { name: provider.name, former: false },
    { name: provider.id, former: false },
    ...dated.map((row): KnownName => ({ name: row.name, former: former(row) })),
  ].sort((a, b) => Number(a.former) - Number(b.former));
  const seen = new Set<string>();
  return names.filter(({ name }) => !seen.has(fold(name)) && seen.add(fold(name)));
}

/**
 * Providers one of whose names has every word of the query; whole names first, then names that begin with it.
 * @param query words as a person types them; capitals and signs do not matter
 */
export function findProviders(catalog: Catalog, query: string): FoundProvider[] {
  const wanted = fold(query);
  if (wanted === '') return [];
  const words = wanted.split(' ');
  const found = [...catalog.providers.values()].flatMap((provider) => {
    const fitting = namesOf(provider).filter(({ name }) => words.every((word) => fold(name).includes(word)));
    const [best] = fitting.sort((a, b) => rank(a.name, wanted) - rank(b.name, wanted));
    return best ? [{ provider, matched: best.name, former: best.former }] : [];
  });
  return found.sort(
    (a, b) =>
      rank(a.matched, wanted) - rank(b.matched, wanted) || a.provider.name.localeCompare(b.provider.name),
  );
}

/** 0 = the name itself, 1 = it begins so, 2 = it has the words. */
function rank(name: string, wanted: string): number {
  const folded = fold(name);
  if (folded === wanted) return 0;
  return folded.startsWith(wanted) ? 1 : 2;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
