/** The matrix as a file for a spreadsheet: the same rows and columns, in words. */
import { cell as csvCell } from '../../analysis/exports/csv.js';
import type { Catalog } from '../../catalog/types.js';
import type { Law } from '../../law/types.js';
import type { MatrixQuery } from './matrix-query.js';
import { type Cell, matrixRows } from './matrix-rows.js';
import { processShort } from './process-words.js';

/** Makes spreadsheets take the file for UTF-8. */
const byteOrderMark = '\ufeff';

/** RFC 4180, no cell that a spreadsheet would run. */
export function matrixCsv(catalog: Catalog, law: Law, query: MatrixQuery): string {
  const { columns, rows } = matrixRows(catalog, law, query);
  const head = ['provider', 'id', 'kind', 'countries', 'checked', ...columns];
  const lines = rows.map(({ provider, kind, countries, cells }) => [
    provider.name,
    provider.id,
    kind,
    countries.join(' '),
    provider.last_verified,
    ...cells.map(said),
  ]);
  return byteOrderMark + [head, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}

function said({ processes, silence }: Cell): string {
  if (silence) return silence === 'cannot' ? 'cannot exist' : 'not known';
  return processes
    .map(({ process, general }) => `${processShort(process)}${general ? ' (general ladder)' : ''}`)
    .join('; ');
}
