/** Address lists of mail (RFC 5322, 3.4, with the obsolete forms): names, addresses, groups. */
import { decodeWords } from './encoded-words.js';

/** One address. Without `address` the text names nobody that could be written to; it stands in `name`. */
export interface MailAddress {
  address?: string;
  name?: string;
}

const simple =
  /^\s*(?:([^"<>(),;:@\\[\]]*?)\s*<\s*([^\s<>"(),;:\\]+@[^\s<>"(),;:\\]+)\s*>|([^\s<>"(),;:\\]+@[^\s<>"(),;:\\]+))\s*$/;

/** All addresses of a header, those of groups included. Encoded words are decoded after the cutting, as RFC 2047, 6.2 asks. */
export function parseAddresses(value: string): MailAddress[] {
  const one = value.length < 500 ? simple.exec(value) : null;
  if (one !== null) return [made(one[1] ?? '', one[2] ?? one[3])];
  const cut = new AddressCutter();
  for (const token of tokens(value)) cut.take(token);
  return cut.end();
}

/** Address as it is compared: the domain in lower case; the rest as it stands. */
export function normalAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
}

function made(name: string, address: string | undefined): MailAddress {
  const shown = decodeWords(name).replace(/\s+/g, ' ').trim();
  const result: MailAddress = {};
  if (address !== undefined && address !== '') result.address = normalAddress(decodeWords(address));
  if (shown !== '' && shown !== result.address) result.name = shown;
  return result;
}

interface Token {
  kind: 'text' | 'quoted' | 'angle' | 'comment' | ',' | ';' | ':';
  text: string;
}

const pattern = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"?|<([^<>]*)>?|([,;:])|\(|[^"<(,;:]+/g;

function* tokens(value: string): Iterable<Token> {
  pattern.lastIndex = 0;
  let at = 0;
  while (at < value.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(value);
    if (match === null) return;
    at = pattern.lastIndex;
    if (match[1] !== undefined) yield { kind: 'quoted', text: match[1].replace(/\\([\s\S])/g, '$1') };
    else if (match[2] !== undefined) yield { kind: 'angle', text: match[2] };
    else if (match[3] !== undefined) yield { kind: match[3] as ',' | ';' | ':', text: match[3] };
    else if (match[0] === '(') {
      const end = commentEnd(value, at);
      yield { kind: 'comment', text: value.slice(at, end) };
      at = end + 1;
    } else yield { kind: 'text', text: match[0] };
  }
}

/** Place of the bracket that closes a comment; the end of the text when none does. */
function commentEnd(value: string, from: number): number {
  let depth = 1;
  for (let at = from; at < value.length; at++) {
    const char = value[at];
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  return value.length;
}

class AddressCutter {
  readonly #found: MailAddress[] = [];
  #text = '';
  #quoted = false;
  #angle: string | undefined;
  #comment = '';

  take({ kind, text }: Token): void {
    if (kind === ',' || kind === ';') this.#close();
    // What stands before the colon of a group is its name, and nobody's.
    else if (kind === ':') this.#clear();
    else if (kind === 'angle') this.#angle = text.replace(/^@[^:]*:/, '').trim();
    else if (kind === 'comment') this.#comment = text;
    else {
      this.#quoted ||= kind === 'quoted';
      this.#text += text;
    }
  }

  end(): MailAddress[] {
    this.#close();
    return this.#found;
  }

  #close(): void {
    const text = this.#text.trim();
    const { bare, name } = this.#parts(text);
    if (bare !== undefined || name !== '') this.#found.push(made(name, bare));
    this.#clear();
  }

  #parts(text: string): { bare: string | undefined; name: string } {
    // Longer than any address, and too long to look for one.
    if (text.length > 2000 && this.#angle === undefined) return { bare: undefined, name: text };
    if (this.#angle !== undefined) return { bare: this.#angle, name: text === '' ? this.#comment : text };
    const bare = /^[^\s@]+@[^\s@]+$/.test(text) || (this.#quoted && /@[^\s@"]+$/.test(text));
    if (bare) return { bare: text, name: this.#comment };
    // `ada@example.com Ada Quill` and the like: the word with the at sign is the address.
    const inside = /(?<![^\s@])[^\s@]+@[^\s@]+/.exec(text)?.[0];
    if (inside !== undefined) return { bare: inside, name: text.replace(inside, ' ').trim() };
    return { bare: undefined, name: text };
  }

  #clear(): void {
    this.#text = '';
    this.#quoted = false;
    this.#angle = undefined;
    this.#comment = '';
  }
}
