/** What can befall the bytes of any file: cut, flipped, in another encoding, with other line ends. */
import iconv from 'iconv-lite';
import type { Dice } from '../open/dice.js';

/** Damages bytes in one way. */
export function damageBytes(dice: Dice, bytes: Buffer): { bytes: Buffer; way: string } {
  const at = dice.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + dice.below(400));
  const ways: Record<string, () => Buffer> = {
    'cut short': () => bytes.subarray(0, at),
    'start lost': () => bytes.subarray(at),
    'bits flipped': () => flipped(dice, bytes),
    'stretch lost': () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]),
    'stretch doubled': () => Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]),
    'zeros put in': () => Buffer.concat([bytes.subarray(0, at), Buffer.alloc(40), bytes.subarray(at)]),
    'chance put in': () => Buffer.concat([bytes.subarray(0, at), dice.bytes(40), bytes.subarray(at)]),
    'huge piece put in': () =>
      Buffer.concat([
        bytes.subarray(0, at),
        Buffer.alloc(dice.once(40) ? 2_000_000 : 70_000, 'x'),
        bytes.subarray(at),
      ]),
    'twice over': () => Buffer.concat([bytes, bytes]),
  };
  const way = dice.of(Object.keys(ways));
  return { bytes: ways[way]!(), way };
}

function flipped(dice: Dice, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = 1 + dice.below(20); i > 0 && copy.length > 0; i--) {
    const at = dice.below(copy.length);
    copy[at] = copy[at]! ^ (1 << dice.below(8));
  }
  return copy;
}

/** Line ends and byte-order marks, by which nothing of a text is lost. */
export function dressed(dice: Dice, text: string): { bytes: Buffer; way: string } {
  const ways: Record<string, () => Buffer> = {
    'UTF-8': () => Buffer.from(text),
    'UTF-8 with BOM': () => Buffer.from(`\ufeff${text.replace(/^\ufeff/, '')}`),
    'UTF-16 LE': () => iconv.encode(text, 'utf-16le', { addBOM: true }),
    'UTF-16 BE': () => iconv.encode(text, 'utf-16be', { addBOM: true }),
    CRLF: () => Buffer.from(text.replace(/\r?\n/g, '\r\n')),
  };
  const way = dice.once(2) ? 'UTF-8' : dice.of(Object.keys(ways));
  return { bytes: ways[way]!(), way };
}

/** The text of bytes in any of the encodings that keep it, so that bytes are counted as readers count them: in UTF-8. */
export function textIn(bytes: Buffer): string | Buffer {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return iconv.decode(bytes, 'utf-16le', { stripBOM: false });
  if (a === 0xfe && b === 0xff) return iconv.decode(bytes, 'utf-16be', { stripBOM: false });
  const wide = bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0;
  return wide ? iconv.decode(bytes, 'utf-16le') : bytes;
}

/**
 * Encodings by which characters may be lost, and line ends that do not agree. With `plain`, only those that keep letters and digits
 * of ASCII.
 */
export function misdressed(dice: Dice, text: string, plain: boolean): { bytes: Buffer; way: string } {
  const ways: Record<string, () => Buffer> = {
    'windows-1252': () => iconv.encode(text, 'windows-1252'),
    Shift_JIS: () => iconv.encode(text, 'shift_jis'),
    'UTF-8 twice': () => Buffer.from(Buffer.from(text).toString('latin1')),
    'UTF-16 without BOM': () => iconv.encode(text, 'utf-16le'),
    'mixed line ends': () => Buffer.from(text.replace(/\r?\n/g, () => dice.of(['\n', '\r\n', '\r']))),
    'a wrong BOM': () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text)]),
  };
  if (plain) delete ways['a wrong BOM'];
  const way = dice.of(Object.keys(ways));
  return { bytes: ways[way]!(), way };
}
