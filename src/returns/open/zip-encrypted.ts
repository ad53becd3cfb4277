/** Members of password-protected zips (AES and ZipCrypto), by zip.js. */
import { openAsBlob } from 'node:fs';
import { BlobReader, configure, ERR_INVALID_PASSWORD, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { Problem } from '../../base/problem.js';
import type { LimitGuard } from './limits.js';

configure({ useWebWorkers: false });

/** Gives the decrypted members of one zip, found by where their local headers lie. */
export class EncryptedZip {
  private readonly file: string;
  private readonly password: string;
  private entries: Map<number, FileEntry> | null = null;

  constructor(file: string, password: string) {
    this.file = file;
    this.password = password;
  }

  /** The content of a member. Throws `zip-password-wrong` or `member-damaged`. */
  async *chunks(
    where: string,
    headerOffset: number,
    compressed: number,
    guard: LimitGuard,
  ): AsyncIterable<Buffer> {
    const entry = await this.entry(headerOffset);
    if (entry === undefined) throw notFound(where);
    const pipe = new TransformStream<Uint8Array, Uint8Array>();
    const done = entry.getData(pipe.writable, { password: this.password, checkSignature: true }).then(
      () => null,
      (error: unknown) => error,
    );
    let size = 0;
    const reader = pipe.readable.getReader();
    try {
      for (;;) {
        const { value, done: ended } = await reader.read();
        if (ended) break;
        size += value.length;
        const bomb = guard.ratioProblem(where, compressed, size);
        if (bomb !== null) throw bomb;
        yield Buffer.from(value.buffer, value.byteOffset, value.length);
      }
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw explain(where, size, error);
    } finally {
      await reader.cancel().catch(() => undefined);
    }
    const error = await done;
    if (error !== null) throw explain(where, size, error);
  }

  private async entry(headerOffset: number): Promise<FileEntry | undefined> {
    if (this.entries === null) {
      this.entries = new Map();
      const reader = new ZipReader(new BlobReader(await openAsBlob(this.file)), {
        filenameValidation: 'tolerant',
      });
      for await (const entry of reader.getEntriesGenerator({ filenameValidation: 'tolerant' })) {
        if (!entry.directory) this.entries.set(entry.offset, entry);
      }
    }
    return this.entries.get(headerOffset);
  }
}

/** For a member that is encrypted while no password was given. */
export function passwordNeeded(where: string): Problem {
  return new Problem({
    code: 'zip-password-needed',
    what: 'This member is encrypted and no password was given.',
    where,
    remedy:
      'Read it again with the password that the provider sent apart from the archive (on the command line: --password).',
  });
}

function explain(where: string, at: number, error: unknown): Problem {
  if ((error as Error).message === ERR_INVALID_PASSWORD) {
    return new Problem({
      code: 'zip-password-wrong',
      what: 'The password does not open this member.',
      where,
      remedy: 'Check the password: it may be one for another archive of the same return.',
      cause: error,
    });
  }
  return new Problem({
    code: 'member-damaged',
    what: `This encrypted member is damaged after ${at} bytes of its content, or the password is wrong: ${(error as Error).message}.`,
    where,
    remedy: 'Check the password first, then the hash of the archive with the provider.',
    cause: error,
  });
}

function notFound(where: string): Problem {
  return new Problem({
    code: 'member-damaged',
    what: 'This encrypted member could not be found again in the archive.',
    where,
    remedy: 'Unpack the archive by hand and give Tecum the folder.',
  });
}
