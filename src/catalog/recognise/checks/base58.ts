/** Base58 with its check, as Bitcoin and its kin write addresses. */
import { createHash } from 'node:crypto';

const bitcoin = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const ripple = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

export const alphabets = { bitcoin, ripple } as const;

const longest = 64;

/** The bytes of a Base58 text; undefined for a sign that is not of the alphabet and for more than 64 signs. */
export function base58Bytes(text: string, alphabet: string = bitcoin): Uint8Array | undefined {
  if (text.length === 0 || text.length > longest) return undefined;
  const zero = alphabet.charAt(0);
  const bytes: number[] = [];
  for (const char of text) {
    let carry = alphabet.indexOf(char);
    if (carry < 0) return undefined;
    for (let at = 0; at < bytes.length; at++) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255);
  }
  for (let at = 0; text[at] === zero; at++) bytes.push(0);
  return Uint8Array.from(bytes.reverse());
}

/** What a Base58Check text carries, without its four check bytes; undefined where they do not fit. */
export function base58Check(text: string, alphabet: string = bitcoin): Uint8Array | undefined {
  const bytes = base58Bytes(text, alphabet);
  if (bytes === undefined || bytes.length < 5) return undefined;
  const body = bytes.subarray(0, -4);
  const check = sha256(sha256(body)).subarray(0, 4);
  return check.every((byte, at) => byte === bytes[body.length + at]) ? body : undefined;
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
