/** Members of a zip that zip.js unpacks: password-protected ones (AES and ZipCrypto) and those packed by Deflate64. Loaded when one is met. */
import { configure, ERR_INVALID_PASSWORD, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js';
import { Problem } from '../../base/problem.js';
import type { RandomBytes } from '../contract.js';
import { checkedChunks, type Member } from './inflate.js';
import type { LimitGuard } from './limits.js';
import { windowed } from './range.js';
import { wrongPassword } from './zip-password.js';

configure({ useWebWorkers: false });

/** Unpacked members of one zip, found by where their local headers lie. */
export class ZipJsMembers {
  private readonly bytes: RandomBytes;
  private entries: Map<number, FileEntry> | null = null;

  constructor(bytes: RandomBytes) {
    this.bytes = bytes;
  }

  /** The content of a member. Throws `zip-password-wrong` or `member-damaged`. */
  chunks(member: Member, headerOffset: number, guard: LimitGuard, password?: string): AsyncIterable<Buffer> {
    // An AES member carries a proof of its own and often no checksum; zip.js verifies whichever there is.
    const facts = { ...member, crc: null };
    return checkedChunks(facts, guard, this.raw(member.where, headerOffset, password));
  }

  /** True when a password may open a member, by the few bytes that its header keeps for this. */
  async opens(headerOffset: number, password: string): Promise<boolean> {
    const entry = await this.entry(headerOffset);
    if (entry === undefined) return false;
    try {
      await entry.getData(new WritableStream<Uint8Array>(), { password, checkPasswordOnly: true });
    } catch (error) {
      // Any other error is damage, which reading the member tells.
      return (error as Error).message !== ERR_INVALID_PASSWORD;
    }
    return true;
  }

  private async *raw(where: string, headerOffset: number, password?: string): AsyncIterable<Buffer> {
    const entry = await this.entry(headerOffset);
    if (entry === undefined) throw notFound(where);
    const pipe = new TransformStream<Uint8Array, Uint8Array>();
    const done = entry.getData(pipe.writable, { password, checkSignature: true });
    // An error may come before the first byte without ending the stream: whichever comes first counts.
    const failure = done.then(() => new Promise<never>(() => undefined));
    failure.catch(() => undefined);
    const reader = pipe.readable.getReader();
    try {
      for (;;) {
        const { value, done: ended } = await Promise.race([reader.read(), failure]);
        if (ended) break;
        yield Buffer.from(value.buffer, value.byteOffset, value.length);
      }
      await done;
    } catch (error) {
      throw explained(where, error);
    } finally {
      reader.cancel().catch(() => undefined);
    }
  }

  private async entry(headerOffset: number): Promise<FileEntry | undefined> {
    if (this.entries === null) {
      this.entries = new Map();
      const reader = new ZipReader(new BytesReader(windowed(this.bytes)), { filenameValidation: 'tolerant' });
      for await (const entry of reader.getEntriesGenerator({ filenameValidation: 'tolerant' })) {
        if (!entry.directory) this.entries.set(entry.offset, entry);
      }
    }
    return this.entries.get(headerOffset);
  }
}

/** Gives zip.js its bytes. */
class BytesReader extends Reader<RandomBytes> {
  private readonly bytes: RandomBytes;

  constructor(bytes: RandomBytes) {
    super(bytes);
    this.bytes = bytes;
    this.size = bytes.size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    // A copy: zip.js decrypts in place.
    return new Uint8Array(await this.bytes.read(index, length));
  }
}

function explained(where: string, error: unknown): unknown {
  return (error as Error).message === ERR_INVALID_PASSWORD ? wrongPassword(where) : error;
}

function notFound(where: string): Problem {
  return new Problem({
    code: 'member-damaged',
    what: 'This member could not be found again in the archive.',
    where,
    remedy: 'Unpack the archive by hand and give Tecum the folder.',
  });
}
