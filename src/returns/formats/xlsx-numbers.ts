/** Numbers of a spreadsheet, digit for digit: an identifier must not turn into 1.5550100001E+10. */

/** A number as it was stored, without an exponent where its digits can be written out (up to 40 of them). */
export function plainNumber(stored: string): string {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?[eE]([+-]?\d+)$/.exec(stored.trim());
  if (parts === null) return stored;
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = parts;
  const shift = Number(exponent);
  if (Math.abs(shift) > 40) return stored;
  const digits = whole + decimals;
  const point = whole.length + shift;
  const minus = sign === '-' ? '-' : '';
  if (point <= 0) return `${minus}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return minus + trimZeros(digits + '0'.repeat(point - digits.length));
  return `${minus}${trimZeros(digits.slice(0, point))}.${digits.slice(point)}`;
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** True for a whole number of more digits than a spreadsheet keeps (15): the last ones are lost, whoever wrote it. */
export function isRounded(plain: string): boolean {
  return /^-?\d{16,}$/.test(plain);
}
