/** The letter as HTML: what it will say in print, in the same order and with the same structure. */
import { type ComposedLetter, composeLetter } from './compose.js';
import { letterCss } from './html-style.js';
import type { Block, Span } from './markdown/blocks.js';
import type { LetterDraft, PrintOptions } from './types.js';

/** A whole page with its style inside, for a file or a print from a browser. */
export function renderHtml(draft: LetterDraft, options: PrintOptions = {}): string {
  const letter = composeLetter(draft, options);
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(letter.language)}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(letter.title)}</title><style>${letterCss}</style></head>`,
    `<body><main>${articleOf(letter)}</main></body>`,
    '</html>\n',
  ].join('\n');
}

/**
 * Only the letter, as `<article class="letter">`, to stand in a page of Tecum. No style, no script.
 * @param headingOffset 1 makes the letter's `h1` an `h2`, for a page that has an `h1` of its own.
 */
export function renderHtmlFragment(
  draft: LetterDraft,
  options: PrintOptions & { headingOffset?: number } = {},
): string {
  return articleOf(composeLetter(draft, options), options.headingOffset ?? 0);
}

function articleOf(letter: ComposedLetter, offset = 0): string {
  const head = letter.letterhead.map(
    (line, index) => `<p${index === 0 ? ' class="letter-agency"' : ''}>${escapeHtml(line)}</p>`,
  );
  const foot = `<p>${escapeHtml(letter.foot)}${letter.final ? ` · check code ${escapeHtml(letter.code)}` : ' · draft'}</p>`;
  return [
    `<article class="letter${letter.final ? '' : ' letter-draft'}" lang="${escapeHtml(letter.language)}">`,
    `<header class="letter-head">${head.join('')}</header>`,
    ...letter.blocks.map((block) => blockHtml(block, offset)).filter((html) => html !== ''),
    `<footer class="letter-foot">${foot}</footer>`,
    '</article>',
  ].join('\n');
}

function blockHtml(block: Block, offset: number): string {
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
      return `<div class="letter-signature"><p class="letter-line">Signature and date</p>${linesHtml(block.lines)}</div>`;
    case 'form':
      return `<div class="letter-form">${block.lines.map((line) => `<p class="letter-line">${spansHtml(line)}</p>`).join('')}</div>`;
    case 'page-break':
      return '<div class="letter-break"></div>';
    default:
      return '';
  }
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

function linesHtml(lines: Span[][]): string {
  return lines.map((line) => `<p>${spansHtml(line)}</p>`).join('');
}

function spansHtml(spans: Span[]): string {
  return spans.map(spanHtml).join('');
}

function spanHtml(span: Span): string {
  let html = escapeHtml(span.text).replaceAll('\n', '<br>');
  if (span.code) html = `<code>${html}</code>`;
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

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
