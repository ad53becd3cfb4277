/** Encoded words in header fields (RFC 2047): `=?utf-8?Q?caf=C3=A9?=`. */
import { decodeText } from './charset.js';

const word = /=\?([^?\s]{1,60})\?([BbQq])\?([^?\r\n]*)\?=/g;

/** A run of words of one character set and encoding: a character may be cut between two of them. */
interface Run {
  charset: string;
  parts: Buffer[];
}

/**
 * The text with its encoded words decoded. White space between two of them is dropped (RFC 2047, 6.2). What only looks like
 * one stays as it is.
 */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let out = '';
  let run: Run | null = null;
  let at = 0;
  const close = (): void => {
    if (run !== null) out += decodeText(Buffer.concat(run.parts), run.charset).text;
    run = null;
  };
  for (const match of text.matchAll(word)) {
    const between = text.slice(at, match.index);
    const charset = match[1]!.replace(/\*.*$/, '').toLowerCase();
    const bytes = wordBytes(match[2]!, match[3]!);
    const open = run as Run | null;
    if (open !== null && between.trim() === '' && open.charset === charset) open.parts.push(bytes);
    else {
      const glued = open !== null && between.trim() === '';
      close();
      out += glued ? '' : between;
      run = { charset, parts: [bytes] };
    }
    at = match.index + match[0].length;
  }
  close();
  return out + text.slice(at);
}

function wordBytes(encoding: string, content: string): Buffer {
  if (encoding === 'B' || encoding === 'b') return Buffer.from(content, 'base64');
  const spaced = content.replaceAll('_', ' ');
  const bytes = spaced.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  // Characters above 255 do not belong there; a sender who puts them in means them.
  return /[\u0100-\uffff]/.test(bytes) ? Buffer.from(bytes, 'utf8') : Buffer.from(bytes, 'latin1');
}
