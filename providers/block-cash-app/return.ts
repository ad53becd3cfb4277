/** Reads Cash App's legal return: one workbook a subject, labelled blocks on several sheets. */
import type { Item, Output } from '../../src/returns/contract.js';
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { readSheets, reportSheets } from '../../src/returns/formats/xlsx.js';
import { labels } from './blocks.js';
import { SheetReading } from './sheet-reading.js';

async function read(item: Item, out: Output): Promise<void> {
  const reading = new SheetReading(item, out);
  const info = await readSheets(item, (row) => reading.row(row), { onSheet: (name) => reading.begin(name) });
  reportSheets(out, info);
}

export const reader = declaredReader<null>({
  id: 'cash-app',
  version: 1,
  provider: 'block-cash-app',
  title: "Cash App's legal return (workbook)",
  layouts: [
    { id: 'labelled-blocks', title: '<dates>-for-subject-SQ_CASH-<token>.xlsx, blocks below labels' },
  ],
  parts: [
    {
      table: 'workbook',
      fit: ({ item, rows, kind }) => {
        if (kind !== 'sheets') return 0;
        if (rows.some((cells) => cells.some((cell) => labels.has(cell.trim())))) return 90;
        return /-for-subject-SQ_CASH-/i.test(item.base) ? 30 : 0;
      },
      read,
    },
  ],
  state: () => null,
});
