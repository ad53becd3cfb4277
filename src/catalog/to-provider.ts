/** A provider's file, once checked, as the typed facts that the rest of Tecum uses. */
import { floorFor } from '../law/ladder.js';
import type { Law } from '../law/types.js';
import { type AllDays, onDay } from './at.js';
import { listKeys, listOf, singleKeys } from './keys.js';
import type { ProviderFile } from './schema.js';
import { withSourceNames } from './source-names.js';
import type { Provider, ProviderData, ServiceName } from './types.js';

/**
 * Makes the provider as it is on an ISO day; what held on other days goes into its `history`.
 * A row whose source names no process gets the law's floor, and says so: `general`.
 */
export function toProvider(given: ProviderFile, law: Law, day: string): Provider {
  const file = withSourceNames(given);
  const { id, name, names, kind, changes, recognise, confidence, last_verified, review_by } = file;
  return {
    id,
    name,
    names,
    kind,
    ...onDay(allDays(file, law), day),
    changes,
    sources: new Map(file.sources.map((source) => [source.id, { ...source, url: source.url ?? '' }])),
    ...(recognise ? { recognise } : {}),
    confidence,
    last_verified,
    ...(review_by ? { review_by } : {}),
  };
}

function allDays(file: ProviderFile, law: Law): AllDays {
  const lists = { ...file, data: file.data.map((row) => withProcess(row, file.kind, law)) };
  return {
    lists: Object.fromEntries(listKeys.map((key) => [key, lists[key]])) as AllDays['lists'],
    singles: Object.fromEntries(
      singleKeys.map((key) => [key, listOf<unknown>(file[key])]),
    ) as AllDays['singles'],
    services: file.services.map(
      (service): ServiceName => (typeof service === 'string' ? { name: service } : service),
    ),
  };
}

function withProcess(row: ProviderFile['data'][number], kind: string, law: Law): ProviderData {
  if (row.process) return { ...row, process: row.process };
  return { ...row, process: floorFor(law, row.category, kind).process, process_basis: 'general' };
}
