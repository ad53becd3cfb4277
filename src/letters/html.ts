/** The letter as HTML: what it will say in print, in the same order and with the same structure. */
import { type ComposedDocument, type ComposedLetter, composeLetter, type Letterhead } from './compose.js';
import { letterCss, pageCss } from './html-style.js';
import type { ImageKind, LetterImage } from './letterhead.js';
import { type Block, blockLines, type Span } from './markdown/blocks.js';
import { attachmentName } from './pdf/print.js';
import { qrSvg } from './qr.js';
import type { LetterDraft, PrintOptions } from './types.js';
import { hidesSigns, visible } from './visible.js';
import { say } from './words.js';

/** A whole page with its style inside, for a file or a print from a browser. */
export function renderHtml(draft: LetterDraft, options: PrintOptions = {}): string {
  return htmlOf(composeLetter(draft, options));
}

/** A letter, or a packet, that is composed already, as a whole page. */
export function htmlOf(letter: ComposedLetter): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(letter.language)}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(letter.title)}</title><style>${letterCss}${pageCss(letter.paper)}</style></head>`,
    `<body><main>${articleOf(letter)}</main></body>`,
    '</html>\n',
  ].join('\n');
}

/**
 * Only the letter, as `<article class="letter">`, to stand in a page of Tecum. No style, no script.
 * @param headingOffset 1 makes the letter's `h1` an `h2`, for a page that has an `h1` of its own.
 * @param pictureHref where the page finds the logo and the seal: `/letterhead` for `/letterhead/logo`. Inside the page if absent.
 */
export function renderHtmlFragment(
  draft: LetterDraft,
  options: PrintOptions & { headingOffset?: number; pictureHref?: string } = {},
): string {
  const { headingOffset: offset = 0, pictureHref } = options;
  return articleOf(composeLetter(draft, options), { offset, pictureHref });
}

interface Place {
  offset: number;
  pictureHref?: string | undefined;
}

function articleOf(letter: ComposedLetter, place: Place = { offset: 0 }): string {
  const several = letter.documents.length > 1;
  const documents = letter.documents.map((one) => documentHtml(one, letter, place));
  return [
    `<article class="letter${letter.final ? '' : ' letter-draft'}" lang="${escapeHtml(letter.language)}">`,
    ...documents.map((html, index) => (several ? sectionHtml(letter.documents[index]!, index, html) : html)),
    '</article>',
  ].join('\n');
}

/** Each paper by itself, in its own language; the number keeps two papers of one template apart. */
function sectionHtml({ language, title }: ComposedDocument, index: number, html: string): string {
  const attributes = `id="letter-${index + 1}" lang="${escapeHtml(language)}" aria-label="${escapeHtml(title)}"`;
  return `<section class="letter-document" ${attributes}>${html}</section>`;
}

function documentHtml(document: ComposedDocument, letter: ComposedLetter, place: Place): string {
  const marks = [document.foot, ...letter.marks].map(escapeHtml).join(' · ');
  return [
    document.letterhead ? letterheadHtml(document.letterhead, place) : '',
    ...document.blocks.flatMap((block) => [
      blockHtml(block, place.offset, document.language),
      ...hiddenNoteHtml(block, document.language),
    ]),
    `<footer class="letter-foot"><p>${marks}</p></footer>`,
  ]
    .filter((html) => html !== '')
    .join('\n');
}

/** As in print, a block with signs that are not seen says below how they are written. */
function hiddenNoteHtml(block: Block, language: string): string[] {
  if (!blockLines(block).some(hidesSigns)) return [];
  return [`<p><em>${escapeHtml(say(language, 'glyphNote', { file: attachmentName }))}</em></p>`];
}

function letterheadHtml({ lines, logo, seal }: Letterhead, { pictureHref }: Place): string {
  const from = (kind: ImageKind) => pictureHref && `${pictureHref}/${kind}`;
  const texts = lines.map(
    (line, index) => `<p${index === 0 ? ' class="letter-agency"' : ''}>${escapeHtml(line)}</p>`,
  );
  const parts = [
    logo && pictureHtml(logo, from('logo')),
    `<div>${texts.join('')}</div>`,
    seal && pictureHtml(seal, from('seal')),
  ];
  return `<header class="letter-head">${parts.filter(Boolean).join('')}</header>`;
}

/** Inside the page itself, so that a file of the letter needs nothing beside it. */
function pictureHtml({ bytes, type, alt }: LetterImage, href: string | undefined): string {
  const source = href ?? `data:image/${type};base64,${bytes.toString('base64')}`;
  return `<img class="letter-picture" src="${source}" alt="${escapeHtml(alt)}">`;
}

function blockHtml(block: Block, offset: number, language: string): string {
  switch (block.type) {
    case 'heading': {
      const tag = `h${Math.min(6, block.level + offset)}`;
      return `<${tag}>${spansHtml(block.spans)}</${tag}>`;
    }
    case 'paragraph':
      return `<p>${spansHtml(block.spans)}</p>`;
    case 'note':
      return `<p class="letter-note">${spansHtml(block.spans)}</p>`;
    case 'list':
      return listHtml(block.ordered, block.items);
    case 'table':
      return tableHtml(block.header, block.rows);
    case 'signature':
      return signatureHtml(block.lines, language);
    case 'form':
      return `<div class="letter-form">${block.lines.map((line) => `<p class="letter-line">${spansHtml(line)}</p>`).join('')}</div>`;
    case 'qr':
      return `<p class="letter-qr">${qrSvg(block.text, escapeHtml(block.alt))}</p>`;
    case 'page-break':
      return '<div class="letter-break"></div>';
    default:
      return '';
  }
}

/** The lines of one hand, then who it is; as in print, an empty line is none. */
function signatureHtml(lines: Span[][], language: string): string {
  const captions = ['signature', 'dateLine'].map(
    (key) => `<p class="letter-line">${escapeHtml(say(language, key))}</p>`,
  );
  const texts = lines.filter((line) => line.length > 0).map((line) => `<p>${spansHtml(line)}</p>`);
  return `<div class="letter-signature"><div class="letter-hand">${captions.join('')}</div>${texts.join('')}</div>`;
}

function listHtml(ordered: boolean, items: { label: string; spans: Span[] }[]): string {
  const tag = ordered ? 'ol' : 'ul';
  const rows = items.map((item) => {
    const label = ordered ? `<span class="letter-label">${escapeHtml(item.label)}</span> ` : '';
    return `<li>${label}${spansHtml(item.spans)}</li>`;
  });
  return `<${tag}>${rows.join('')}</${tag}>`;
}

function tableHtml(header: Span[][], rows: Span[][][]): string {
  const head = header.map((cell) => `<th scope="col">${spansHtml(cell)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${spansHtml(cell)}</td>`).join('')}</tr>`);
  return `<div class="letter-table"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function spansHtml(spans: Span[]): string {
  return spans.map(spanHtml).join('');
}

function spanHtml(span: Span): string {
  let html = escapeHtml(span.text).replaceAll('\n', '<br>');
  if (span.code) html = `<code dir="ltr">${html}</code>`;
  if (span.italic) html = `<em>${html}</em>`;
  return span.bold ? `<strong>${html}</strong>` : html;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Hidden signs are written out, so that no name hides in the preview what the print shows. */
function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
