/** The parts of an XLSX file: members of a zip, read from any place and bounded. */
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { Problem } from '../../base/problem.js';
import type { Item, RandomBytes } from '../contract.js';
import { LimitGuard } from '../open/limits.js';

/** Parts a workbook may have; real ones have some dozens. */
const mostParts = 20_000;
const readAhead = 256 * 1024;

/** The open package. */
export class XlsxZip {
  private readonly parts = new Map<string, yauzl.Entry>();
  private readonly guard = new LimitGuard();
  private readonly zip: yauzl.ZipFile;
  private readonly bytes: RandomBytes;
  private readonly where: string;

  private constructor(zip: yauzl.ZipFile, bytes: RandomBytes, where: string) {
    this.zip = zip;
    this.bytes = bytes;
    this.where = where;
  }

  /** Lists the parts. @throws Problem `xlsx-damaged` when the directory at its end cannot be read. */
  static async open(item: Item): Promise<XlsxZip> {
    const bytes = await item.random();
    try {
      const zip = await yauzl.fromRandomAccessReaderPromise(new BytesReader(bytes), bytes.size, {
        autoClose: false,
        lazyEntries: true,
        strictFileNames: false,
      });
      const opened = new XlsxZip(zip, bytes, item.path);
      for await (const entry of zip.eachEntry()) {
        opened.parts.set(entry.fileName.replace(/^\//, '').toLowerCase(), entry);
        if (opened.parts.size > mostParts) throw new Error(`it names more than ${mostParts} parts`);
      }
      return opened;
    } catch (error) {
      throw damaged(item.path, (error as Error).message);
    }
  }

  /** Names of all parts, in lower case as they are looked up. */
  get names(): string[] {
    return [...this.parts.keys()];
  }

  has(name: string): boolean {
    return this.parts.has(name.toLowerCase());
  }

  /** Stated size of a part, unpacked; 0 when there is none. */
  sizeOf(name: string): number {
    return this.parts.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** The content of a part; nothing when there is none. @throws Problem `archive-bomb`, `xlsx-damaged` */
  async *part(name: string): AsyncIterable<Buffer> {
    const entry = this.parts.get(name.toLowerCase());
    if (entry === undefined) return;
    const where = `${this.where}#${name}`;
    if (entry.isEncrypted()) throw damaged(where, 'it is encrypted');
    let size = 0;
    let crc = 0;
    for await (const chunk of this.unpacked(entry, where)) {
      size += chunk.length;
      const bomb = this.guard.ratioProblem(where, entry.compressedSize, size);
      if (bomb !== null) throw bomb;
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (crc >>> 0 !== entry.crc32) throw damaged(where, 'its checksum does not fit');
  }

  private async *unpacked(entry: yauzl.Entry, where: string): AsyncIterable<Buffer> {
    try {
      const { fileDataStart } = await this.zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const raw = this.raw(fileDataStart, entry.compressedSize);
      if (entry.compressionMethod === 0) yield* raw;
      else if (entry.compressionMethod === 8) yield* inflated(raw);
      else throw new Error(`it is packed by method ${entry.compressionMethod}`);
    } catch (error) {
      throw error instanceof Problem ? error : damaged(where, (error as Error).message);
    }
  }

  private async *raw(start: number, length: number): AsyncIterable<Buffer> {
    const end = Math.min(start + length, this.bytes.size);
    for (let at = start; at < end; at += readAhead) {
      yield await this.bytes.read(at, Math.min(readAhead, end - at));
    }
  }
}

async function* inflated(raw: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const source = Readable.from(raw, { objectMode: true, highWaterMark: 1 });
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  source.on('error', (error) => inflate.destroy(error));
  source.pipe(inflate);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

/** What yauzl reads the directory through; the content of parts is read past it. */
class BytesReader extends yauzl.RandomAccessReader {
  private readonly bytes: RandomBytes;

  constructor(bytes: RandomBytes) {
    super();
    this.bytes = bytes;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.bytes.read(position, length).then((found) => {
      found.copy(buffer, offset);
      done(found.length < length ? new Error('it ends too early') : null);
    }, done);
  }

  override close(done: (error: Error | null) => void): void {
    setImmediate(done, null);
  }
}

function damaged(where: string, why: string): Problem {
  return new Problem({
    code: 'xlsx-damaged',
    what: `The workbook is damaged: ${why}.`,
    where,
    remedy:
      'What stood before was read. Compare the hash with the provider and ask for the file again; Excel or LibreOffice may still repair a copy.',
  });
}
