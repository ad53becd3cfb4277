/** Looks whether every field that a reading met has an entry in the provider's glossary. */
import type { ReadingSummary } from '../../src/returns/contract.js';
import { loadGlossary } from '../../src/returns/glossary.js';

/** Fields of the ledger, as `table: field`, that the glossary does not explain. */
export async function withoutEntry(provider: string, summary: ReadingSummary): Promise<string[]> {
  const entries = await loadGlossary(provider);
  const missing = summary.ledger.items.flatMap(({ table, fields }) =>
    fields
      .filter(
        ({ path }) => !entries.some(({ file, field }) => (file === table || file === '*') && field === path),
      )
      .map(({ path }) => `${table}: ${path}`),
  );
  return [...new Set(missing)];
}
