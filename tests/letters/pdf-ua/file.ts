/** Opens a PDF file: cross-reference tables and streams, object streams, Flate (ISO 32000-1, 7.5). */
import { inflateSync } from 'node:zlib';
import { Lexer } from './lexer.js';
import {
  isDict,
  nameOf,
  numberOf,
  type PdfDict,
  PdfRef,
  PdfStream,
  type PdfValue,
  PdfWord,
} from './values.js';

/** Something in the bytes that PDF/A forbids; `clause` is of ISO 19005-3. */
export interface SyntaxFault {
  clause: string;
  where: string;
  why: string;
}
type Entry = { offset: number } | { holder: number; index: number };

export class PdfFile {
  readonly faults: SyntaxFault[] = [];
  trailer: PdfDict = new Map();
  private readonly entries = new Map<number, Entry>();
  private readonly loaded = new Map<number, PdfValue>();
  private readonly held = new Map<number, Map<number, PdfValue>>();

  constructor(readonly bytes: Buffer) {
    const start = /startxref\s+(\d+)\s+%%EOF/.exec(
      bytes.toString('latin1', Math.max(0, bytes.length - 1024)),
    );
    if (!start) throw new Error('no startxref at the end');
    this.readSection(Number(start[1]), new Set());
  }

  /** Numbers of all objects in use. */
  get numbers(): number[] {
    return [...this.entries.keys()].sort((a, b) => a - b);
  }

  /** The object of a number; null when there is none, as 7.3.10 has it. */
  object(num: number): PdfValue {
    const known = this.loaded.get(num);
    if (known !== undefined) return known;
    const entry = this.entries.get(num);
    const value =
      entry === undefined
        ? null
        : 'offset' in entry
          ? this.objectAt(num, entry.offset)
          : this.fromHolder(num, entry.holder);
    this.loaded.set(num, value);
    return value;
  }

  /** The value itself, behind any reference. */
  get(value: PdfValue | undefined): PdfValue {
    let found: PdfValue = value ?? null;
    for (let hops = 0; found instanceof PdfRef && hops < 20; hops++) found = this.object(found.num);
    return found;
  }

  /** The dictionary of a value or of its stream; undefined for anything else. */
  dict(value: PdfValue | undefined): PdfDict | undefined {
    const found = this.get(value);
    return found instanceof PdfStream ? found.dict : isDict(found) ? found : undefined;
  }

  stream(value: PdfValue | undefined): PdfStream | undefined {
    const found = this.get(value);
    return found instanceof PdfStream ? found : undefined;
  }

  /** The items of an array, each behind its reference; a single value counts as an array of one, null as none. */
  list(value: PdfValue | undefined): PdfValue[] {
    const found = this.get(value);
    if (found === null) return [];
    return Array.isArray(found) ? found.map((item) => this.get(item)) : [found];
  }

  /** Bytes of a stream behind its Flate filter; other filters are left on. */
  decode(stream: PdfStream): Buffer {
    const filters = this.list(stream.dict.get('Filter')).map(nameOf);
    if (filters[0] !== 'FlateDecode') return stream.raw;
    const plain = inflateSync(stream.raw);
    const params = this.dict(this.list(stream.dict.get('DecodeParms'))[0]);
    return params && (numberOf(params.get('Predictor')) ?? 1) >= 10
      ? unpredict(plain, numberOf(params.get('Columns')) ?? 1)
      : plain;
  }

  /** Sets an object, for the tests that break files. */
  put(num: number, value: PdfValue): void {
    this.entries.set(num, this.entries.get(num) ?? { offset: 0 });
    this.loaded.set(num, value);
  }

  private readSection(offset: number, seen: Set<number>): void {
    if (seen.has(offset)) throw new Error('cross-reference sections in a circle');
    seen.add(offset);
    const isTable = this.bytes.toString('latin1', offset, offset + 4) === 'xref';
    const trailer = isTable ? this.readTable(offset) : this.readXrefStream(offset);
    for (const [key, value] of trailer) if (!this.trailer.has(key)) this.trailer.set(key, value);
    const prev = numberOf(trailer.get('Prev'));
    if (prev !== undefined) this.readSection(prev, seen);
  }

  private readTable(offset: number): PdfDict {
    if (!/^xref(\r\n|\r|\n)\d+ \d+ ?(\r\n|\r|\n)/.test(this.bytes.toString('latin1', offset, offset + 40)))
      this.fault(
        '6.1.4',
        `byte ${offset}`,
        'xref and its first section are not set apart by one end of line',
      );
    const lexer = new Lexer(this.bytes, offset + 4);
    for (;;) {
      const first = lexer.next();
      if (first instanceof PdfWord && first.word === 'trailer') return lexer.next() as PdfDict;
      const count = lexer.next();
      if (typeof first !== 'number' || typeof count !== 'number')
        throw new Error('a cross-reference table that cannot be read');
      for (let i = 0; i < count; i++) this.readRow(lexer, first + i);
    }
  }

