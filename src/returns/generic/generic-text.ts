/** Reads text that no reader knows: every line a record that can be searched. */
import type { Item, Output } from '../contract.js';
import { type Encoding, encodingDoubt, encodingLabel, readLines } from '../formats/text.js';

/** One record for each line that is not empty. */
export async function readGenericText(item: Item, out: Output): Promise<void> {
  const info = await readLines(item, (line) => {
    if (line.text.trim() === '') return;
    out.rows(1);
    out.field('(line)', 'read');
    const source = { offset: line.offset, length: line.length, line: line.no };
    out.record({ kind: 'other', text: line.text, source });
  });
  reportEncoding(out, info.encoding);
  if (info.strayLines === 0) return;
  const text = `${info.strayLines} lines hold bytes that are not UTF-8; they were read as windows-1252.`;
  out.finding('warning', 'stray-bytes', text);
}

/** Says how a text was encoded, and warns where the guess does not fit. */
export function reportEncoding(out: Output, encoding: Encoding): void {
  out.encoding(encodingLabel(encoding));
  const doubt = encodingDoubt(encoding);
  if (doubt !== null) out.finding('warning', 'encoding-doubt', doubt);
}
