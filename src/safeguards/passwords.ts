/** Passwords: argon2id, a length, a list of common ones, and no rules about which characters to use. */
import { readFileSync } from 'node:fs';
import { hash, type Options, verify } from '@node-rs/argon2';
import { projectPath } from '../base/root.js';

/** Characters at least (OWASP ASVS 5.0, 6.2.1 asks for 8 and advises 15). */
export const passwordMinimum = 12;
/** Characters at most, so that a hash stays cheap to ask for. */
export const passwordMaximum = 200;

/**
 * argon2id (the library's default kind; a test looks at the hash) with 19 MiB, two passes, one lane: OWASP's Password Storage Cheat Sheet, first choice for interactive sign-in.
 * One hash takes some 40-100 ms on a two-core machine.
 */
const parameters: Options = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

let common: ReadonlySet<string> | undefined;
let decoy: Promise<string> | undefined;

/** What is wrong with a new password, in the words shown at the field; null when it will do. */
export function passwordFault(password: string, about: readonly string[] = []): string | null {
  const length = [...password].length;
  if (length < passwordMinimum)
    return `Use at least ${passwordMinimum} characters. A few words in a row are good.`;
  if (length > passwordMaximum) return `Use at most ${passwordMaximum} characters.`;
  if (isCommon(password))
    return 'This password is among the first that an attacker tries. Choose another one.';
  const plain = fold(password);
  const near = about
    .map(fold)
    .find((word) => word.length >= 4 && plain.includes(word) && plain.length - word.length < 6);
  if (near) return 'This password is mostly your name, your address or your agency. Choose another one.';
  return null;
}

/** The stored form of a password. Unicode is normalised first, so that two keyboards give one password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters);
}

/** True when the password is the one behind the hash. Takes as long when there is no such person (`stored` null). */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no person has this password');
  const right = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return right && stored !== null;
}

function isCommon(password: string): boolean {
  common ??= new Set(
    readFileSync(projectPath('data', 'common-passwords.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  const plain = fold(password);
  // Digits and signs at the end are what people add when they are told to add some.
  const stem = fold(password.replace(/[^\p{L}]+$/u, ''));
  return common.has(plain) || common.has(stem) || isRun(plain) || new Set(plain).size < 4;
}

/** `abcdefghijkl`, `1234567890123`: each character follows the one before it. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((c, i) => (c.codePointAt(0) ?? 0) - (text.codePointAt(i) ?? 0));
  const odd = steps.filter((step) => Math.abs(step) !== 1).length;
  return odd <= 2;
}

/** Lower case, with the usual substitutions undone: `P@ssw0rd` → `password`. */
function fold(text: string): string {
  const same: Record<string, string> = { '@': 'a', '0': 'o', $: 's', '3': 'e', '!': 'i', '5': 's', '7': 't' };
  return text
    .toLowerCase()
    .replace(/[@0$3!57]/g, (c) => same[c] ?? c)
    .replace(/[\s._-]+/g, '');
}
