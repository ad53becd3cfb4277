/** Unpacks an archive in a worker: its list first, then every file in order, within bounds of time and size. */
import { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { Problem } from '../../../base/problem.js';
import type { RandomBytes } from '../../contract.js';
import type { Spool } from '../spool.js';
import { answerRead, newChannel, pieceTaken } from './channel.js';
import { type Arrived, isFile } from './match.js';
import type { PackedArchive, PackedEntry, PackedType, UnpackOrder, UnpackReport } from './messages.js';

/** What came of it. */
export interface Unpacked {
  archive: PackedArchive;
  /** The contents, in the order in which they came; null when they were not asked for. */
  files: Arrived[] | null;
  errors: string[];
}

export interface UnpackWish {
  type: PackedType;
  bytes: RandomBytes;
  password: string | null;
  /** For messages. */
  where: string;
  spool: Spool;
  /** It is ended after this. */
  seconds: number;
  signal: AbortSignal | undefined;
  /** Looks at the list: the most bytes that may come, or null when nothing is to be unpacked. */
  allow(archive: PackedArchive): number | null;
  /** Of a file that is not wanted the content is let go while it comes. */
  wants(entry: PackedEntry): boolean;
}

/** @throws Problem `format-program-missing`, `archive-time`, `unpacking-failed`, or an AbortError */
export function unpack(wish: UnpackWish): Promise<Unpacked> {
  return new Unpacking(wish).run();
}

/** JavaScript's own part of the worker; what 7-Zip takes lies outside of it and is bounded by its 32-bit memory. */
const heapMegabytes = 256;

class Unpacking {
  private readonly wish: UnpackWish;
  private readonly shared = newChannel();
  private readonly files: Arrived[] = [];
  /** What has come and was not yet kept, in order; keeping is slower than a message. */
  private readonly queue: (Uint8Array | 'begin' | 'end')[] = [];
  private wake: () => void = () => undefined;
  private archive: PackedArchive | null = null;
  private most = 0;
  private came = 0;

  constructor(wish: UnpackWish) {
    this.wish = wish;
  }

  async run(): Promise<Unpacked> {
    const { type, bytes, password } = this.wish;
    const order: UnpackOrder = { type, size: bytes.size, password, shared: this.shared };
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      stdout: true,
      stderr: true,
      env: {},
    });
    try {
      const errors = await this.withKeeping(this.talk(worker));
      return { archive: this.archive!, files: errors === null ? null : this.files, errors: errors ?? [] };
    } finally {
      await worker.terminate();
    }
  }

  /** Keeps files while they come; ends with what `talk` ends with. */
  private async withKeeping(talk: Promise<string[] | null>): Promise<string[] | null> {
    const keeping = this.keepAll();
    keeping.catch(() => undefined);
    try {
      return await talk;
    } finally {
      this.put('end');
      await keeping;
    }
  }

  private talk(worker: Worker): Promise<string[] | null> {
    const { where, seconds, signal } = this.wish;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(tooSlow(where, seconds)), seconds * 1000);
      const stop = (): void => reject(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      const settle =
        <T>(done: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', stop);
          done(value);
        };
      const end = settle(resolve);
      const fail = settle(reject);
      worker.on('message', (report: UnpackReport) => {
        try {
          this.hear(worker, report, end);
        } catch (error) {
          fail(error);
        }
      });
      worker.on('error', (error) => fail(failed(where, error.message)));
      worker.on('exit', () => fail(failed(where, 'it ended without a word')));
    });
  }

  private hear(worker: Worker, report: UnpackReport, end: (errors: string[] | null) => void): void {
    const { bytes, where } = this.wish;
    if (report.type === 'read')
      void answerRead(this.shared, bytes, report.offset, report.length).catch(() => undefined);
    else if (report.type === 'list') {
      this.archive = report.archive;
      const most = this.wish.allow(report.archive);
      this.most = most ?? 0;
      if (most === null) end(null);
      else worker.postMessage({ type: 'go' });
    } else if (report.type === 'begin') this.put('begin');
    else if (report.type === 'piece') {
      this.came += report.bytes.length;
      if (this.came > this.most) throw tooMuch(where, this.most);
      this.put(report.bytes);
    } else if (report.type === 'done') end(report.errors);
    else throw programMissing(where, this.wish.type, report.package);
  }

  private put(one: Uint8Array | 'begin' | 'end'): void {
    this.queue.push(one);
    this.wake();
  }

  private async next(): Promise<Uint8Array | 'begin' | 'end'> {
    while (this.queue.length === 0)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    return this.queue.shift()!;
  }

  private async keepAll(): Promise<void> {
    let one = await this.next();
    while (one !== 'end') {
      const file = this.pieces(this.wanted(this.files.length));
      const { bytes } = await this.wish.spool.keep(file.pieces());
      this.files.push({ bytes, crc: file.crc() });
      one = file.endedBy();
    }
  }

  private wanted(no: number): boolean {
    const entry = this.archive?.entries.filter(isFile)[no];
    return entry === undefined || this.wish.wants(entry);
  }

  /** The pieces of one file, what ended it and their checksum. */
  private pieces(wanted: boolean) {
    let by: 'begin' | 'end' = 'end';
    let sum = 0;
    const { shared } = this;
    const next = () => this.next();
    async function* pieces(): AsyncIterable<Buffer> {
      for (;;) {
        const one = await next();
        if (typeof one === 'string') {
          by = one;
          return;
        }
        const piece = Buffer.from(one.buffer, one.byteOffset, one.length);
        sum = crc32(piece, sum);
        if (wanted) yield piece;
        pieceTaken(shared);
      }
    }
    return { pieces, endedBy: () => by, crc: () => sum >>> 0 };
  }
}

function programMissing(where: string, type: PackedType, name: string): Problem {
  return new Problem({
    code: 'format-program-missing',
    what: `This is a ${type} file, and the package that opens it (${name}) is not installed.`,
    where,
    remedy:
      'Install it beside Tecum (npm install --include=optional), or unpack the file with 7-Zip and give Tecum the folder.',
  });
}

function tooSlow(where: string, seconds: number): Problem {
  return new Problem({
    code: 'archive-time',
    what: `Unpacking this archive has taken ${seconds} seconds, which is all that it may. It was not read.`,
    where,
    remedy:
      'Read it again with more time (on the command line: --limit memberSeconds=…), or unpack it with 7-Zip and give Tecum the folder.',
  });
}

function tooMuch(where: string, most: number): Problem {
  return new Problem({
    code: 'archive-bomb',
    what: `This archive unpacks to more than the ${most} bytes that it states. It was not read.`,
    where,
    remedy: 'Ask the provider how it was made, and compare its hash.',
  });
}

function failed(where: string, why: string): Problem {
  return new Problem({
    code: 'unpacking-failed',
    what: `The program that unpacks this archive has failed (${why}).`,
    where,
    remedy: 'Unpack it with 7-Zip on a machine with more memory and give Tecum the folder.',
  });
}
