/** A temporary file whose content is encrypted in pieces, so that any place of it can be read. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Problem } from '../../base/problem.js';
import type { RandomBytes } from '../contract.js';

/** Bytes of content in a piece; each is sealed on its own by AES-256-GCM and followed by its tag. */
const piece = 64 * 1024;
const tag = 16;
const onDisk = piece + tag;
/** Pieces written and read at once. */
const batch = 16;

/**
 * Written once from front to end, then read from any place. The nonce is the number of the file and of the piece: neither
 * comes twice under one key, since the key lives no longer than the spool that numbers its files.
 */
export class SealedFile implements RandomBytes {
  /** Bytes of content. */
  size = 0;
  private readonly handle: FileHandle;
  private readonly key: Buffer;
  private readonly no: number;
  private readonly waiting = Buffer.allocUnsafe(piece * batch);
  private filled = 0;
  private pieces = 0;

  constructor(handle: FileHandle, key: Buffer, no: number) {
    this.handle = handle;
    this.key = key;
    this.no = no;
  }

  async write(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      const taken = chunk.copy(this.waiting, this.filled, at);
      this.filled += taken;
      at += taken;
      if (this.filled === this.waiting.length) await this.flush();
    }
    this.size += chunk.length;
  }

  /** Call once after the last write. */
  async end(): Promise<void> {
    if (this.filled > 0) await this.flush();
  }

  /** @throws Problem `spool-changed` when the file is no longer what was written */
  async read(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(this.size, offset + length);
    if (offset >= end) return Buffer.alloc(0);
    const first = Math.floor(offset / piece);
    const last = Math.floor((end - 1) / piece);
    const sealed = await this.sealed(first, last);
    const clear: Buffer[] = [];
    for (let no = first, at = 0; no <= last; no++, at += onDisk)
      clear.push(this.unseal(no, sealed.subarray(at, at + onDisk)));
    const all = clear.length === 1 ? clear[0]! : Buffer.concat(clear);
    return all.subarray(offset - first * piece, end - first * piece);
  }

  private async flush(): Promise<void> {
    const parts: Buffer[] = [];
    for (let at = 0; at < this.filled; at += piece)
      parts.push(
        ...this.seal(this.pieces + at / piece, this.waiting.subarray(at, Math.min(this.filled, at + piece))),
      );
    await this.handle.write(Buffer.concat(parts), 0, undefined, this.pieces * onDisk);
    this.pieces += Math.ceil(this.filled / piece);
    this.filled = 0;
  }

  private seal(no: number, clear: Buffer): [Buffer, Buffer] {
    const cipher = createCipheriv('aes-256-gcm', this.key, this.nonce(no));
    const sealed = cipher.update(clear);
    cipher.final();
    return [sealed, cipher.getAuthTag()];
  }

  private unseal(no: number, sealed: Buffer): Buffer {
    if (sealed.length <= tag) throw changed();
    const decipher = createDecipheriv('aes-256-gcm', this.key, this.nonce(no));
    decipher.setAuthTag(sealed.subarray(sealed.length - tag));
    const clear = decipher.update(sealed.subarray(0, sealed.length - tag));
    try {
      decipher.final();
    } catch {
      throw changed();
    }
    return clear;
  }

  private async sealed(first: number, last: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafeSlow((last - first + 1) * onDisk);
    let got = 0;
    while (got < buffer.length) {
      const { bytesRead } = await this.handle.read(buffer, got, buffer.length - got, first * onDisk + got);
      if (bytesRead === 0) break;
      got += bytesRead;
    }
    return buffer.subarray(0, got);
  }

  private nonce(no: number): Buffer {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(this.no, 0);
    nonce.writeBigUInt64BE(BigInt(no), 4);
    return nonce;
  }
}

function changed(): Problem {
  return new Problem({
    code: 'spool-changed',
    what: 'A temporary file of this reading was changed or cut by something else while it was in use.',
    remedy: 'Read the return again, and see what else writes to the folder for temporary files.',
    status: 500,
  });
}
