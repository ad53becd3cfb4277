/** Reads a PDF that no reader knows: every page a record with its text, so that it can be searched. */
import type { Item, Output } from '../contract.js';
import { readPdfLines, reportPdf } from '../formats/pdf-text.js';

/** One record a page, its lines in order. Pages are placed by number: PDF packs its text, so there is no byte to point at. */
export async function readGenericPdf(item: Item, out: Output): Promise<void> {
  let page = 0;
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length === 0) return;
    out.rows(1);
    out.field('(page)', 'read');
    const source = { offset: 0, length: item.size, path: `page ${page}` };
    out.record({ kind: 'other', text: lines.join('\n'), source });
    lines = [];
  };
  const info = await readPdfLines(
    item,
    (line) => {
      if (line.page !== page) flush();
      page = line.page;
      lines.push(line.text);
    },
    { pause: () => out.drain() },
  );
  flush();
  reportPdf(out, info);
  if (info.emptyPages.length === info.pages)
    out.state('unknown', 'a PDF of pictures only, without any text; run a copy through text recognition');
}
