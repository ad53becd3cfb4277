/** Finds out how text is encoded, turns it into UTF-8 and keeps count of the original bytes. */
// biome-ignore-all lint/suspicious/noControlCharactersInRegex: text is told from bytes by the control characters that it has not
import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** How a text is encoded, and how sure that is. */
export interface Encoding {
  /** `utf-8`, `utf-16le`, `utf-16be`, or a legacy name that iconv-lite knows. */
  name: string;
  /** Bytes of byte-order mark to skip. */
  bom: number;
  /** `bom` and `valid` are facts; `guess` is a guess by letter frequency. */
  basis: 'bom' | 'valid' | 'zeros' | 'guess';
  /** Of a guess: how sure chardet is, 0 to 100. */
  share?: number;
  /** Characters that the encoding does not have, met while the text was read: many mean that the guess was wrong. */
  replaced?: number;
}

/**
 * The encoding of a text, from its first bytes (up to 64 KiB). A BOM decides; then valid UTF-8; then the zero
 * bytes of UTF-16 without a BOM; then chardet's guess, which is stated as one.
 */
export function detectEncoding(head: Buffer): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { name: 'utf-8', bom: 3, basis: 'bom' };
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', bom: 2, basis: 'bom' };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', bom: 2, basis: 'bom' };
  const wide = wideWithoutBom(head);
  if (wide !== null) return { name: wide, bom: 0, basis: 'zeros' };
  if (isUtf8(withoutCutTail(head))) return { name: 'utf-8', bom: 0, basis: 'valid' };
  return mostlyUtf8(head) ? { name: 'utf-8', bom: 0, basis: 'guess' } : guess(head);
}

/** In words, for the ledger: `shift_jis (guessed from the bytes, sure to 97 of 100)`, and what did not fit. */
export function encodingLabel(encoding: Encoding): string {
  const { name, basis, share, replaced = 0 } = encoding;
  const sure = share === undefined ? '' : `, sure to ${share} of 100`;
  const lost = replaced > 0 ? `, ${replaced} characters did not fit` : '';
  if (basis === 'guess') return `${name} (guessed from the bytes${sure}${lost})`;
  return lost === '' ? name : `${name} (${lost.slice(2)})`;
}

/** A warning's sentence when characters did not fit the encoding; null when all did. */
export function encodingDoubt({ name, basis, replaced = 0 }: Encoding): string | null {
  if (replaced === 0) return null;
  const how = basis === 'guess' ? `was guessed to be ${name}` : `is ${name}`;
  return `The text ${how}, and ${replaced} characters do not fit that: they show as \ufffd. Look at the original in another encoding before quoting them.`;
}

const guesses = new WeakMap<Buffer, Encoding>();

/** The head of an item is looked at by many readers; it is guessed at once. */
function guess(head: Buffer): Encoding {
  let known = guesses.get(head);
  if (known === undefined) {
    known = newGuess(head);
    guesses.set(head, known);
  }
  return { ...known };
}

function newGuess(head: Buffer): Encoding {
  const known = chardet
    .analyse(spoken(head))
    .find(({ name }) => iconv.encodingExists(name) && !/^utf|^ascii/i.test(name));
  const name = known?.name.toLowerCase() ?? 'windows-1252';
  const share = known?.confidence ?? 0;
  // ISO-8859-1 of the web means windows-1252: the C1 controls it has instead are never meant.
  return { name: name === 'iso-8859-1' ? 'windows-1252' : name, bom: 0, basis: 'guess', share };
}

/** The lines that hold anything but ASCII, which are what a guess can go by; at least the first such. */
function spoken(head: Buffer): Buffer {
  const lines: Buffer[] = [];
  for (let from = 0; from < head.length; ) {
    const lf = head.indexOf(10, from);
    const line = head.subarray(from, lf < 0 ? head.length : lf + 1);
    if (line.some((byte) => byte > 0x7f)) lines.push(line);
    from += line.length;
  }
  return Buffer.concat(lines);
}

/** UTF-16 without a BOM: zero bytes, nearly all in the same half of their pairs (the others are letters such as U+4E00). */
function wideWithoutBom(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const n = head.length & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const enough = Math.max(2, n / 400);
  const name =
    odd >= enough && odd >= even * 3 ? 'utf-16le' : even >= enough && even >= odd * 3 ? 'utf-16be' : null;
  return name !== null && isText(iconv.decode(head.subarray(0, n), name)) ? name : null;
}

/** No control characters, halves of pairs or unassigned places, which bytes that are no text give at once. */
function isText(text: string): boolean {
  // A head may end within a pair.
  return !/[^\t\n\v\f\r\x1b -\ud7ff\ue000-\uf8ff\uf900-\ufffc]/.test(
    text.replace(/[\ud800-\udbff]([\udc00-\udfff]|$)/g, ''),
  );
}

/** Drops an incomplete last UTF-8 character, which bytes cut at a fixed length may have. */
export function withoutCutTail(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < need ? bytes.subarray(0, bytes.length - back) : bytes;
    }
    if (byte < 0x80) return bytes;
  }
  return bytes;
}

/** True when broken bytes are rare among good multi-byte characters: UTF-8 with damage, not another encoding. */
function mostlyUtf8(head: Buffer): boolean {
  const text = withoutCutTail(head).toString('utf8');
  let bad = 0;
  let high = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) bad++;
    else if (code > 0x7f) high++;
  }
  return high >= 2 * bad;
}

/** The content as UTF-8, without its BOM. UTF-8 passes through as it is, so offsets stay those of the file. */
export async function* toUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncIterable<Buffer> {
  if (encoding.name === 'utf-8') {
    yield* skip(chunks, encoding.bom);
    return;
  }
  const decoder = iconv.getDecoder(encoding.name, { stripBOM: false });
  let half = '';
  for await (const chunk of skip(chunks, encoding.bom)) {
    const text = half + decoder.write(chunk);
    countReplaced(text, encoding);
    // The first half of a surrogate pair waits for the second, which the next chunk brings.
    half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : '';
    if (text.length > half.length) yield Buffer.from(text.slice(0, text.length - half.length), 'utf8');
  }
  const tail = half + (decoder.end() ?? '');
  countReplaced(tail, encoding);
  if (tail !== '') yield Buffer.from(tail, 'utf8');
}

function countReplaced(text: string, encoding: Encoding): void {
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1))
    encoding.replaced = (encoding.replaced ?? 0) + 1;
}

async function* skip(chunks: AsyncIterable<Buffer>, bytes: number): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    const cut = Math.min(left, chunk.length);
    left -= cut;
    if (cut < chunk.length) yield cut > 0 ? chunk.subarray(cut) : chunk;
  }
}

/**
 * Measures UTF-8 pieces in bytes of the original encoding, so that a place always points into the file as it
 * came. `null` for UTF-8, where the measure is the length itself.
 */
export function originalMeasure(encoding: Encoding): ((utf8: Uint8Array) => number) | null {
  if (encoding.name === 'utf-8') return null;
  if (encoding.name.startsWith('utf-16')) return utf16Bytes;
  return (utf8) => iconv.encode(Buffer.from(utf8).toString('utf8'), encoding.name).length;
}

function utf16Bytes(utf8: Uint8Array): number {
  let units = 0;
  for (const byte of utf8) {
    if ((byte & 0xc0) !== 0x80) units++;
    if (byte >= 0xf0) units++;
  }
  return units * 2;
}
