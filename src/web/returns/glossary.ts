/** What a column or key means, looked up in the provider's glossary. */
import { type GlossaryEntry, loadGlossary, sourceHref } from '../../returns/glossary.js';

export interface Explained extends GlossaryEntry {
  /** Set when the source begins with an address. */
  sourceHref?: string;
}

export type Glossary = readonly Explained[];

/** The glossary of a provider; empty when there is none, or the provider is not known. */
export async function glossaryFor(provider: string | null): Promise<Glossary> {
  if (provider === null) return [];
  return (await loadGlossary(provider)).map(toExplained);
}

function toExplained(entry: GlossaryEntry): Explained {
  const href = sourceHref(entry);
  return { ...entry, ...(href ? { sourceHref: href } : {}) };
}

/**
 * The entry of a field: of its own file first, else of the only file that has a field of that name. Null when the
 * glossary does not have it: a guess would be worse than none.
 */
export function explain(glossary: Glossary, file: string, field: string): Explained | null {
  const named = glossary.filter((entry) => same(entry.field, field));
  const own = named.find((entry) => same(entry.file, file)) ?? inSection(glossary, field);
  if (own) return own;
  // A ledger names a JSON key by its path, a record by the key alone: `messages[].content` is explained under `content`.
  const key = glossary.find((entry) => same(entry.file, file) && same(entry.field, lastPart(field)));
  if (key) return key;
  return named.length === 1 ? named[0]! : (named.find((entry) => entry.file === '*') ?? null);
}

function lastPart(path: string): string {
  return path.replace(/^.*\./, '').replace(/(\[\])+$/, '');
}

/** A page of sections names its fields `property-logins.IP Address`: section, then label. */
function inSection(glossary: Glossary, path: string): Explained | undefined {
  const dot = path.indexOf('.');
  if (dot < 0) return undefined;
  const [section, label] = [path.slice(0, dot), path.slice(dot + 1)];
  return glossary.find((entry) => same(entry.file, section) && same(entry.field, label));
}

function same(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
