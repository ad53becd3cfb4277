/** Writes text to a file piece by piece, waiting when the disk is slower. */

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

export class FileWriter {
  private readonly stream: WriteStream;

  /** The file must not exist. */
  constructor(file: string) {
    this.stream = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    // Errors surface at the next write or at the end.
    this.stream.on('error', () => undefined);
  }

  async write(text: string): Promise<void> {
    if (this.stream.errored) throw this.stream.errored;
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    if (this.stream.closed) return;
    this.stream.end();
    await finished(this.stream);
  }
}
