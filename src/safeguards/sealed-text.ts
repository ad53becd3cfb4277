/** A secret that has to be used again (the password of an archive), encrypted with the data folder's own key. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Problem } from '../base/problem.js';

/** Seals and opens texts of one purpose; what was sealed for another cannot be opened. */
export interface TextSealer {
  /** `sealed1:` and base64url of nonce (12 bytes), tag (16) and text. Two seals of one text differ. */
  seal(text: string): string;
  /** @throws Problem `secret-unreadable` when it was sealed with another key, or changed */
  open(sealed: string): string;
}

const prefix = 'sealed1:';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM under a key derived for the purpose (HKDF-SHA-256, RFC 5869).
 * @param secret the 32 bytes of `dataSecret`
 */
export function textSealer(secret: Buffer, purpose: string): TextSealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return prefix + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      try {
        return opened(key, sealed);
      } catch (cause) {
        throw unreadable(cause);
      }
    },
  };
}

function opened(key: Buffer, sealed: string): string {
  if (!sealed.startsWith(prefix)) throw new Error('not sealed');
  const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(tag);
  const body = bytes.subarray(nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

function unreadable(cause: unknown): Problem {
  return new Problem({
    code: 'secret-unreadable',
    status: 409,
    what: 'The stored password of this archive cannot be opened: the key of the data folder is another one.',
    where: 'secret.key',
    remedy:
      'Restore secret.key from the backup of the data folder, or read the return again with its password.',
    cause,
  });
}
