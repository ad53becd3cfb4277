/** The public half of a key of age: from its text to its 32 bytes. */
import { Encrypter } from 'age-encryption';
import { Problem } from '../../base/problem.js';

const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const prefix = 'age1';
const checksumLetters = 6;

/** True for an X25519 recipient (`age1…`), whose checksum is right. */
export function isRecipient(text: string): boolean {
  if (!/^age1[a-z0-9]{58}$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The 32 bytes of a recipient (Bech32, BIP 173: five bits a letter, then a checksum).
 * @throws Problem `vault-recipient`
 */
export function recipientBytes(text: string): Buffer {
  if (!isRecipient(text)) throw notARecipient(text);
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text.slice(prefix.length, -checksumLetters)) {
    held = ((held << 5) | letters.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return Buffer.from(bytes);
}

function notARecipient(text: string): Problem {
  return new Problem({
    code: 'vault-recipient',
    what: `"${text.slice(0, 80)}" is no public key of age of the X25519 kind.`,
    where: 'TECUM_VAULT_RECIPIENTS',
    remedy: 'Write each key as it stands, age1 and 58 more letters and digits, with a comma between two.',
    status: 500,
  });
}
