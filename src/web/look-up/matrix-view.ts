/** The matrix as its page shows it: marks that do not rest on colour, columns that sort, filters with their choices. */
import { dataCategories } from '../../base/vocabulary.js';
import { serviceKinds } from '../../catalog/kinds.js';
import type { Catalog } from '../../catalog/types.js';
import type { Law } from '../../law/types.js';
import { wordsOf } from '../render/words.js';
import { type MatrixQuery, matrixHref } from './matrix-query.js';
import { type Cell, type CellProcess, countriesOf, matrixRows } from './matrix-rows.js';
import { processShort } from './process-words.js';
import { countryWords } from './region-words.js';

/** The signs of the matrix, in the order of its legend. */
export const marks = [
  { sign: 'warrant', className: 'own', words: "the provider's own word" },
  { sign: '(warrant)', className: 'general', words: 'the general ladder: the provider names no process' },
  { sign: '✕', className: 'none', words: 'not to be had: the provider does not hold it or cannot read it' },
  { sign: '–', className: 'cannot', words: 'such a service cannot have it' },
  { sign: '?', className: 'unknown', words: 'not known' },
] as const;

/** Everything on the page of the matrix. */
export function matrixView(catalog: Catalog, law: Law, query: MatrixQuery): Record<string, unknown> {
  const { columns, rows } = matrixRows(catalog, law, query);
  return {
    marks,
    total: catalog.providers.size,
    heads: [
      head('name', 'Provider', query),
      head('kind', 'Kind', query),
      ...columns.map((id) => ({ ...head(id, capital(wordsOf(id)), query), id, floor: floorOf(law, id) })),
    ],
    rows: rows.map(({ provider, kind, cells }) => ({
      id: provider.id,
      name: provider.name,
      kind,
      cells: cells.map((cell) => ({ parts: parts(cell, provider.id) })),
    })),
    csv: matrixHref(query, {}, 'matrix.csv'),
    plain: matrixHref(query) === '/look-up/matrix',
    ...choices(catalog, query),
  };
}

/** A heading sorts by its column; a second time the other way round. */
function head(id: string, text: string, query: MatrixQuery) {
  const sorted = query.sort === id;
  return {
    text,
    href: matrixHref(query, { sort: id, down: sorted && !query.down }),
    order: sorted ? (query.down ? 'descending' : 'ascending') : null,
  };
}

/** What stands in a cell: its words, its look, and what a screen reader adds. */
function parts(cell: Cell, provider: string) {
  if (cell.silence === 'cannot') return [{ text: '–', className: 'cannot', said: 'cannot exist' }];
  if (cell.silence === 'unknown') return [{ text: '?', className: 'unknown', said: 'not known' }];
  return cell.processes.map((one) => ({ ...mark(one), href: `${provider}#${cell.category}` }));
}

function mark({ process, general }: CellProcess) {
  if (process === 'not_available') return { text: '✕', className: 'none', said: 'not to be had' };
  const text = processShort(process);
  return general ? { text: `(${text})`, className: 'general' } : { text, className: 'own' };
}

function floorOf(law: Law, category: (typeof dataCategories)[number]): string {
  const floor = law.floors.get(category);
  return floor === undefined ? '' : processShort(floor.process);
}

function choices(catalog: Catalog, query: MatrixQuery) {
  const providers = [...catalog.providers.values()];
  const countries = [...new Set(providers.flatMap(countriesOf))];
  const used = new Set(providers.flatMap(({ data }) => data.map(({ process }) => process)));
  return {
    values: { ...query, category: query.categories },
    kinds: [...serviceKinds().values()].map(({ id, name }) => ({ value: id, text: capital(name) })),
    countries: countries
      .map((value) => ({ value, text: value === 'EU' ? 'European Union' : countryWords(value) }))
      .sort((a, b) => a.text.localeCompare(b.text)),
    processes: [
      ...[...used].map((value) => ({ value, text: capital(processShort(value)) })),
      { value: 'cannot', text: 'Cannot exist' },
      { value: 'unknown', text: 'Not known' },
    ],
    categories: dataCategories.map((value) => ({ value, text: capital(wordsOf(value)) })),
    sortedBy: query.sort,
    dir: query.down ? 'down' : '',
  };
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
