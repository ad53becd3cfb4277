/** The meaning of the fields of returns, for look-up. */
import type { Catalog } from '../../catalog/types.js';
import { type GlossaryEntry, loadGlossary, sourceHref } from '../../returns/glossary.js';
import { cut, type Hit } from './search.js';
import { fits, wordsIn } from './search-words.js';

export interface FieldMeaning extends GlossaryEntry {
  /** Place on the page, for a link. */
  id: string;
  href?: string;
}

/** The fields that a provider's glossary explains, in its order; empty when it has none. */
export async function loadFields(provider: string): Promise<FieldMeaning[]> {
  const entries = await loadGlossary(provider);
  return entries.map((entry, i) => ({ ...entry, id: `field-${i + 1}`, href: sourceHref(entry) }));
}

/** At most 30 fields of all providers whose name or meaning has all the words. */
export async function glossaryHits(q: string, catalog: Catalog): Promise<Hit[]> {
  const words = wordsIn(q);
  const found: Hit[] = [];
  for (const provider of catalog.providers.values()) {
    for (const row of await loadFields(provider.id)) {
      if (!fits(words, `${row.field} ${row.file} ${row.meaning}`)) continue;
      const href = `/look-up/providers/${provider.id}/fields#${row.id}`;
      found.push({ text: `${row.field} (${provider.name})`, href, note: cut(row.meaning) });
    }
  }
  return found.slice(0, 30);
}
