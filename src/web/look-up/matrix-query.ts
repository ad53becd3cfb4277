/** What of the matrix is asked for: filters and order, as they stand in its address. */
import { type DataCategory, dataCategories, type Process, processes } from '../../base/vocabulary.js';
import type { Fields } from '../forms.js';

/** What a cell can say where it names no process. */
export const silences = ['cannot', 'unknown'] as const;
export type Silence = (typeof silences)[number];

export interface MatrixQuery {
  /** Words of the provider's names. */
  q: string;
  kind: string;
  /** Country of an entity, two letters. */
  country: string;
  /** Only these columns; all when empty. */
  categories: DataCategory[];
  /** Only providers with such a cell in a column that is shown. */
  process: Process | Silence | '';
  /** `name`, `kind`, `checked`, or a category: by the process for it. */
  sort: string;
  down: boolean;
}

const heads = ['name', 'kind', 'checked'];

/** Reads an address; what it does not know is left out, so that an old link still shows something. */
export function readQuery(form: Fields): MatrixQuery {
  const asked = new Set(form.list('category'));
  const process = form.text('process');
  const sort = form.text('sort');
  return {
    q: form.text('q'),
    kind: form.text('kind'),
    country: form.text('country').toUpperCase(),
    categories: dataCategories.filter((id) => asked.has(id)),
    process: known([...processes, ...silences], process),
    sort: known([...heads, ...dataCategories], sort) || 'name',
    down: form.text('dir') === 'down',
  };
}

function known<T extends string>(ids: readonly T[], asked: string): T | '' {
  return ids.find((id) => id === asked) ?? '';
}

/** The address of a query; what is as it is without any choice is left out. */
export function matrixHref(query: MatrixQuery, change: Partial<MatrixQuery> = {}, file = 'matrix'): string {
  const { q, kind, country, categories, process, sort, down } = { ...query, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, kind, country, process }))
    if (value !== '') params.set(name, value);
  for (const id of categories) params.append('category', id);
  if (sort !== 'name') params.set('sort', sort);
  if (down) params.set('dir', 'down');
  return params.size === 0 ? `/look-up/${file}` : `/look-up/${file}?${params}`;
}