  private readRow(lexer: Lexer, num: number): void {
    const offset = lexer.next();
    lexer.next();
    const kind = lexer.next();
    const used = kind instanceof PdfWord && kind.word === 'n';
    if (used && typeof offset === 'number' && !this.entries.has(num)) this.entries.set(num, { offset });
  }

  private readXrefStream(offset: number): PdfDict {
    const stream = this.objectAt(undefined, offset);
    if (!(stream instanceof PdfStream)) throw new Error(`no cross-reference section at byte ${offset}`);
    const [a = 1, b = 2, c = 1] = this.list(stream.dict.get('W')).map(Number);
    const data = this.decode(stream);
    const index = this.list(stream.dict.get('Index') ?? [0, stream.dict.get('Size') ?? 0]).map(Number);
    let at = 0;
    const field = (width: number) => {
      at += width;
      return width ? data.readUIntBE(at - width, width) : 1;
    };
    for (let i = 0; i + 1 < index.length; i += 2)
      for (let num = index[i]!; num < index[i]! + index[i + 1]!; num++)
        this.enter(num, field(a), field(b), c ? field(c) : 0);
    return stream.dict;
  }

  private enter(num: number, kind: number, second: number, third: number): void {
    if (this.entries.has(num) || kind === 0) return;
    this.entries.set(num, kind === 2 ? { holder: second, index: third } : { offset: second });
  }

  private objectAt(num: number | undefined, offset: number): PdfValue {
    const head = /^(\d+)(\s+)(\d+)(\s+)obj(\r\n|\r|\n)?/.exec(
      this.bytes.toString('latin1', offset, offset + 40),
    );
    if (!head || (num !== undefined && Number(head[1]) !== num))
      throw new Error(`object ${num} is not at byte ${offset}`);
    const where = `object ${head[1]}`;
    if (head[2]!.length !== 1 || head[4]!.length !== 1 || !head[5])
      this.fault('6.1.9', where, 'spacing of its first line');
    const lexer = new Lexer(this.bytes, offset + head[0].length);
    const value = lexer.next();
    if (value === undefined || value instanceof PdfWord) throw new Error(`${where} holds no value`);
    lexer.skipSpace();
    const end = lexer.at;
    const next = lexer.next();
    for (const why of lexer.faults) this.fault(why.startsWith('hex') ? '6.1.6' : '6.1.13', where, why);
    if (next instanceof PdfWord && next.word === 'stream' && isDict(value))
      return this.streamAt(value, end + 6, where);
    if (!(next instanceof PdfWord) || next.word !== 'endobj')
      this.fault('6.1.9', where, 'no endobj after its value');
    return value;
  }

  private streamAt(dict: PdfDict, after: number, where: string): PdfStream {
    const crlf = this.bytes[after] === 13 && this.bytes[after + 1] === 10;
    if (!crlf && this.bytes[after] !== 10) this.fault('6.1.7.1', where, 'no line feed after the word stream');
    const start = after + (crlf ? 2 : 1);
    const length = numberOf(this.get(dict.get('Length'))) ?? -1;
    const tail = this.bytes.toString('latin1', start + length, start + length + 11);
    if (length >= 0 && /^(\r\n|\n|\r)endstream/.test(tail))
      return new PdfStream(dict, this.bytes.subarray(start, start + length));
    const real = this.bytes.indexOf('endstream', start);
    this.fault('6.1.7.1', where, `Length ${length} does not lead to endstream`);
    return new PdfStream(dict, this.bytes.subarray(start, real));
  }

  private fromHolder(num: number, holder: number): PdfValue {
    if (!this.held.has(holder)) this.held.set(holder, this.unpack(holder));
    return this.held.get(holder)?.get(num) ?? null;
  }

  private unpack(holder: number): Map<number, PdfValue> {
    const stream = this.stream(new PdfRef(holder, 0));
    if (!stream) throw new Error(`object stream ${holder} is missing`);
    const data = this.decode(stream);
    const head = new Lexer(data);
    const first = numberOf(stream.dict.get('First')) ?? 0;
    const objects = new Map<number, PdfValue>();
    for (let i = 0; i < (numberOf(stream.dict.get('N')) ?? 0); i++) {
      const num = head.next() as number;
      const body = new Lexer(data, first + (head.next() as number));
      objects.set(num, body.next() as PdfValue);
      for (const why of body.faults)
        this.fault(why.startsWith('hex') ? '6.1.6' : '6.1.13', `object ${num}`, why);
    }
    return objects;
  }

  private fault(clause: string, where: string, why: string): void {
    this.faults.push({ clause, where, why });
  }
}

/** Undoes the PNG predictors (7.4.4.4) for one byte a sample, which cross-reference streams use. */
function unpredict(data: Buffer, columns: number): Buffer {
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < columns; col++) {
      const left = col ? out[row * columns + col - 1]! : 0;
      const up = row ? out[(row - 1) * columns + col]! : 0;
      const kind = data[row * (columns + 1)]!;
      if (kind > 2) throw new Error(`PNG predictor ${kind} is not read here`);
      const add = kind === 1 ? left : kind === 2 ? up : 0;
      out[row * columns + col] = (data[row * (columns + 1) + 1 + col]! + add) & 255;
    }
  return out;
}
