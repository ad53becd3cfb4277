/** Shapes a page or XML: tags, classes that readers know and labels stay; texts, addresses, scripts and comments go. */

import { shapeLine } from './lines.js';
import type { Names } from './names.js';
import { shapeValue } from './values.js';

/** Names of HTML itself, which tell nothing. */
const htmlNames = new Set(
  'html head body title meta link style script div span p a img table thead tbody tfoot tr td th ul ol li dl dt dd h1 h2 h3 h4 h5 h6 br hr b i u em strong small section article header footer nav main form input button label video audio source iframe svg path font center pre code blockquote caption col colgroup class id href src alt lang dir charset name content http-equiv rel type width height align valign border cellpadding cellspacing colspan rowspan style bgcolor color size face target media doctype xml version encoding standalone'.split(
    ' ',
  ),
);

/** Values of attributes that belong to the language. */
const plainValue =
  /^(utf-8|iso-8859-1|windows-1252|stylesheet|text\/(css|html|javascript)|content-type|viewport|en|ltr|rtl|_blank|100%|1\.0|text\/html; charset=[\w-]+|left|right|center|top|yes|no|\d{1,2}(px|%)?)$/i;

export async function* shapeMarkup(pieces: AsyncIterable<string>, names: Names): AsyncGenerator<string> {
  const page = new Markup(names);
  for await (const piece of pieces) yield page.push(piece, false);
  yield page.push('', true);
}

class Markup {
  private rest = '';
  /** `script` or `style` while inside one. */
  private within = '';
  private tag = '';
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  push(piece: string, last: boolean): string {
    this.rest += piece;
    const out: string[] = [];
    let at = 0;
    while (at < this.rest.length) {
      const end = this.end(at);
      if (end < 0 && !last) break;
      const to = end < 0 ? this.rest.length : end;
      out.push(this.shaped(this.rest.slice(at, to)));
      at = to;
    }
    this.rest = this.rest.slice(at);
    return out.join('');
  }

  /** Where the tag, comment or text that begins here ends; -1 when that is not here yet. */
  private end(at: number): number {
    const text = this.rest;
    if (this.within !== '') {
      const close = new RegExp(`</${this.within}`, 'gi');
      close.lastIndex = at;
      const found = close.exec(text);
      return found === null ? -1 : found.index === at ? after(text, '>', at) : found.index;
    }
    if (text.startsWith('<!--', at)) return after(text, '-->', at);
    if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at);
    if (text[at] === '<' && /[A-Za-z/!?]/.test(text[at + 1] ?? 'a')) return tagEnd(text, at);
    const next = text.slice(at + 1).search(/<(?=[A-Za-z/!?])/);
    return next < 0 ? -1 : at + 1 + next;
  }

  private shaped(part: string): string {
    if (part.startsWith('<!--')) return '<!-- -->';
    if (part.startsWith('<![CDATA['))
      return `<![CDATA[${shapeValue(part.slice(9, -3)).replaceAll(']]>', ' ')}]]>`;
    if (this.within !== '' && !part.startsWith('</')) return ' ';
    if (/^<[A-Za-z/!?]/.test(part)) return this.shapedTag(part);
    return this.text(part);
  }

  private shapedTag(part: string): string {
    const [, open = '<', name = '', attributes = '', close = '>'] =
      /^(<[/!?]?)([\w:.-]*)([\s\S]*?)(\s*[/?]?>?)$/.exec(part) ?? [];
    if (open === '</') this.within = '';
    else if (/^(script|style)$/i.test(name) && !close.includes('/')) this.within = name.toLowerCase();
    if (open === '<') this.tag = name.toLowerCase();
    if (open === '<!') return `<!${this.own(name)}${/html/i.test(attributes) ? ' html' : ''}>`;
    return `${open}${this.own(name)}${this.attributes(attributes)}${close}`;
  }

  private own(name: string): string {
    return name
      .split(':')
      .map((part) => (htmlNames.has(part.toLowerCase()) ? part : this.names.name(part)))
      .join(':');
  }

  private attributes(text: string): string {
    return text.replace(
      /([^\s=/]+)(\s*=\s*)?("[^"]*"|'[^']*'|(?<==\s*)[^\s>]+)?/g,
      (_, name: string, equals: string | undefined, value: string | undefined) => {
        const kept = !/^[A-Za-z_][\w:.-]{0,60}$/.test(name)
          ? name.replace(/[^\p{P}\p{S}]+/gu, () => shapeValue('attribute'))
          : /^data-/i.test(name)
            ? `data-${this.names.name(name.slice(5))}`
            : this.own(name);
        if (equals === undefined || value === undefined) return kept + (equals ?? '');
        const quote = /^["']/.exec(value)?.[0] ?? '';
        const inner = quote === '' ? value : value.slice(1, -1);
        return `${kept}${equals}${quote}${this.attribute(name.toLowerCase(), inner)}${quote}`;
      },
    );
  }

  private attribute(name: string, value: string): string {
    if (plainValue.test(value) || value === '') return value;
    if (name === 'style') return '';
    if (name === 'class' || name === 'id')
      return value.replace(/[^\s]+/g, (token) => (this.knownClass(token) ? token : this.names.name(token)));
    return written(shapeValue(read(value)))
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
  }

  /** A class or id all of whose parts stand in a reader or glossary. */
  private knownClass(token: string): boolean {
    const parts = token.split(/[^\p{L}\p{N}_]+/u).filter((part) => part !== '');
    return (
      parts.every((part) => this.names.isToken(part) || this.names.isKnown(part)) && !/\d{3}/.test(token)
    );
  }

  private text(part: string): string {
    const [, lead = '', inner = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part) ?? [];
    if (inner === '') return part;
    const plain = read(inner);
    if (this.names.isPhrase(plain) && plain.length < 200) return part;
    const named = /^(th|title|h[1-6])$/.test(this.tag) && this.names.isKnown(plain);
    return named ? part : `${lead}${written(shapeLine(plain, this.names))}${tail}`;
  }
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** The end of a tag: a `>` that stands in no quotes. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at++) {
    const char = text[at]!;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && /=\s*$/.test(text.slice(Math.max(from, at - 20), at)))
      quote = char;
    else if (char === '>') return at + 1;
  }
  return -1;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function read(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,10}));/gi, (whole, hex, decimal, name) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : -1;
    if (code >= 0) return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : ' ';
    return entities[String(name).toLowerCase()] ?? (whole === '' ? '' : ' ');
  });
}

function written(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&nbsp;');
}
