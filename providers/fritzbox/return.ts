/** Reads the support data of a FRITZ!Box router: one text in sections. */
import type { Item, Output } from '../../src/returns/contract.js';
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { readLines } from '../../src/returns/formats/lines.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { SupportData } from './support-data.js';

async function read(item: Item, out: Output): Promise<void> {
  const data = new SupportData(out);
  const info = await readLines(item, (line) => data.line(line));
  data.end();
  out.encoding(encodingLabel(info.encoding));
}

export const reader = declaredReader<null>({
  id: 'fritzbox-support',
  version: 1,
  provider: 'fritzbox',
  title: 'FRITZ!Box support data (text)',
  layouts: [{ id: 'support-data', title: 'sections between "##### BEGIN SECTION" lines' }],
  parts: [
    {
      table: 'support_data',
      fit: ({ text }) => (/^##### (BEGIN SECTION|TITLE) /m.test(text) ? 90 : 0),
      read,
    },
  ],
  state: () => null,
});
