/** Reads one age file from any place, opening only the chunks that are wanted. */
import { type FileHandle, open } from 'node:fs/promises';
import {
  chunkBytes,
  chunksOf,
  openChunk,
  payloadKey,
  payloadNonceBytes,
  plainBytes,
  sealedChunkBytes,
} from './age-format.js';
import { fileKeyOf, headerAtMost, headerLength } from './age-header.js';
import { readAt } from './disk.js';
import { damaged, noKeyOpens } from './problems.js';

/** Chunks that are opened in one step of a stream: a mebibyte. */
const batch = 16;
/** Opened chunks that are kept for reads from any place: one mebibyte. */
const keptChunks = 16;

/** What is needed to open an original. */
export interface OpeningKeys {
  identities: readonly string[];
  /** Where they come from, for messages. */
  source: string;
}

/** An original, open. `close` it. */
export interface OpenOriginal {
  /** Bytes of plaintext; attested, as the last chunk was opened. */
  readonly size: number;
  /** Bytes `offset` to `offset + length`; fewer at the end. */
  read(offset: number, length: number): Promise<Buffer>;
  /** From `start` up to but not with `end`, in chunks of up to 1 MiB. */
  stream(start?: number, end?: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens a sealed original. Its last chunk is opened at once, so that its size is certain.
 * @param name the original's SHA-256, for messages
 * @throws Problem `vault-damaged`, `vault-key-wrong`
 */
export async function openSealed(path: string, name: string, keys: OpeningKeys): Promise<OpenOriginal> {
  const file = await open(path, 'r');
  try {
    const sealed = new SealedReader(file, name, await startOf(file, name, keys));
    await sealed.chunks(sealed.count - 1, sealed.count);
    return sealed;
  } catch (error) {
    await file.close();
    throw error;
  }
}

interface Start {
  key: Buffer;
  /** Of the first chunk. */
  position: number;
  size: number;
}

/** The header of a file, without the nonce after it. Throws when these are no age file. */
export async function headerOf(file: FileHandle, name: string): Promise<Buffer> {
  const head = await readAt(file, 0, headerAtMost);
  const length = headerLength(head);
  if (length === null) throw damaged(name, 'it does not begin as an age file does');
  return head.subarray(0, length);
}

/** The file key. @throws Problem `vault-damaged`, `vault-key-wrong` */
export async function openHeader(header: Buffer, name: string, keys: OpeningKeys): Promise<Uint8Array> {
  const key = await fileKeyOf(header, keys.identities).catch((error) => {
    throw damaged(name, 'its header was changed', error);
  });
  if (key === null) throw noKeyOpens(name, keys.source);
  return key;
}

async function startOf(file: FileHandle, name: string, keys: OpeningKeys): Promise<Start> {
  const header = await headerOf(file, name);
  const nonce = await readAt(file, header.length, payloadNonceBytes);
  const position = header.length + payloadNonceBytes;
  const size = plainBytes((await file.stat()).size - position);
  if (nonce.length < payloadNonceBytes || size === null) throw damaged(name, 'it is cut');
  return { key: payloadKey(await openHeader(header, name, keys), nonce), position, size };
}

class SealedReader implements OpenOriginal {
  readonly size: number;
  readonly count: number;
  private readonly kept = new Map<number, Buffer>();

  constructor(
    private readonly file: FileHandle,
    private readonly name: string,
    private readonly start: Start,
  ) {
    this.size = start.size;
    this.count = chunksOf(start.size);
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(this.size, offset + length);
    if (offset >= end) return Buffer.alloc(0);
    const first = Math.floor(offset / chunkBytes);
    const parts = await this.cached(first, Math.ceil(end / chunkBytes));
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    return whole.subarray(offset - first * chunkBytes, end - first * chunkBytes);
  }

  async *stream(start = 0, end = this.size): AsyncGenerator<Buffer> {
    const stop = Math.min(end, this.size);
    for (let at = start; at < stop; ) {
      const first = Math.floor(at / chunkBytes);
      const last = Math.min(first + batch, Math.ceil(stop / chunkBytes));
      const plain = Buffer.concat(await this.chunks(first, last));
      const upTo = Math.min(stop, last * chunkBytes);
      yield plain.subarray(at - first * chunkBytes, upTo - first * chunkBytes);
      at = upTo;
    }
  }

  async close(): Promise<void> {
    this.kept.clear();
    await this.file.close();
  }

  /** Opens chunks `first` up to but not with `end`. */
  async chunks(first: number, end: number): Promise<Buffer[]> {
    const place = this.start.position + first * sealedChunkBytes;
    const sealed = await readAt(this.file, place, (end - first) * sealedChunkBytes);
    const plain: Buffer[] = [];
    for (let no = first; no < end; no += 1) {
      const at = (no - first) * sealedChunkBytes;
      plain.push(this.openOne(no, sealed.subarray(at, at + sealedChunkBytes)));
    }
    return plain;
  }

  private openOne(no: number, sealed: Buffer): Buffer {
    try {
      return openChunk(this.start.key, no, no === this.count - 1, sealed);
    } catch (error) {
      const from = no * chunkBytes;
      throw damaged(this.name, `the part from byte ${from} was changed, cut, moved or added`, error);
    }
  }

  /** Small reads come in runs (a zip's directory): what was opened last is kept. */
  private async cached(first: number, end: number): Promise<Buffer[]> {
    const parts: Buffer[] = [];
    for (let no = first; no < end; ) {
      const held = this.kept.get(no);
      if (held !== undefined) {
        this.keep(no, held);
        parts.push(held);
        no += 1;
        continue;
      }
      let upTo = no + 1;
      while (upTo < end && !this.kept.has(upTo)) upTo += 1;
      const opened = await this.chunks(no, upTo);
      for (const [i, chunk] of opened.entries()) this.keep(no + i, chunk);
      parts.push(...opened);
      no = upTo;
    }
    return parts;
  }

  private keep(no: number, chunk: Buffer): void {
    this.kept.delete(no);
    this.kept.set(no, chunk);
    if (this.kept.size > keptChunks) this.kept.delete(this.kept.keys().next().value ?? -1);
  }
}
