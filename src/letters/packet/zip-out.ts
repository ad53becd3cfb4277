/** A zip that is written while its files are made, each one gone before the next is begun; same files, same bytes. */
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';

export class ZipOut {
  private readonly zip = new yazl.ZipFile();

  /** What leaves: read it while files are added, or adding waits. */
  readonly output = this.zip.outputStream as Readable;

  /**
   * @param day ISO date that every file bears. A zip's times have no zone, so the day is written as it stands.
   * @param signal gives up waiting when nobody reads any more.
   */
  constructor(
    private readonly day: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Resolves when the file's bytes have been taken. PDF, DOCX are packed already and are stored as they are. */
  async add(name: string, bytes: Buffer): Promise<void> {
    const source = Readable.from(slices(bytes), { objectMode: false });
    this.zip.addReadStream(source, name, {
      mtime: this.localDay(),
      mode: 0o100644,
      compress: !/\.(pdf|docx)$/.test(name),
      forceDosTimestamp: true,
    });
    await finished(source, { signal: this.signal });
  }

  end(): void {
    this.zip.end();
  }

  private localDay(): Date {
    const [year = 1980, month = 1, date = 1] = this.day.split('-').map(Number);
    return new Date(year, month - 1, date, 12);
  }
}

const sliceSize = 65_536;

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += sliceSize) yield bytes.subarray(at, at + sliceSize);
}
