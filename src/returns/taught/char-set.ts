/** Sets of characters as a pattern's classes name them; everything past U+00FF is one character of its own. */

const size = 257;
const beyond = 256;

/** One flag for each character to U+00FF, and one for all others. */
export type CharSet = Uint8Array;

export function emptySet(): CharSet {
  return new Uint8Array(size);
}

export function oneOf(text: string): CharSet {
  const set = emptySet();
  for (const char of text) set[Math.min(char.charCodeAt(0), beyond)] = 1;
  return set;
}

export function inverse(set: CharSet): CharSet {
  const other = set.map((flag) => (flag ? 0 : 1));
  // Other letters and signs may be on both sides.
  other[beyond] = 1;
  return other;
}

export function addTo(set: CharSet, other: CharSet): void {
  for (let i = 0; i < size; i++) if (other[i]) set[i] = 1;
}

export function addRange(set: CharSet, from: string, to: string): void {
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) set[Math.min(code, beyond)] = 1;
}

export function overlap(a: CharSet, b: CharSet): boolean {
  for (let i = 0; i < size; i++) if (a[i] && b[i]) return true;
  return false;
}

/** `\d`, `\W`, `.`; null for what is no class. */
export function classOf(letter: string): CharSet | null {
  if (letter === '.') return inverse(oneOf('\n\r'));
  const positive = basic(letter.toLowerCase());
  if (positive === null) return null;
  return letter === letter.toLowerCase() ? positive : inverse(positive);
}

function basic(letter: string): CharSet | null {
  const set = emptySet();
  if (letter === 'd') addRange(set, '0', '9');
  else if (letter === 's') addTo(set, oneOf(' \t\n\r\v\f\u00a0\u2028'));
  else if (letter === 'w') {
    addTo(set, oneOf('_'));
    for (const [from, to] of ['09', 'az', 'AZ'] as const) addRange(set, from!, to!);
  } else return null;
  return set;
}
