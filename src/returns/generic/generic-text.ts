/** Reads text and HTML that no reader knows: every line, or every block of a page, a record that can be searched. */
import type { Item, Output } from '../contract.js';
import { readHtml } from '../formats/html.js';
import { encodingLabel, readLines } from '../formats/text.js';

/** One record for each line that is not empty. */
export async function readGenericText(item: Item, out: Output): Promise<void> {
  const info = await readLines(item, (line) => {
    if (line.text.trim() === '') return;
    out.rows(1);
    out.field('(line)', 'read');
    const source = { offset: line.offset, length: line.length, line: line.no };
    out.record({ kind: 'other', text: line.text, source });
  });
  out.encoding(encodingLabel(info.encoding));
  if (info.strayLines === 0) return;
  const text = `${info.strayLines} lines hold bytes that are not UTF-8; they were read as windows-1252.`;
  out.finding('warning', 'stray-bytes', text);
}

const inline = new Set(
  'a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup u time wbr'.split(' '),
);

/** One record for each block of text: a paragraph, a cell, a heading. Scripts are not run, and are reported. */
export async function readGenericHtml(item: Item, out: Output): Promise<void> {
  let text = '';
  let start = 0;
  let end = 0;
  const flush = (): void => {
    const tidy = text.replace(/\s+/g, ' ').trim();
    text = '';
    if (tidy === '') return;
    out.rows(1);
    out.field('(text)', 'read');
    out.record({ kind: 'other', text: tidy, source: { offset: start, length: end - start } });
  };
  const boundary = (name: string): void => {
    if (!inline.has(name)) flush();
  };
  const info = await readHtml(item, {
    open: boundary,
    close: boundary,
    text(piece, from, to) {
      if (text === '') start = from;
      text += piece;
      end = to;
    },
  });
  flush();
  out.encoding(encodingLabel(info.encoding));
  out.field('(tags)', 'set_aside', info.tags, 'markup');
  if (info.scripts === 0) return;
  const warning = `The page holds ${info.scripts} scripts or script attributes. They were not run and are not shown; do not open the file in a browser.`;
  out.field('(scripts)', 'set_aside', info.scripts, 'scripts are never run');
  out.finding('warning', 'html-scripts', warning);
}
