/** Shapes JSON of any size, token by token: brackets, spaces and public keys stay; every value goes. */

import { fillDigits } from './filler.js';
import type { Names } from './names.js';
import { pick } from './random.js';
import { shapeValue } from './values.js';

/** Also for JSON lines, and for scripts that hold JSON (`window.x = [ … ]`). */
export async function* shapeJson(pieces: AsyncIterable<string>, names: Names): AsyncGenerator<string> {
  const tokens = new JsonTokens(names);
  for await (const piece of pieces) yield tokens.push(piece, false);
  yield tokens.push('', true);
}

class JsonTokens {
  private rest = '';
  /** The key whose value comes next. */
  private key = '';
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  push(piece: string, last: boolean): string {
    this.rest += piece;
    const out: string[] = [];
    let at = 0;
    while (at < this.rest.length) {
      const end = this.tokenEnd(at);
      // A token at the end may go on in the next piece; of a string, the colon after it matters too.
      if (!last && (end < 0 || end + 64 > this.rest.length)) break;
      const to = end < 0 ? this.rest.length : end;
      out.push(this.shaped(this.rest.slice(at, to), to));
      at = to;
    }
    this.rest = this.rest.slice(at);
    return out.join('');
  }

  private tokenEnd(at: number): number {
    if (this.rest[at] === '"') return stringEnd(this.rest, at + 1);
    const plain = /[-+\p{L}\p{N}_$.]+|\s+/uy;
    plain.lastIndex = at;
    return plain.test(this.rest) ? plain.lastIndex : at + 1;
  }

  private shaped(token: string, after: number): string {
    if (token[0] === '"') return this.string(token, /^\s*:/.test(this.rest.slice(after, after + 64)));
    if (!/[\p{L}\p{N}]/u.test(token)) return token;
    if (/^-?\d/.test(token)) return numberLike(token);
    if (token === 'null') return token;
    if (token === 'true' || token === 'false') return pick(['true', 'false']);
    return this.names.name(token);
  }

  private string(token: string, isKey: boolean): string {
    const text = parsed(token);
    if (text === null) return quoted(shapeValue(token.slice(1).replace(/"$/, '')), token);
    if (isKey) {
      this.key = text;
      return this.names.isKnown(text) ? token : quoted(this.names.name(text), token);
    }
    return this.names.keepsValue(this.key, text) ? token : quoted(shapeValue(text), token);
  }
}

function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}

function parsed(token: string): string | null {
  try {
    return JSON.parse(token) as string;
  } catch {
    return null;
  }
}

/** As JSON, with the original's way of escaping. */
function quoted(text: string, like: string): string {
  let json = JSON.stringify(text);
  if (like.includes('\\/')) json = json.replaceAll('/', '\\/');
  if (!/\\u[\da-f]{4}/i.test(like)) return json;
  return json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Whole stays whole, broken stays broken. */
function numberLike(token: string): string {
  const [, sign = '', whole = '0', part] = /^(-?)(\d+)(?:\.(\d+))?/.exec(token)!;
  const digits = /^0+$/.test(whole) ? '0' : fillDigits(whole);
  if (part === undefined) return sign + digits;
  return `${sign}${digits}.${fillDigits(part).replace(/^0+$/, '6')}`;
}
