/** Runs unrar (package node-unrar-js) inside the worker, for rar files when 7-Zip is not installed. Holds the whole archive. */
import type { WorkerChannel } from './channel.js';
import type { PackedArchive, UnpackReport } from './messages.js';

const piece = 256 * 1024;

/** Null when the package is not installed. */
export async function startUnrar(): Promise<UnrarRun | null> {
  try {
    const unrar = await import('node-unrar-js');
    return new UnrarRun(unrar);
  } catch {
    return null;
  }
}

/** One archive. */
export class UnrarRun {
  private readonly unrar: typeof import('node-unrar-js');
  private data = new ArrayBuffer(0);

  constructor(unrar: typeof import('node-unrar-js')) {
    this.unrar = unrar;
  }

  give(channel: WorkerChannel, size: number): void {
    const bytes = new Uint8Array(size);
    channel.read(bytes, 0);
    this.data = bytes.buffer;
  }

  async list(password: string | null): Promise<PackedArchive> {
    const found: PackedArchive = {
      entries: [],
      before: 0,
      after: 0,
      headers: 0,
      volume: false,
      dictionary: 0,
      errors: [],
    };
    try {
      const { arcHeader, fileHeaders } = (await this.extractor(password)).getFileList();
      found.volume = arcHeader.flags.volume;
      for (const header of fileHeaders) {
        found.entries.push({
          name: header.name,
          size: header.unpSize,
          compressed: header.packSize,
          crc: header.crc >>> 0,
          encrypted: header.flags.encrypted,
          folder: header.flags.directory,
          link: false,
          modified: header.time.slice(0, 19),
        });
      }
    } catch (error) {
      found.errors.push(`ERROR: ${(error as Error).message}`);
    }
    return found;
  }

  async unpack(
    password: string | null,
    channel: WorkerChannel,
    report: (report: UnpackReport) => void,
  ): Promise<string[]> {
    try {
      for (const { fileHeader, extraction } of (await this.extractor(password)).extract().files) {
        if (fileHeader.flags.directory) continue;
        report({ type: 'begin' });
        const bytes = extraction ?? new Uint8Array(0);
        for (let at = 0; at < bytes.length; at += piece)
          channel.give({ type: 'piece', bytes: bytes.slice(at, at + piece) });
      }
      return [];
    } catch (error) {
      return [`ERROR: ${(error as Error).message}`];
    }
  }

  private extractor(password: string | null) {
    return this.unrar.createExtractorFromData({ data: this.data, password: password ?? undefined });
  }
}
