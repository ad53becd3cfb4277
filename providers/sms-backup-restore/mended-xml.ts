/**
 * The app writes an emoji as two numbers, `&#55357;&#56832;`, which no XML parser takes: they are made one on the way,
 * in as many bytes, so that every place stays where it is.
 */
import type { Item, Output } from '../../src/returns/contract.js';

const reference = /&#(x[0-9a-fA-F]{1,8}|\d{1,8});/g;
/** More than the longest two references. */
const longest = 32;

export class MendedXml {
  readonly item: Item;
  private pairs = 0;
  private lost = 0;

  constructor(item: Item) {
    const { no, path, name, base, size, depth, container, modified } = item;
    const stream = (): AsyncIterable<Buffer> => this.mend(item.stream());
    this.item = {
      no,
      path,
      name,
      base,
      size,
      depth,
      container,
      modified,
      stream,
      head: () => item.head(),
      random: () => item.random(),
    };
  }

  report(out: Output): void {
    if (this.pairs > 0)
      out.field(
        '(emoji)',
        'read',
        this.pairs,
        'written as two numbers of UTF-16, read as the one character that they mean',
      );
    if (this.lost === 0) return;
    const text = `${this.lost} characters of the file are numbers that stand for no character; each is shown as "\ufffd". Look at them in the original.`;
    out.finding('warning', 'characters-lost', text);
  }

  private async *mend(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    let held: Buffer = Buffer.alloc(0);
    for await (const chunk of chunks) {
      const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const cut = cutOf(all);
      held = Buffer.from(all.subarray(cut));
      if (cut > 0) yield this.mendWhole(all.subarray(0, cut));
    }
    if (held.length > 0) yield this.mendWhole(held);
  }

  /** Latin-1 keeps every byte as it is; the references are ASCII. */
  private mendWhole(bytes: Buffer): Buffer {
    if (bytes.indexOf('&#') < 0) return bytes;
    const text = bytes.toString('latin1');
    const found = [...text.matchAll(reference)].map((match) => ({
      at: match.index,
      length: match[0].length,
      code: codeOf(match[1]!),
    }));
    let mended = '';
    let done = 0;
    for (let i = 0; i < found.length; i++) {
      const { at, length, code } = found[i]!;
      if (isCharacter(code)) continue;
      const next = found[i + 1];
      const isPair = next !== undefined && next.at === at + length && isHigh(code) && isLow(next.code);
      const taken = isPair ? length + next.length : length;
      mended += text.slice(done, at) + (isPair ? this.pair(code, next.code, taken) : this.loss(taken));
      done = at + taken;
      if (isPair) i++;
    }
    return done === 0 ? bytes : Buffer.from(mended + text.slice(done), 'latin1');
  }

  private pair(high: number, low: number, length: number): string {
    this.pairs++;
    const code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    return `&#${String(code).padStart(length - 3, '0')};`;
  }

  /** U+FFFD in UTF-8 has three bytes; the shortest reference has four. */
  private loss(length: number): string {
    this.lost++;
    return `\xef\xbf\xbd${' '.repeat(length - 3)}`;
  }
}

/** Before a reference that may go on in the next chunk, and before a first half whose second may come. */
function cutOf(all: Buffer): number {
  const from = Math.max(0, all.length - longest);
  const first = all.indexOf('&', from);
  return first < 0 ? all.length : first;
}

function codeOf(digits: string): number {
  return digits[0] === 'x' ? Number.parseInt(digits.slice(1), 16) : Number(digits);
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** What XML 1.0 allows. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
