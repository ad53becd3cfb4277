/** Inner archives on disk for as long as a reading lasts. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isProblem, type Problem } from '../../base/problem.js';

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

  /** A path for a new file. */
  async path(): Promise<string> {
    this.folder ??= await mkdtemp(join(this.parent, 'tecum-'));
    return join(this.folder, `${this.next++}`);
  }

  async close(): Promise<void> {
    if (this.folder !== null) await rm(this.folder, { recursive: true, force: true });
    this.folder = null;
  }
}
