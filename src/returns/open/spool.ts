/** Inner archives on disk for as long as a reading lasts. */
import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isProblem, type Problem } from '../../base/problem.js';
import type { RandomBytes } from '../contract.js';

/** What came of spooling: the file, its bytes, and what stopped it if it is not whole. */
export interface Spooled {
  file: string;
  bytes: number;
  problem: Problem | null;
}

/** A folder of spooled files with names of our own making; made when first needed, deleted by {@link close}. */
export class Spool {
  private folder: string | null = null;
  private next = 0;
  private readonly handles: FileHandle[] = [];
  private readonly parent: string;

  constructor(parent?: string) {
    this.parent = parent ?? tmpdir();
  }

  /** Writes a stream to a new file. Stops at a Problem in the stream and says so, keeping what came before. */
  async write(chunks: AsyncIterable<Buffer>): Promise<Spooled> {
    const file = await this.path();
    let bytes = 0;
    let problem: Problem | null = null;
    async function* counted(): AsyncIterable<Buffer> {
      try {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          yield chunk;
        }
      } catch (error) {
        if (!isProblem(error)) throw error;
        problem = error;
      }
    }
    await pipeline(
      Readable.from(counted(), { objectMode: true, highWaterMark: 2 }),
      createWriteStream(file, { mode: 0o600 }),
    );
    return { file, bytes, problem };
  }

  /**
   * Writes a stream to a new file and reads from it.
   * @throws Problem what stopped the stream before its end
   */
  async random(chunks: AsyncIterable<Buffer>): Promise<RandomBytes> {
    const { file, bytes, problem } = await this.write(chunks);
    if (problem !== null) throw problem;
    const handle = await open(file, 'r');
    this.handles.push(handle);
    return {
      size: bytes,
      async read(offset, length) {
        const wanted = Math.max(0, Math.min(length, bytes - offset));
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(wanted), 0, wanted, offset);
        return buffer.subarray(0, bytesRead);
      },
    };
  }

  /** A path for a new file. */
  async path(): Promise<string> {
    this.folder ??= await mkdtemp(join(this.parent, 'tecum-'));
    return join(this.folder, `${this.next++}`);
  }

  async close(): Promise<void> {
    for (const handle of this.handles.splice(0)) await handle.close();
    if (this.folder !== null) await rm(this.folder, { recursive: true, force: true });
    this.folder = null;
  }
}
