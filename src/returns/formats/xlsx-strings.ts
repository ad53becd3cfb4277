/** The shared strings of a workbook, as compact bytes: a cell names one by its number. */
import { Problem } from '../../base/problem.js';
import { readXml, type XmlHandlers } from './xml.js';

/** Bytes of text kept at most; a workbook with more is to be saved as CSV. */
const mostBytes = 192 * 1024 * 1024;
/** Texts made from bytes that are kept for the next cell that names them. */
const cached = 4096;

/** All strings in order. Rich text is joined; phonetic readings (Japanese) are left out, as Excel's own text is without them. */
export class SharedStrings {
  private readonly store = new ByteStore();
  private readonly cache = new Map<number, string>();

  /** Reads `sharedStrings.xml`. @throws Problem `xlsx-strings-too-large`, `xml-broken` */
  static async read(chunks: AsyncIterable<Buffer>, where: string): Promise<SharedStrings> {
    const strings = new SharedStrings();
    let text = '';
    let inText = false;
    let phonetic = 0;
    const add = (): void => {
      strings.store.add(unescaped(text));
      if (strings.store.total > mostBytes) throw tooLarge(where);
    };
    const handlers: XmlHandlers = {
      open(name) {
        if (name === 'rPh') phonetic++;
        else if (name === 't') inText = phonetic === 0;
        else if (name === 'si') text = '';
      },
      close(name) {
        if (name === 'rPh') phonetic--;
        else if (name === 't') inText = false;
        else if (name === 'si') add();
      },
      text(piece) {
        if (inText) text += piece;
      },
    };
    await readXml(chunks, handlers, where);
    return strings;
  }

  /** The string of a number; null when there is none. */
  get(no: number): string | null {
    const known = this.cache.get(no);
    if (known !== undefined) return known;
    const text = this.store.get(no);
    if (text === null) return null;
    if (this.cache.size >= cached) this.cache.clear();
    this.cache.set(no, text);
    return text;
  }
}

const segmentBytes = 8 * 1024 * 1024;
const perSegment = 2 ** 32;

/** Texts one after the other as UTF-8, in segments so that growing copies nothing but the places. */
class ByteStore {
  total = 0;
  private readonly segments: Buffer[] = [];
  private used = 0;
  private count = 0;
  private starts = new Float64Array(1024);
  private lengths = new Uint32Array(1024);

  add(text: string): void {
    const { count } = this;
    if (count === this.starts.length) this.growPlaces();
    const most = text.length * 3;
    if (this.segments.length === 0 || this.used + most > this.segments.at(-1)!.length) {
      this.segments.push(Buffer.allocUnsafe(Math.max(segmentBytes, most)));
      this.used = 0;
    }
    const length = this.segments.at(-1)!.write(text, this.used);
    this.starts[count] = (this.segments.length - 1) * perSegment + this.used;
    this.lengths[count] = length;
    this.used += length;
    this.total += length;
    this.count++;
  }

  get(no: number): string | null {
    if (!(no >= 0 && no < this.count)) return null;
    const start = this.starts[no]!;
    const offset = start % perSegment;
    return this.segments[(start - offset) / perSegment]!.toString('utf8', offset, offset + this.lengths[no]!);
  }

  private growPlaces(): void {
    const starts = new Float64Array(this.count * 2);
    starts.set(this.starts);
    this.starts = starts;
    const lengths = new Uint32Array(this.count * 2);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }
}

/** `_x000D_` stands for a character that XML cannot hold; `_x005F_` for an underscore that would begin such a group. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function tooLarge(where: string): Problem {
  return new Problem({
    code: 'xlsx-strings-too-large',
    what: `The workbook's table of texts is larger than ${mostBytes / 1024 / 1024} MiB, more than is kept in memory.`,
    where,
    remedy: 'Save its sheets as CSV with Excel or LibreOffice, and read those.',
  });
}
