/** Reports of abuse: a line that says who reported and when, then the chat that was reported. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { encodingLabel, readLines } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';

const opening = /^-{3,}\s*Report from (\S+) at \(([^)]*)\)?([^\r\n]*)/;

/** True when a head begins with a report. */
export function isAbuse(text: string): boolean {
  return opening.test(text.replace(/^\ufeff/, '').trimStart());
}

/** Emits one `support` record for each report, its text the lines below. */
export async function readAbuse(item: Item, out: Output): Promise<void> {
  let draft: RecordDraft | null = null;
  let lines: string[] = [];
  const flush = (): void => {
    if (draft === null) return;
    draft.text = lines.join('\n').trim();
    out.field('(chat reported)', 'read', lines.length);
    out.record(draft);
  };
  const info = await readLines(item, (line) => {
    const found = opening.exec(line.text.replace(/^\ufeff/, ''));
    if (found === null) {
      if (draft === null && line.text.trim() !== '')
        out.field('(line)', 'unknown', 1, 'above the first report', line.text);
      else if (draft !== null) {
        draft.source.length = line.offset + line.length - draft.source.offset;
        lines.push(line.text);
      }
      return;
    }
    flush();
    out.rows(1);
    out.field('Report from', 'read');
    out.field('Report at', 'read');
    const behind = found[3]!.replace(/^[\s-]+|[\s-]+$/g, '');
    lines = behind === '' ? [] : [behind];
    draft = {
      kind: 'support',
      category: 'support_correspondence',
      service: 'Kik',
      actor: found[1]!,
      at: instant.any(found[2]!),
      source: { offset: line.offset, length: line.length, line: line.no },
    };
  });
  flush();
  out.encoding(encodingLabel(info.encoding));
  await out.drain();
}
