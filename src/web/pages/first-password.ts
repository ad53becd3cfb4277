/** A password for somebody else's first sign-in: easy to read out, good for one use. */
import { randomInt } from 'node:crypto';

const consonants = 'bdfghjkmnprstvz';
const vowels = 'aeiou';

/** Six syllables and four digits, some 50 bits; it must be changed at the first sign-in. `tafo-meku-bezi-4821` */
export function firstPassword(): string {
  const syllable = (): string => pick(consonants) + pick(vowels);
  const words = Array.from({ length: 3 }, () => syllable() + syllable());
  return [...words, String(randomInt(1000, 10_000))].join('-');
}

function pick(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}
