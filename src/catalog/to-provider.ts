/** A provider's file, once checked, as the typed facts that the rest of Tecum uses. */
import { floorFor } from '../law/ladder.js';
import type { Law } from '../law/types.js';
import type { ProviderFile } from './schema.js';
import type { Provider, ProviderData } from './types.js';

/** Makes the provider. A row whose source names no process gets the law's floor, and says so: `general`. */
export function toProvider(file: ProviderFile, law: Law): Provider {
  return {
    ...file,
    data: file.data.map((row) => withProcess(row, law)),
    sources: new Map(file.sources.map((source) => [source.id, { ...source, url: source.url ?? '' }])),
  };
}

function withProcess(row: ProviderFile['data'][number], law: Law): ProviderData {
  if (row.process) return { ...row, process: row.process };
  return { ...row, process: floorFor(law, row.category).process, process_basis: 'general' };
}
