/** Reads the PDF that Chase returns: the customer, then events of sign-in with what the device told. */
import type { Item, Output } from '../../src/returns/contract.js';
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { readPdfLines, reportPdf } from '../../src/returns/formats/pdf-text.js';
import { ChasePages } from './pages.js';

async function read(item: Item, out: Output): Promise<void> {
  const pages = new ChasePages(item, out);
  const info = await readPdfLines(item, (line) => pages.line(line.text, line.page));
  pages.end();
  reportPdf(out, info);
}

export const reader = declaredReader<null>({
  id: 'chase',
  version: 1,
  provider: 'chase',
  title: "Chase's return of sign-ins (PDF)",
  layouts: [{ id: 'combined-events', title: '"User Data", then "Combined Events", as text of a PDF' }],
  parts: [
    {
      table: 'events',
      fit: ({ pdfText: text = '' }) => {
        if (!/\bUser Data\b/.test(text)) return /\bRefresh Token Login\b/.test(text) ? 80 : 0;
        return /\bCombined Events\b|\bRefresh Token Login\b/.test(text) ? 90 : 0;
      },
      read,
    },
  ],
  state: () => null,
});
