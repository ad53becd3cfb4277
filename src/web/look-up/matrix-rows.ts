/** The matrix of providers and kinds of data: what each cell says, and which rows are shown in which order. Pure. */
import { type DataCategory, dataCategories, type Process } from '../../base/vocabulary.js';
import { namesOf } from '../../catalog/find.js';
import { kindName, providerCanHold } from '../../catalog/kinds.js';
import type { Catalog, Provider } from '../../catalog/types.js';
import type { Law } from '../../law/types.js';
import { placeOf } from '../../navigator/entity-place.js';
import type { MatrixQuery, Silence } from './matrix-query.js';
import { fits, wordsIn } from './search-words.js';

/** One process of a cell, and whose word it is. */
export interface CellProcess {
  process: Process;
  general: boolean;
}

/** Either the processes for what the provider has, or why there is none. */
export interface Cell {
  category: DataCategory;
  processes: CellProcess[];
  silence?: Silence;
}

export interface MatrixRow {
  provider: Provider;
  kind: string;
  countries: string[];
  cells: Cell[];
}

/** The rows and columns that a query asks for. */
export function matrixRows(
  catalog: Catalog,
  law: Law,
  query: MatrixQuery,
): { columns: readonly DataCategory[]; rows: MatrixRow[] } {
  const columns = query.categories.length > 0 ? query.categories : dataCategories;
  const words = wordsIn(query.q);
  const rows = [...catalog.providers.values()]
    .filter((provider) => query.kind === '' || provider.kind === query.kind)
    .filter((provider) => words.length === 0 || fits(words, namesText(provider)))
    .map((provider) => rowOf(provider, columns))
    .filter((row) => query.country === '' || row.countries.includes(query.country))
    .filter((row) => query.process === '' || row.cells.some((cell) => says(cell, query.process)));
  return { columns, rows: ordered(rows, law, query) };
}

function namesText(provider: Provider): string {
  return namesOf(provider)
    .map(({ name }) => name)
    .join(' ');
}

function rowOf(provider: Provider, columns: readonly DataCategory[]): MatrixRow {
  return {
    provider,
    kind: kindName(provider.kind),
    countries: countriesOf(provider),
    cells: columns.map((category) => cellOf(provider, category)),
  };
}

/** Countries in which its entities sit, each once, in the order of its file. */
export function countriesOf(provider: Provider): string[] {
  const places = provider.entities.map((entity) => placeOf(entity, provider).country);
  return [...new Set(places.filter((country) => country !== undefined))];
}

function cellOf(provider: Provider, category: DataCategory): Cell {
  const found = new Map<string, CellProcess>();
  for (const row of provider.data) {
    if (row.category !== category) continue;
    const one = { process: row.process, general: row.process_basis === 'general' };
    // The provider's own word stands before the general ladder's for the same process.
    if (!found.has(row.process) || !one.general) found.set(row.process, one);
  }
  if (found.size > 0) return { category, processes: [...found.values()] };
  return {
    category,
    processes: [],
    silence: providerCanHold(provider, category) ? 'unknown' : 'cannot',
  };
}

function says({ processes, silence }: Cell, wanted: string): boolean {
  return silence === wanted || processes.some(({ process }) => process === wanted);
}

function ordered(rows: MatrixRow[], law: Law, { sort, down }: MatrixQuery): MatrixRow[] {
  const ranks = new Map(law.ladder.map(({ process, rank }) => [process, rank]));
  const key = (row: MatrixRow): number | string => {
    if (sort === 'kind') return row.kind;
    if (sort === 'checked') return row.provider.last_verified;
    if (sort === 'name') return '';
    return rankOf(
      row.cells.find((cell) => cell.category === sort),
      ranks,
    );
  };
  const by = rows.map((row) => ({ row, key: key(row) }));
  by.sort((a, b) => {
    const first = compare(a.key, b.key) * (down ? -1 : 1);
    const name = a.row.provider.name.localeCompare(b.row.provider.name);
    return first || (sort === 'name' && down ? -name : name);
  });
  return by.map(({ row }) => row);
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}

/** By the least process of the cell; what is not to be had, not known and impossible come after all that is. */
function rankOf(cell: Cell | undefined, ranks: ReadonlyMap<Process, number>): number {
  if (!cell || cell.silence) return cell?.silence === 'cannot' ? 1002 : 1001;
  return Math.min(
    ...cell.processes.map(({ process }) =>
      process === 'not_available' ? 1000 : (ranks.get(process) ?? 900),
    ),
  );
}
