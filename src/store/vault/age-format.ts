/**
 * The numbers of the age v1 payload, so that places in the plaintext and in the file can be told from each other.
 * Source: age-encryption.org/v1 (C2SP/age.md), "Payload", read 2026-11-24.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** Bytes of plaintext in every chunk but the last. */
export const chunkBytes = 65_536;
/** Bytes of the tag of ChaCha20-Poly1305 that follow each chunk. */
export const tagBytes = 16;
/** Bytes of a whole chunk in the file. */
export const sealedChunkBytes = chunkBytes + tagBytes;
/** Bytes of the payload's nonce, between header and first chunk. */
export const payloadNonceBytes = 16;
export const fileKeyBytes = 16;

const cipher = 'chacha20-poly1305';

/** The key of the payload: HKDF-SHA-256 of the file key, salted with the payload's nonce. */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/** Chunks that a plaintext of so many bytes has; an empty one has one, which is empty. */
export function chunksOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / chunkBytes));
}

/** Bytes of plaintext in so many bytes of chunks; null when no payload has that length. */
export function plainBytes(sealed: number): number | null {
  const rest = sealed % sealedChunkBytes;
  const whole = Math.floor(sealed / sealedChunkBytes);
  if (rest === 0) return whole === 0 ? null : whole * chunkBytes;
  if (rest < tagBytes || (rest === tagBytes && whole > 0)) return null;
  return whole * chunkBytes + rest - tagBytes;
}

/** The two parts of one chunk in the file: its bytes and its tag. `last` marks the end of the payload. */
export function sealChunk(key: Buffer, no: number, last: boolean, plain: Buffer): [Buffer, Buffer] {
  const sealing = createCipheriv(cipher, key, nonceOf(no, last), { authTagLength: tagBytes });
  const sealed = sealing.update(plain);
  sealing.final();
  return [sealed, sealing.getAuthTag()];
}

/** The plaintext of one chunk with its tag. Throws when it was changed, or stands at another place than it was made for. */
export function openChunk(key: Buffer, no: number, last: boolean, sealed: Buffer): Buffer {
  const end = sealed.length - tagBytes;
  if (end < 0) throw new Error('shorter than its tag');
  const opening = createDecipheriv(cipher, key, nonceOf(no, last), { authTagLength: tagBytes });
  opening.setAuthTag(sealed.subarray(end));
  const plain = opening.update(sealed.subarray(0, end));
  opening.final();
  return plain;
}

/** 11 bytes of the chunk's number, big-endian, and one that says whether it is the last. */
function nonceOf(no: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  // A number below 2^48 fits in the six bytes before the flag: 16 exbibytes of plaintext.
  nonce.writeUIntBE(no, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
