/**
 * What values are replaced by: words of six letters' syllables, numbers of sixes and sevens, moments of 2006 and 2007.
 * The filler is drawn from the system's randomness and knows of a value only its class; so that anyone can check a shape,
 * it has a grammar of its own ({@link isFiller}) that no real value is likely to have.
 */
import { below, pick } from './random.js';

const consonants = ['q', 'z', 'x', 'j', 'v'];
const vowels = ['u', 'o'];

/** Runs of letters that the filler writes. */
const fillerWord = /^([qzxjv][uo])+$/i;
/** Runs of digits that the filler writes: sixes and sevens, counts of 2006/2007, years, reserved addresses and numbers. */
const fillerNumber = /^(0{0,4}[67]+|11[67]+|200[67]|200[67]0[67][12][67]|0[67]|0+|192|2001|1667555016[67])$/;

/** True for a run of letters, or of digits, that is filler. */
export function isFiller(run: string): boolean {
  return fillerWord.test(run) || fillerNumber.test(run) || foreign.test(run);
}

/** Letters of a word by class: 1-2, 3-5, 6-9, more. */
export function fillWord(like: string): string {
  const { length } = like;
  const syllables = length <= 2 ? 1 : length <= 5 ? 2 : length <= 9 ? 3 : 5;
  let word = '';
  for (let i = 0; i < syllables; i++) word += pick(consonants) + pick(vowels);
  if (length > 1 && like === like.toUpperCase()) return word.toUpperCase();
  return like[0] !== like[0]!.toLowerCase() ? word[0]!.toUpperCase() + word.slice(1) : word;
}

/** Exactly `n` digits. */
export function fillExactly(n: number): string {
  let digits = '';
  for (let i = 0; i < n; i++) digits += below(2) === 0 ? '6' : '7';
  return digits;
}

/** Digits by class of length: 1, 2-3, 4-6, 7-9, 10-12, 13-15, 16-20, more. Counts from 1970 stay such counts. */
export function fillDigits(like: string): string {
  if (/^0+$/.test(like)) return like.length === 1 ? '0' : '00';
  if (/^[12]\d{9}$/.test(like)) return `11${fillExactly(8)}`;
  if (/^[12]\d{12}$/.test(like)) return `11${fillExactly(11)}`;
  if (/^[12]\d{15}$/.test(like)) return `11${fillExactly(14)}`;
  const n = like.length;
  return fillExactly(
    n < 2 ? 1 : n < 4 ? 2 : n < 7 ? 4 : n < 10 ? 8 : n < 13 ? 11 : n < 16 ? 14 : n < 21 ? 17 : 24,
  );
}

/** Letters of other scripts, so that an encoding stays the encoding that it was. */
const scripts: [RegExp, string][] = [
  [/^\p{Script=Hiragana}/u, 'あい'],
  [/^\p{Script=Katakana}/u, 'アイ'],
  [/^\p{Script=Han}/u, '中文'],
  [/^\p{Script=Hangul}/u, '가나'],
  [/^\p{Script=Cyrillic}/u, 'жю'],
  [/^\p{Script=Greek}/u, 'ξψ'],
  [/^\p{Script=Arabic}/u, 'عغ'],
  [/^\p{Script=Hebrew}/u, 'אב'],
  [/^\p{Script=Devanagari}/u, 'कख'],
  [/^\p{Script=Thai}/u, 'กข'],
  [/./u, 'üö'],
];
const foreign = /^[あいアイ中文가나жюξψعغאבकखกขüö]+$/;

/** A run of letters that are not all ASCII, as letters of the same scripts; blurred as {@link fillWord} does. */
export function fillForeign(like: string): string {
  const other = [...like].find((char) => char.codePointAt(0)! > 0x7f && /\p{L}/u.test(char));
  if (other === undefined) return 'ü';
  const letters = [...scripts.find(([script]) => script.test(other))![1]];
  const n = like.length <= 2 ? 1 : like.length <= 5 ? 3 : 5;
  return Array.from({ length: n }, () => pick(letters)).join('');
}

/** A moment of the invented epoch; all of a value's parts are taken from one. */
export function fillMoment(): { year: string; month: number; day: number; weekday: number } {
  const year = pick(['2006', '2007']);
  const month = pick([6, 7]);
  const day = pick([6, 7]);
  return { year, month, day, weekday: new Date(`${year}-0${month}-0${day}T00:00:00Z`).getUTCDay() };
}
