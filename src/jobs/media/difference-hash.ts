/** The difference hash of a picture: 64 bits that stay near each other when a picture is scaled, re-saved or recoloured. */

/** Columns and rows of grey pixels that the hash is taken from. */
export const hashWidth = 9;
export const hashHeight = 8;

/** Bits that may differ between two pictures that are shown as the same. */
export const nearAtMost = 8;

/**
 * The hash as 16 hexadecimal digits: row by row, a bit is 1 where a pixel is darker than its right neighbour. The method is
 * Neal Krawetz's ("Kind of Like That", hackerfactor.com/blog, archive 529, 2013; read 2026-11-24 in its public retellings).
 * @param grey 9 × 8 grey pixels, a byte each, row by row
 */
export function differenceHash(grey: Uint8Array): string {
  let bits = 0n;
  for (let y = 0; y < hashHeight; y++) {
    for (let x = 0; x < hashWidth - 1; x++) {
      const at = y * hashWidth + x;
      bits = (bits << 1n) | (grey[at]! < grey[at + 1]! ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}

/** Bits in which two hashes differ, 0 to 64. */
export function hashDistance(a: string, b: string): number {
  let left = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; left !== 0n; left &= left - 1n) count++;
  return count;
}

/**
 * A hash of nearly all zeros or ones says that the picture has hardly any detail: a plain surface, a ramp. Such pictures lie
 * near each other without being alike, so they are not compared.
 */
export function tellsNothing(hash: string): boolean {
  const ones = hashDistance(hash, '0000000000000000');
  return ones < 4 || ones > 60;
}
