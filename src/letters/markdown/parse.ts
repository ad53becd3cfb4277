/** Block Markdown of letters: headings, paragraphs, lists, tables, fences (`:::`) and named parts. */
import { Problem } from '../../base/problem.js';
import type { Block, ListItem, Span } from './blocks.js';
import { parseInline } from './inline.js';

const headingLine = /^(#{1,3})\s+(.+)$/;
/** A dash, a number, a letter in brackets, or a box that is ticked or not. */
const itemLine = /^\s*(-|\d+\.|\([A-Za-z0-9]{1,3}\)|[☒☐])\s+(.*)$/;
const partLine = /^<!--\s*part:\s*([a-z-]+)\s*-->$/;
const fenceLine = /^:::\s*([a-z-]+)$/;

interface Lines {
  all: string[];
  at: number;
}

/**
 * Text of a letter → blocks. Lines of one paragraph are joined; a backslash at the end of a line
 * keeps the line break.
 * @throws Problem `letter-markdown` for a fence that is unknown or never closed.
 */
export function parseMarkdown(source: string): Block[] {
  const lines: Lines = { all: source.replace(/\r\n?/g, '\n').split('\n'), at: 0 };
  const blocks: Block[] = [];
  while (lines.at < lines.all.length) {
    if (here(lines).trim() === '') lines.at++;
    else blocks.push(readBlock(lines));
  }
  return blocks;
}

function here(lines: Lines): string {
  return lines.all[lines.at] ?? '';
}

function readBlock(lines: Lines): Block {
  const line = here(lines);
  const heading = headingLine.exec(line);
  if (heading) {
    lines.at++;
    return {
      type: 'heading',
      level: heading[1]!.length as 1 | 2 | 3,
      spans: parseInline(heading[2]!.trim()),
    };
  }
  const part = partLine.exec(line.trim());
  if (part) {
    lines.at++;
    return { type: 'part', name: part[1]! };
  }
  if (line.startsWith(':::')) return readFence(lines);
  if (line.startsWith('|')) return readTable(lines);
  if (itemLine.test(line)) return readList(lines);
  return readParagraph(lines);
}

function readParagraph(lines: Lines): Block {
  const kept: string[] = [];
  while (lines.at < lines.all.length && (kept.length === 0 || !startsBlock(here(lines)))) {
    kept.push(here(lines));
    lines.at++;
  }
  return { type: 'paragraph', spans: parseInline(joinLines(kept)) };
}

function startsBlock(line: string): boolean {
  return (
    line.trim() === '' ||
    line.startsWith('|') ||
    line.startsWith(':::') ||
    headingLine.test(line) ||
    partLine.test(line.trim()) ||
    itemLine.test(line)
  );
}

/** A backslash (an odd number of them) at the end of a line is a line break. */
function joinLines(kept: string[]): string {
  return kept
    .map((line, index) => {
      const text = line.trim();
      if (index === kept.length - 1) return text;
      const slashes = /\\*$/.exec(text)![0].length;
      return slashes % 2 === 1 ? `${text.slice(0, -1)}\n` : `${text} `;
    })
    .join('');
}

function readList(lines: Lines): Block {
  const items: ListItem[] = [];
  let ordered = false;
  for (let match = itemLine.exec(here(lines)); match; match = itemLine.exec(here(lines))) {
    const body = [match[2]!];
    lines.at++;
    while (/^\s{2,}\S/.test(here(lines)) && !itemLine.test(here(lines))) {
      body.push(here(lines));
      lines.at++;
    }
    ordered ||= match[1] !== '-';
    items.push({ label: match[1] === '-' ? '•' : match[1]!, spans: parseInline(joinLines(body)) });
  }
  return { type: 'list', ordered, items };
}

function readTable(lines: Lines): Block {
  const rows: Span[][][] = [];
  while (here(lines).startsWith('|')) {
    if (!/^\|[\s|:-]+\|$/.test(here(lines).trim())) rows.push(cells(here(lines)));
    lines.at++;
  }
  return { type: 'table', header: rows[0] ?? [], rows: rows.slice(1) };
}

/** Splits a row at the bars that no backslash stands before. */
function cells(line: string): Span[][] {
  const parts: string[] = [];
  let cell = '';
  for (let at = 1; at < line.length; at++) {
    if (line[at] === '\\') {
      cell += line.slice(at, at + 2);
      at++;
    } else if (line[at] === '|') {
      parts.push(cell);
      cell = '';
    } else cell += line[at];
  }
  if (cell.trim() !== '') parts.push(cell);
  return parts.map((part) => parseInline(part.trim()));
}

function readFence(lines: Lines): Block {
  const opened = lines.at;
  const name = fenceLine.exec(here(lines).trim())?.[1] ?? '';
  lines.at++;
  if (name === 'page-break' || name === 'verification') return { type: name };
  if (name !== 'signature' && name !== 'form' && name !== 'note')
    throw fenceProblem(lines.all[opened] ?? '', opened);
  const body: string[] = [];
  while (lines.at < lines.all.length && here(lines).trim() !== ':::') {
    if (here(lines).trim() !== '') body.push(here(lines).trim());
    lines.at++;
  }
  if (lines.at >= lines.all.length) throw fenceProblem(lines.all[opened] ?? '', opened);
  lines.at++;
  if (name === 'note') return { type: 'note', spans: parseInline(joinLines(body)) };
  return { type: name, lines: body.map(parseInline) };
}

function fenceProblem(line: string, index: number): Problem {
  return new Problem({
    code: 'letter-markdown',
    what: `The fence "${line}" is not known or is never closed.`,
    where: `line ${index + 1} of the letter's text`,
    remedy:
      'Use ::: signature, ::: form or ::: note, closed by a line of :::, or ::: page-break or ::: verification alone.',
  });
}
