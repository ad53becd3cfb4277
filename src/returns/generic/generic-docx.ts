/** Reads a Word document: every line a record that can be searched. */
import type { Item, Output, RecordDraft } from '../contract.js';
import { readDocxLines } from '../formats/docx-text.js';

/** One record for each paragraph or row of a table; `as` is what its records have beside the text. */
export async function readDocx(
  item: Item,
  out: Output,
  as: Pick<RecordDraft, 'kind' | 'category'> = { kind: 'other' },
): Promise<void> {
  const { embedded, struck } = await readDocxLines(item, ({ no, text, part }) => {
    out.rows(1);
    out.field('(line)', 'read');
    // The text is packed: its bytes are the whole file's.
    out.record({ ...as, text, source: { offset: 0, length: item.size, line: no, path: part } });
  });
  for (const name of embedded)
    out.field(`(embedded) ${name}`, 'set_aside', 1, 'lies in the document: open the original to look at it');
  if (struck.length === 0) return;
  const text = `${struck.length} passages are marked as struck out in the document’s own record of changes; they are in no record. Open the original to read them.`;
  out.field('(struck out)', 'set_aside', struck.length, 'struck out while changes were tracked');
  out.finding('warning', 'docx-struck', text);
}
