/** The check of Bech32 (BIP 173) and Bech32m (BIP 350), as `bc1…` addresses have it. */

const charset = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const bech32m = 0x2bc830a3;

/**
 * Which of the two checks a text passes; undefined for neither. Capitals and small letters may not be mixed.
 * @param text the whole of it, prefix included
 */
export function bech32(text: string): 'bech32' | 'bech32m' | undefined {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return undefined;
  const parting = lower.lastIndexOf('1');
  if (parting < 1 || lower.length - parting < 7) return undefined;
  const data = [...lower.slice(parting + 1)].map((char) => charset.indexOf(char));
  if (data.includes(-1)) return undefined;
  const sum = polymod([...expanded(lower.slice(0, parting)), ...data]);
  return sum === 1 ? 'bech32' : sum === bech32m ? 'bech32m' : undefined;
}

/** A segwit address of a prefix (`bc`, `ltc`): version 0 has the older check, the later versions the newer one. */
export function segwit(text: string, prefix: string): boolean {
  const lower = text.toLowerCase();
  const kind = bech32(text);
  if (kind === undefined || !lower.startsWith(`${prefix}1`)) return false;
  const version = charset.indexOf(lower.charAt(prefix.length + 1));
  return version <= 16 && (version === 0) === (kind === 'bech32');
}

function expanded(prefix: string): number[] {
  const codes = [...prefix].map((char) => char.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (let at = 0; at < 5; at++) if ((top >> at) & 1) sum ^= generator[at] ?? 0;
  }
  return sum >>> 0;
}
