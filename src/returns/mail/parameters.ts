/** The value and the parameters of `Content-Type` and `Content-Disposition` (RFC 2045, RFC 2231). */
import { decodeText } from './charset.js';
import { decodeWords } from './encoded-words.js';

/** `text/plain; charset=utf-8`, taken apart. */
export interface ValueWithParameters {
  /** Lower case, without what follows the first semicolon. */
  value: string;
  /** By lower-case name; continued and encoded ones put together. */
  parameters: Map<string, string>;
}

const piece = /;[\s;]*([^\s=;"]+)\s*=\s*(?:"([^"\\]*(?:\\[\s\S][^"\\]*)*)"?|([^;]*))/g;

/** Characters looked at; no mailer writes more. */
const longest = 4000;

/** Takes a header's value apart. Comments in brackets are dropped from the value. */
export function parseParameters(whole: string): ValueWithParameters {
  const header = whole.slice(0, longest);
  const semicolon = header.indexOf(';');
  const first = semicolon < 0 ? header : header.slice(0, semicolon);
  const value = first
    .replace(/\([^)]*\)/g, '')
    .trim()
    .toLowerCase();
  const parameters = new Map<string, string>();
  if (semicolon < 0) return { value, parameters };
  const pieces = new Map<string, Map<number, { text: string; encoded: boolean }>>();
  for (const match of header.slice(semicolon).matchAll(piece)) {
    const text = match[2] === undefined ? match[3]!.trim() : match[2].replace(/\\([\s\S])/g, '$1');
    take(match[1]!.toLowerCase(), text, parameters, pieces);
  }
  for (const [name, parts] of pieces) parameters.set(name, joined(parts));
  return { value, parameters };
}

function take(
  rawName: string,
  text: string,
  parameters: Map<string, string>,
  pieces: Map<string, Map<number, { text: string; encoded: boolean }>>,
): void {
  const star = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(rawName);
  if (star === null || (star[2] === undefined && star[3] === undefined)) {
    if (!parameters.has(rawName)) parameters.set(rawName, decodeWords(text));
    return;
  }
  const parts = pieces.get(star[1]!) ?? new Map<number, { text: string; encoded: boolean }>();
  parts.set(Number(star[2] ?? 0), { text, encoded: star[3] !== undefined });
  pieces.set(star[1]!, parts);
}

/** Pieces in order of their numbers; the first may state character set and language: `utf-8'en'…`. */
function joined(parts: Map<number, { text: string; encoded: boolean }>): string {
  const bytes: Buffer[] = [];
  let charset: string | undefined;
  for (const number of [...parts.keys()].sort((a, b) => a - b)) {
    let { text } = parts.get(number)!;
    const { encoded } = parts.get(number)!;
    const stated = encoded && charset === undefined ? /^([^']*)'[^']*'/.exec(text) : null;
    if (stated !== null) {
      charset = stated[1]!;
      text = text.slice(stated[0].length);
    }
    bytes.push(encoded ? percentBytes(text) : Buffer.from(text, 'utf8'));
  }
  return decodeText(Buffer.concat(bytes), charset).text;
}

function percentBytes(text: string): Buffer {
  const one = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return /[\u0100-\uffff]/.test(one) ? Buffer.from(one, 'utf8') : Buffer.from(one, 'latin1');
}
