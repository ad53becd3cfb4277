/** Cuts the head of a mail or of a part into its header fields. */
import { isAscii, isUtf8 } from 'node:buffer';
import { utf8Text } from '../formats/utf8-text.js';
import type { Header } from './parsed-mail.js';

const field = /^([!-9;-~]+)[ \t]*:/;

/** True when a line could be a header field. */
export function isHeaderLine(line: string): boolean {
  return field.test(line);
}

/** The fields of a head, and the lines in it that are none. */
export interface HeaderBlock {
  headers: Header[];
  odd: string[];
}

/**
 * The fields of a head (RFC 5322, 2.2), folded lines joined. Bytes above 127 are read as UTF-8 where they are UTF-8, else as
 * windows-1252, field by field.
 */
export function parseHeaders(bytes: Buffer): HeaderBlock {
  const block: HeaderBlock = { headers: [], odd: [] };
  // One character a byte for cutting; only a field with bytes above 127 is decoded anew.
  const plain = isAscii(bytes);
  const wide = !plain && isUtf8(bytes);
  const text = wide ? bytes.toString('utf8') : bytes.toString('latin1');
  const decode = plain || wide ? asItIs : fromLatin1;
  for (let at = 0; at < text.length; ) {
    const end = fieldEnd(text, at);
    addField(block, unfolded(text, at, end), decode);
    at = end + 1;
  }
  return block;
}

const asItIs = (text: string): string => text;
const fromLatin1 = (text: string): string => utf8Text(Buffer.from(text, 'latin1'));

/** The LF that ends a field: the next line does not begin with white space. */
function fieldEnd(text: string, at: number): number {
  let end = text.indexOf('\n', at);
  while (end >= 0 && end + 1 < text.length) {
    const next = text.charCodeAt(end + 1);
    if (next !== 0x20 && next !== 0x09) return end;
    end = text.indexOf('\n', end + 1);
  }
  return end < 0 ? text.length : end;
}

/** Folding is taken back by dropping the line ends only (RFC 5322, 2.2.3). */
function unfolded(text: string, at: number, end: number): string {
  const stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  const raw = text.slice(at, stop);
  return raw.includes('\n') ? raw.replace(/\r?\n/g, '') : raw;
}

function addField(block: HeaderBlock, line: string, decode: (text: string) => string): void {
  const name = field.exec(line);
  if (name === null) {
    if (line.trim() !== '') block.odd.push(decode(line));
    return;
  }
  const value = decode(line.slice(name[0].length).trim());
  block.headers.push({ name: name[1]!, key: name[1]!.toLowerCase(), value });
}
