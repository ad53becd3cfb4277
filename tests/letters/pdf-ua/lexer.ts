/** Reads PDF values and words from bytes (ISO 32000-1, 7.2 and 7.3); used for files, content streams and CMaps. */
import { type PdfDict, PdfName, PdfRef, PdfString, type PdfValue, PdfWord } from './values.js';

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
const END = new PdfWord('');

export class Lexer {
  /** What is written against the rules for strings and numbers (19005-3, 6.1.6 and 6.1.13). */
  readonly faults: string[] = [];

  constructor(
    readonly bytes: Buffer,
    public at = 0,
    /** False in content streams, where `1 0 R` cannot stand. */
    readonly references = true,
  ) {}

  /** The next value or word; undefined at the end. */
  next(): PdfValue | PdfWord | undefined {
    const item = this.item();
    return item === END ? undefined : item;
  }

  skipSpace(): void {
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]!;
      if (byte === 0x25) this.skipComment();
      else if (!SPACE.has(byte)) return;
    }
  }

  private skipComment(): void {
    while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at++;
  }

  private item(): PdfValue | PdfWord {
    this.skipSpace();
    if (this.at >= this.bytes.length) return END;
    const sign = String.fromCharCode(this.bytes[this.at]!);
    if (sign === '/') return this.name();
    if (sign === '(') return this.literal();
    if (sign === '<') return this.bytes[this.at + 1] === 0x3c ? this.dict() : this.hexString();
    if (sign === '[') return this.array();
    if ('])>}{'.includes(sign)) return this.closing(sign);
    return this.plain();
  }

  private closing(sign: string): PdfWord {
    const double = sign === '>' && this.bytes[this.at + 1] === 0x3e;
    this.at += double ? 2 : 1;
    return new PdfWord(double ? '>>' : sign);
  }

  private regular(): string {
    const start = this.at;
    while (
      this.at < this.bytes.length &&
      !SPACE.has(this.bytes[this.at]!) &&
      !DELIMITER.has(this.bytes[this.at]!)
    )
      this.at++;
    return this.bytes.toString('latin1', start, this.at);
  }

  private name(): PdfName {
    this.at++;
    const written = this.regular();
    const name = written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (name.length > 127) this.faults.push(`name of ${name.length} bytes`);
    return new PdfName(name);
  }

  private plain(): PdfValue | PdfWord {
    const word = this.regular();
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return this.number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : new PdfWord(word);
  }

  private number(word: string): number | PdfRef {
    const value = Number(word);
    const whole = /^[+-]?\d+$/.test(word);
    if (whole && Math.abs(value) > 2147483647) this.faults.push(`integer ${word}`);
    if (!whole && value !== 0 && (Math.abs(value) > 3.403e38 || Math.abs(value) < 1.175e-38))
      this.faults.push(`real ${word}`);
    return (this.references && whole && this.reference(value)) || value;
  }

  private reference(num: number): PdfRef | undefined {
    const rest = /^\s+(\d+)\s+R(?![A-Za-z0-9])/.exec(this.bytes.toString('latin1', this.at, this.at + 24));
    if (!rest) return undefined;
    this.at += rest[0].length;
    return new PdfRef(num, Number(rest[1]));
  }

  private array(): PdfValue[] {
    this.at++;
    return this.until(']');
  }

  private until(close: string): PdfValue[] {
    const items: PdfValue[] = [];
    for (;;) {
      const item = this.item();
      if (item === END) throw new Error(`no ${close} before the end`);
      if (!(item instanceof PdfWord)) items.push(item);
      else if (item.word === close) return items;
      else throw new Error(`${item.word} where a value or ${close} belongs, at byte ${this.at}`);
    }
  }

  private dict(): PdfDict {
    this.at += 2;
    const items = this.until('>>');
    const dict: PdfDict = new Map();
    for (let i = 0; i + 1 < items.length; i += 2) {
      const key = items[i];
      if (!(key instanceof PdfName)) throw new Error(`a key that is no name, before byte ${this.at}`);
      if (dict.has(key.name)) this.faults.push(`key ${key.name} twice in one dictionary`);
      dict.set(key.name, items[i + 1]!);
    }
    return dict;
  }

  private hexString(): PdfString {
    const end = this.bytes.indexOf('>', this.at);
    const digits = this.bytes.toString('latin1', this.at + 1, end).replace(/[\0\t\n\f\r ]/g, '');
    this.at = end + 1;
    if (/[^0-9a-fA-F]/.test(digits)) this.faults.push(`hexadecimal string <${digits.slice(0, 20)}>`);
    if (digits.length % 2) this.faults.push(`hexadecimal string of ${digits.length} digits`);
    return this.measured(new PdfString(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'), true));
  }

  private literal(): PdfString {
    const out: number[] = [];
    this.at++;
    for (let depth = 1; depth > 0; ) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error('a string without its end');
      if (byte === 0x5c) this.escape(out);
      else {
        if (byte === 0x28) depth++;
        if (byte === 0x29) depth--;
        if (depth > 0) out.push(byte);
      }
    }
    return this.measured(new PdfString(Buffer.from(out)));
  }

  private escape(out: number[]): void {
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0];
    if (octal) {
      this.at += octal.length;
      out.push(Number.parseInt(octal, 8) & 255);
      return;
    }
    const byte = this.bytes[this.at++]!;
    if (byte === 13 && this.bytes[this.at] === 10) this.at++;
    if (byte === 10 || byte === 13) return;
    out.push(ESCAPES[String.fromCharCode(byte)] ?? byte);
  }

  private measured(string: PdfString): PdfString {
    if (string.bytes.length > 32767) this.faults.push(`string of ${string.bytes.length} bytes`);
    return string;
  }
}
