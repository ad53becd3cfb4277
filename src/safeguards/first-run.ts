/** The first run: a code that only who started Tecum can read, and that works until somebody has an account. */
import { randomInt } from 'node:crypto';
import type { PeopleStore } from '../store/desk/people.js';
import { sameText } from './tokens.js';

/** Letters and digits that cannot be taken for one another. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export interface FirstRun {
  /** True while nobody has an account. */
  needed(): Promise<boolean>;
  /** The code of this start, to be printed on the terminal: `K7QF-2M9X-TT4B` (59 bits). */
  readonly code: string;
  /** The zone of this machine, offered as the first choice. */
  readonly zoneGuess: string;
  /** True when the text is the code, however it was typed. */
  matches(text: string): boolean;
}

/** A fresh code for this process. */
export function openFirstRun({ people }: { people: PeopleStore }): FirstRun {
  const code = newCode();
  return {
    code,
    zoneGuess: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    needed: async () => (await people.count()) === 0,
    matches: (text) => sameText(bare(text), bare(code)),
  };
}

function newCode(): string {
  const letters = Array.from({ length: 12 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

function bare(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
