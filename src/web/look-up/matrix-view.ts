/** The matrix of data categories and providers, as its page shows it. */
import { dataCategories } from '../../base/vocabulary.js';
import { dataFor } from '../../catalog/facts.js';
import type { Catalog, Provider } from '../../catalog/types.js';
import type { Law } from '../../law/types.js';
import { processShort, processTone } from './process-words.js';

/** `providers` are the columns; a cell lists the processes that its provider names, or is empty: no fact known. */
export function matrixView(catalog: Catalog, law: Law): Record<string, unknown> {
  const providers = [...catalog.providers.values()].sort((a, b) => a.name.localeCompare(b.name));
  return {
    providers: providers.map(({ id, name }) => ({ id, name })),
    rows: dataCategories.map((category) => ({
      category,
      floor: floorOf(law, category),
      cells: providers.map((provider) => cell(provider, category)),
    })),
  };
}

function floorOf(law: Law, category: (typeof dataCategories)[number]): string {
  const floor = law.floors.get(category);
  return floor === undefined ? '' : processShort(floor.process);
}

function cell(provider: Provider, category: (typeof dataCategories)[number]): Record<string, unknown> {
  const processes = [...new Set(dataFor(provider, category).map((row) => row.process))];
  return {
    href: `/look-up/providers/${provider.id}#${category}`,
    provider: provider.name,
    processes: processes.map((process) => ({ text: processShort(process), tone: processTone(process) })),
  };
}
