/** The words of a letter as its forms give them, so that they can be set side by side. */

import { unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';
import { readingText } from './pdf-ua/reading.js';

/**
 * What is compared between forms, in order: the words of letterhead, headings, paragraphs, notes, list items with their
 * labels, table cells (the header row once), captions and lines of signatures and forms. Apart: bullets, pictures,
 * page numbers and the feet of pages, which each form repeats in its own way.
 */
export function words(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '' && word !== '•');
}

export function pdfWords(bytes: Buffer): string[] {
  return words(readingText(bytes));
}

type DomNode = ReturnType<typeof parseDocument>['children'][number];

const apart = new Set(['head', 'style', 'svg', 'footer', 'img']);
const inline = new Set(['strong', 'em', 'code', 'span']);

export function htmlWords(html: string): string[] {
  return words(parseDocument(html).children.map(htmlText).join(''));
}

function htmlText(node: DomNode): string {
  if (node.type === 'text') return node.data;
  if (!('children' in node)) return '';
  const name = 'name' in node ? node.name : '';
  if (apart.has(name)) return '';
  const text = node.children.map(htmlText).join('');
  return inline.has(name) ? text : ` ${text} `;
}

/** Parts of a DOCX file as text, by their names. */
export function docxParts(bytes: Buffer): Map<string, string> {
  const entries = Object.entries(unzipSync(bytes));
  return new Map(entries.map(([name, content]) => [name, Buffer.from(content).toString('utf8')]));
}

/** Text of a DOCX; the numbers that Word makes for a list are made here in the same way, from its numbering. */
export function docxWords(bytes: Buffer): string[] {
  const parts = docxParts(bytes);
  const document = parts.get('word/document.xml') ?? '';
  const labels = labelMaker(parts.get('word/numbering.xml') ?? '');
  const paragraphs = [...document.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([xml]) => {
    const list = /<w:numId w:val="(\d+)"/.exec(xml)?.[1];
    return `${list ? labels(list) : ''} ${paragraphText(xml)}`;
  });
  return words(paragraphs.join('\n'));
}

function paragraphText(xml: string): string {
  return xml
    .replace(/<w:(?:tab|br)(?: [^>]*)?\/>/g, '<w:t> </w:t>')
    .split(/<w:t(?: [^>]*)?>/)
    .slice(1)
    .map((piece) => piece.slice(0, piece.indexOf('</w:t>')))
    .join('')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_whole, name: string) => entities[name] ?? '');
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Counts each list of a document from its start. */
function labelMaker(numbering: string): (numId: string) => string {
  const counted = new Map<string, number>();
  return (numId) => {
    const abstract = new RegExp(`<w:num w:numId="${numId}"[^>]*><w:abstractNumId w:val="(\\d+)"`).exec(
      numbering,
    )?.[1];
    const definition = new RegExp(
      `<w:abstractNum w:abstractNumId="${abstract}"[^>]*>.*?</w:abstractNum>`,
      's',
    ).exec(numbering)?.[0];
    const value = (name: string) =>
      new RegExp(`<w:${name} w:val="([^"]*)"`).exec(definition ?? '')?.[1] ?? '';
    const n = counted.get(numId) ?? Number(value('start'));
    counted.set(numId, n + 1);
    const letter = String.fromCharCode(64 + n);
    const signs: Record<string, string> = {
      decimal: String(n),
      upperLetter: letter,
      lowerLetter: letter.toLowerCase(),
    };
    return value('lvlText').replace('%1', signs[value('numFmt')] ?? '');
  };
}
