/** Inline Markdown of letters: `**bold**`, `*italic*`, `` `identifier` `` and backslash escapes, everywhere alike. */
import type { Span } from './blocks.js';

type Style = Omit<Span, 'text'>;

/**
 * Splits one paragraph's text into spans. A backslash takes the special meaning from the character
 * after it, inside `` ` `` too. A mark that is never closed, or that a space
 * follows, is printed as it stands.
 */
export function parseInline(source: string): Span[] {
  const spans: Span[] = [];
  const style: Style = {};
  let text = '';
  const flush = () => {
    if (text !== '') spans.push({ text, ...style });
    text = '';
  };
  for (let at = 0; at < source.length; ) {
    const mark = markAt(source, at, style);
    if (mark === null) {
      const escaped = source[at] === '\\' && at + 1 < source.length;
      text += source[escaped ? at + 1 : at];
      at += escaped ? 2 : 1;
      continue;
    }
    flush();
    toggle(style, mark.key);
    at += mark.length;
  }
  flush();
  return spans;
}

interface Mark {
  key: keyof Style;
  length: number;
}

function markAt(source: string, at: number, style: Style): Mark | null {
  const mark = readMark(source, at);
  if (mark === null || (style.code && mark.key !== 'code')) return null;
  const sign = source.slice(at, at + mark.length);
  if (style[mark.key]) return mark;
  const opens = mark.key === 'code' || /\S/.test(source[at + mark.length] ?? '');
  return opens && closes(source, at + mark.length, sign) ? mark : null;
}

function readMark(source: string, at: number): Mark | null {
  if (source[at] === '`') return { key: 'code', length: 1 };
  if (source.startsWith('**', at)) return { key: 'bold', length: 2 };
  if (source[at] === '*') return { key: 'italic', length: 1 };
  return null;
}

function closes(source: string, from: number, sign: string): boolean {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source.startsWith(sign, at)) return true;
  }
  return false;
}

function toggle(style: Style, key: keyof Style): void {
  if (style[key]) delete style[key];
  else style[key] = true;
}
