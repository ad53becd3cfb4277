/** Writes one age file as the bytes come: hashed and sealed in one pass, by the mebibyte, flat in memory. */
import { createHash, type Hash, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import {
  chunkBytes,
  fileKeyBytes,
  payloadKey,
  payloadNonceBytes,
  sealChunk,
  sealedChunkBytes,
} from './age-format.js';
import { makeHeader } from './age-header.js';
import { writeAll } from './disk.js';

/** Chunks that are written in one call. */
const batch = 16;

/** One file in the making. Call `add` for what comes, `end` once. */
export class SealedWriter {
  private readonly hash: Hash;
  private waiting: Buffer[] = [];
  private held = 0;
  private writing: Promise<void> = Promise.resolve();

  /** Goes on where `from` says: whole chunks are in the file already and `hash` has seen them. */
  private constructor(
    private readonly file: FileHandle,
    private readonly key: Buffer,
    private position: number,
    private chunks: number,
    hash: Hash,
  ) {
    this.hash = hash;
  }

  /** Begins a file: header for the recipients, nonce. */
  static async begin(file: FileHandle, recipients: readonly string[]): Promise<SealedWriter> {
    const fileKey = randomBytes(fileKeyBytes);
    const nonce = randomBytes(payloadNonceBytes);
    const start = Buffer.concat([makeHeader(fileKey, recipients), nonce]);
    await file.write(start, 0, start.length, 0);
    return new SealedWriter(file, payloadKey(fileKey, nonce), start.length, 0, createHash('sha256'));
  }

  /** Goes on with a file that holds `chunks` whole chunks, the last of which ends at `position`. */
  static goOn(file: FileHandle, key: Buffer, position: number, chunks: number, hash: Hash): SealedWriter {
    return new SealedWriter(file, key, position, chunks, hash);
  }

  /** Bytes of plaintext that stand sealed in the file. */
  get written(): number {
    return this.chunks * chunkBytes;
  }

  /** Bytes given so far. */
  get size(): number {
    return this.written + this.held;
  }

  /** What is needed to go on with the file later. `start` is the place of its first chunk. */
  get standing(): { key: Buffer; start: number; chunks: number; hash: Hash } {
    const { key, chunks, hash } = this;
    return { key, chunks, hash, start: this.position - chunks * sealedChunkBytes };
  }

  /** Takes bytes. The last chunk is held back until it is known whether it is the end. */
  async add(bytes: Buffer): Promise<void> {
    this.waiting.push(bytes);
    this.held += bytes.length;
    if (this.held > batch * chunkBytes) await this.writeWhole();
  }

  /** Seals and writes the whole chunks that are held, keeping at least one byte back for the last chunk. */
  async writeWhole(): Promise<void> {
    const whole = Math.max(0, Math.ceil(this.held / chunkBytes) - 1);
    if (whole === 0) return;
    const all = this.take();
    await this.seal(all.subarray(0, whole * chunkBytes), false);
    this.keep(all.subarray(whole * chunkBytes));
  }

  /** Seals and writes every whole chunk, though the last of them may be the end of what comes now. */
  async writeEveryWhole(): Promise<void> {
    const all = this.take();
    const whole = Math.floor(all.length / chunkBytes) * chunkBytes;
    if (whole > 0) await this.seal(all.subarray(0, whole), false);
    this.keep(all.subarray(whole));
  }

  /** Kept when all that was sealed has been handed to the system. */
  async settled(): Promise<void> {
    await this.writing;
  }

  /** Forgets what is held and not sealed: it will be sent again. */
  dropHeld(): void {
    this.waiting = [];
    this.held = 0;
  }

  /** Seals the end. Answers the SHA-256 (lower-case hex) and the bytes of the plaintext. */
  async end(): Promise<{ sha256: string; size: number }> {
    await this.writeWhole();
    const size = this.size;
    await this.seal(this.take(), true);
    return { sha256: this.hash.digest('hex'), size };
  }

  private take(): Buffer {
    const all = this.waiting.length === 1 ? this.waiting[0]! : Buffer.concat(this.waiting, this.held);
    this.dropHeld();
    return all;
  }

  private keep(rest: Buffer): void {
    // A copy: the buffer around it may be a mebibyte that nobody else needs any more.
    this.waiting = rest.length === 0 ? [] : [Buffer.from(rest)];
    this.held = rest.length;
  }

  /** `plain` is whole chunks, or, when `last`, one chunk at most. */
  private async seal(plain: Buffer, last: boolean): Promise<void> {
    const chunks = plain.length === 0 ? [plain] : split(plain);
    for (let at = 0; at < chunks.length; at += batch) {
      await this.writing;
      const parts = chunks.slice(at, at + batch).flatMap((chunk) => this.sealOne(chunk, last));
      // The next batch is sealed while this one is on its way to the disk.
      this.writing = this.writeParts(parts);
      this.writing.catch(() => undefined);
    }
    if (last) await this.writing;
  }

  private sealOne(chunk: Buffer, last: boolean): [Buffer, Buffer] {
    this.hash.update(chunk);
    const parts = sealChunk(this.key, this.chunks, last, chunk);
    if (!last) this.chunks += 1;
    return parts;
  }

  private async writeParts(parts: Buffer[]): Promise<void> {
    const at = this.position;
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    this.position += length;
    const { bytesWritten } = await this.file.writev(parts, at);
    if (bytesWritten < length)
      await writeAll(this.file, Buffer.concat(parts).subarray(bytesWritten), at + bytesWritten);
  }
}

function split(plain: Buffer): Buffer[] {
  const count = Math.ceil(plain.length / chunkBytes);
  return Array.from({ length: count }, (_, i) => plain.subarray(i * chunkBytes, (i + 1) * chunkBytes));
}
