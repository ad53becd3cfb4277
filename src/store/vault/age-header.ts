/**
 * The header of an age v1 file: who can open it. Written here, because a rotation must wrap a file key that is already
 * in use, which the library does not offer; read by the library. Source: age-encryption.org/v1, read 2026-11-24.
 */
import {
  createCipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto';
import { Decrypter } from 'age-encryption';
import { recipientBytes } from './recipient.js';

const version = 'age-encryption.org/v1';
/** Bytes read at most to find the end of a header; ours are some hundred. */
export const headerAtMost = 16_384;

/** A header that wraps the file key for each recipient; all headers for as many recipients have the same length. */
export function makeHeader(fileKey: Uint8Array, recipients: readonly string[]): Buffer {
  const stanzas = recipients.map((recipient) => stanza(fileKey, recipientBytes(recipient)));
  const open = `${version}\n${stanzas.join('')}---`;
  const key = Buffer.from(hkdfSync('sha256', fileKey, '', 'header', 32));
  const mac = createHmac('sha256', key).update(open).digest();
  return Buffer.from(`${open} ${unpadded(mac)}\n`, 'latin1');
}

/** Bytes of the header at the start of a file; null when these are no age file. */
export function headerLength(start: Buffer): number | null {
  if (!start.subarray(0, version.length + 1).equals(Buffer.from(`${version}\n`))) return null;
  const mac = start.indexOf('\n--- ');
  const end = mac < 0 ? -1 : start.indexOf('\n', mac + 1);
  return end < 0 ? null : end + 1;
}

/** The file key in a header; null when none of the identities opens it. Throws when the header was changed. */
export async function fileKeyOf(header: Buffer, identities: readonly string[]): Promise<Uint8Array | null> {
  const opener = new Decrypter();
  for (const identity of identities) opener.addIdentity(identity);
  try {
    return await opener.decryptHeader(header);
  } catch (error) {
    if (/no identity matched/.test(String(error))) return null;
    throw error;
  }
}

function stanza(fileKey: Uint8Array, recipient: Buffer): string {
  const ephemeral = generateKeyPairSync('x25519');
  const share = Buffer.from(String(ephemeral.publicKey.export({ format: 'jwk' }).x), 'base64url');
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: recipient.toString('base64url') },
    format: 'jwk',
  });
  const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey });
  const salt = Buffer.concat([share, recipient]);
  const wrap = Buffer.from(hkdfSync('sha256', secret, salt, `${version}/X25519`, 32));
  const cipher = createCipheriv('chacha20-poly1305', wrap, Buffer.alloc(12), { authTagLength: 16 });
  const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
  return `-> X25519 ${unpadded(share)}\n${unpadded(body)}\n`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
