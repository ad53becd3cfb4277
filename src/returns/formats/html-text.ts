/** Text between tags: bytes to characters, entities resolved. Short texts that come again are made once. */
import { isAscii } from 'node:buffer';
import { Parser } from 'htmlparser2';
import { utf8Text } from './utf8-text.js';

const slots = 4096;
/** Labels, names and times come again; longer texts do not. */
const longestKept = 40;

export class HtmlTexts {
  readonly #kept: string[] = new Array(slots).fill('');

  /** The bytes as text with its entities resolved, unless `raw`. */
  of(bytes: Buffer, from: number, to: number, raw: boolean): string {
    if (to - from <= longestKept) {
      const text = this.#short(bytes, from, to);
      if (text !== null) return text;
    }
    const piece = bytes.subarray(from, to);
    const text = isAscii(piece) ? piece.toString('latin1') : utf8Text(piece);
    return raw || !text.includes('&') ? text : resolved(text);
  }

  /** Short ASCII without an entity; null for anything else. */
  #short(bytes: Buffer, from: number, to: number): string | null {
    let hash = to - from;
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      if (byte === 0x26 || byte > 0x7f) return null;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const slot = (hash ^ (hash >>> 12)) & (slots - 1);
    const kept = this.#kept[slot]!;
    if (isSame(kept, bytes, from, to)) return kept;
    const text = bytes.toString('latin1', from, to);
    this.#kept[slot] = text;
    return text;
  }
}

function isSame(text: string, bytes: Buffer, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}

/** Text with its entities resolved, by the library that knows them all. */
function resolved(text: string): string {
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => void pieces.push(piece) }, { decodeEntities: true });
  // A lone "<" is text here; as an entity it cannot begin a tag.
  parser.end(text.replaceAll('<', '&lt;'));
  return pieces.join('');
}
