/** Classes of signs for the scanner: one look-up for each sign of the text. */

export const letter = 1;
export const digit = 2;
export const at = 4;
export const dot = 8;
export const colon = 16;
export const slash = 32;
export const dollar = 64;
export const underscore = 128;
/** A sign that belongs to a word but tells nothing: a hyphen, an apostrophe. */
export const other = 256;
/** Space and what parts words: brackets, quotes, commas. */
export const parting = 0;

const table = new Uint16Array(128).fill(other);
for (let code = 0; code <= 32; code++) table[code] = parting;
for (const char of '",;<>()[]{}|\\`') table[char.charCodeAt(0)] = parting;
for (let code = 48; code < 58; code++) table[code] = digit;
for (let code = 65; code < 91; code++) table[code] = table[code + 32] = letter;
for (const [char, sign] of [
  ['@', at],
  ['.', dot],
  [':', colon],
  ['/', slash],
  ['$', dollar],
  ['_', underscore],
] as const)
  table[char.charCodeAt(0)] = sign;

/** The class of a UTF-16 unit. */
export function signOf(code: number): number {
  return code < 128 ? (table[code] ?? other) : wide(code);
}

/** Beyond ASCII: typographic quotes, dashes, spaces and invisible marks part words; all else counts as a letter. */
function wide(code: number): number {
  if (code === 0xa0 || code === 0xad || code === 0xfeff || code === 0x3000) return parting;
  if (code >= 0x2000 && code <= 0x206f) return parting;
  if (code === 0xab || code === 0xbb || code === 0xb7 || code === 0xa7) return parting;
  return letter;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter, a digit or an underscore: what may not touch a number on either side. */
export function isWord(code: number): boolean {
  return (signOf(code) & (letter | digit | underscore)) !== 0;
}

export function isHex(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}
