/** Where bytes are kept for as long as a return is open, so that any place of them can be had: in memory, or encrypted on disk. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProblem, type Problem } from '../../base/problem.js';
import type { RandomBytes } from '../contract.js';
import { memoryBytes } from './range.js';
import { SealedFile } from './sealed-file.js';
import { spoolPrefix, sweepSpools } from './spool-sweep.js';

/** What came of keeping a stream: its bytes, and what stopped it if they are not whole. */
export interface Kept {
  bytes: RandomBytes;
  problem: Problem | null;
}

/** One kept stream may take this much memory, and all of them together this much; what is larger goes to disk. */
const memoryEach = 8 * 1024 * 1024;
const memoryAll = 64 * 1024 * 1024;

/** One for an opened return. Its key is in memory only, so that what a crash leaves behind can be read by nobody. */
export class Spool {
  private readonly parent: string;
  private readonly key = randomBytes(32);
  private folder: Promise<string> | null = null;
  private files = 0;
  private inMemory = 0;
  private readonly handles: FileHandle[] = [];

  constructor(parent?: string) {
    this.parent = parent ?? tmpdir();
  }

  /** Keeps a stream. Stops at a Problem in it and says so, with what came before. */
  async keep(chunks: AsyncIterable<Buffer>): Promise<Kept> {
    const keeper = new Keeper(this);
    let problem: Problem | null = null;
    try {
      for await (const chunk of chunks) await keeper.add(chunk);
    } catch (error) {
      if (!isProblem(error)) throw error;
      problem = error;
    }
    return { bytes: await keeper.end(), problem };
  }

  /**
   * Keeps a stream that must be whole.
   * @throws Problem what stopped it before its end
   */
  async random(chunks: AsyncIterable<Buffer>): Promise<RandomBytes> {
    const { bytes, problem } = await this.keep(chunks);
    if (problem !== null) throw problem;
    return bytes;
  }

  /** True when `more` bytes may still be kept in memory beside `own` of the same stream; they are then counted. */
  takeMemory(own: number, more: number): boolean {
    if (own + more > memoryEach || this.inMemory + more > memoryAll) return false;
    this.inMemory += more;
    return true;
  }

  giveMemory(bytes: number): void {
    this.inMemory -= bytes;
  }

  /** A new encrypted file. */
  async sealedFile(): Promise<SealedFile> {
    this.folder ??= this.makeFolder();
    const no = this.files++;
    const handle = await open(join(await this.folder, `${no}`), 'wx+', 0o600);
    this.handles.push(handle);
    return new SealedFile(handle, this.key, no);
  }

  async close(): Promise<void> {
    for (const handle of this.handles.splice(0)) await handle.close();
    if (this.folder !== null) await rm(await this.folder, { recursive: true, force: true });
    this.folder = null;
    this.key.fill(0);
  }

  private async makeFolder(): Promise<string> {
    await sweepSpools(this.parent);
    return mkdtemp(join(this.parent, spoolPrefix()));
  }
}

/** Takes one stream: into memory while there is room, then all of it to disk. */
class Keeper {
  private readonly spool: Spool;
  private parts: Buffer[] = [];
  private held = 0;
  private file: SealedFile | null = null;

  constructor(spool: Spool) {
    this.spool = spool;
  }

  async add(chunk: Buffer): Promise<void> {
    if (this.file === null && this.spool.takeMemory(this.held, chunk.length)) {
      // A copy: a small chunk may be a view into a large one that would be held with it.
      this.parts.push(Buffer.from(chunk));
      this.held += chunk.length;
      return;
    }
    this.file ??= await this.moveToDisk();
    await this.file.write(chunk);
  }

  async end(): Promise<RandomBytes> {
    if (this.file === null) return memoryBytes(Buffer.concat(this.parts, this.held));
    await this.file.end();
    return this.file;
  }

  private async moveToDisk(): Promise<SealedFile> {
    const file = await this.spool.sealedFile();
    for (const part of this.parts) await file.write(part);
    this.parts = [];
    this.spool.giveMemory(this.held);
    this.held = 0;
    return file;
  }
}
