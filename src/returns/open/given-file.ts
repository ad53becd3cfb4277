/** Files on disk as something given: read by place, with few of them open at a time. */
import { type FileHandle, open } from 'node:fs/promises';
import type { RandomBytes } from '../contract.js';
import { rangeOf } from './range.js';
import type { Given } from './types.js';

/** A folder may hold a hundred thousand files; this many are open at once. */
const mostOpen = 48;

interface Opened {
  handle: Promise<FileHandle>;
  reads: number;
}

/** Files opened when first read, closed when others need the room, all closed at the end. */
export class OpenFiles {
  private readonly files = new Map<string, Opened>();

  /** Bytes of a file; fewer at its end. */
  async read(path: string, offset: number, length: number): Promise<Buffer> {
    // Counted before anything is waited for, so that nobody closes it in between.
    const file = this.opened(path);
    file.reads++;
    try {
      await this.makeRoom();
      const buffer = Buffer.allocUnsafeSlow(Math.max(0, length));
      let got = 0;
      while (got < length) {
        const { bytesRead } = await (await file.handle).read(buffer, got, length - got, offset + got);
        if (bytesRead === 0) break;
        got += bytesRead;
      }
      return buffer.subarray(0, got);
    } finally {
      file.reads--;
    }
  }

  async close(): Promise<void> {
    const all = [...this.files.values()];
    this.files.clear();
    for (const file of all) await shut(file);
  }

  private opened(path: string): Opened {
    const file = this.files.get(path) ?? { handle: open(path, 'r'), reads: 0 };
    // The newest is last, so that the first is the one to close.
    this.files.delete(path);
    this.files.set(path, file);
    return file;
  }

  private async makeRoom(): Promise<void> {
    for (const [path, file] of this.files) {
      if (this.files.size <= mostOpen) return;
      if (file.reads > 0) continue;
      this.files.delete(path);
      await shut(file);
    }
  }
}

async function shut(file: Opened): Promise<void> {
  const handle = await file.handle.catch(() => null);
  await handle?.close();
}

/** A file on this machine, under the name that is shown for it. */
export function givenFile(files: OpenFiles, path: string, name: string, bytes: number): Given {
  const random: RandomBytes = {
    size: bytes,
    read: (offset, length) => files.read(path, offset, Math.max(0, Math.min(length, bytes - offset))),
  };
  return { name, bytes, stream: () => rangeOf(random, 0, bytes), random: async () => random };
}
