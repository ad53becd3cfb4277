/** Text as a letter shows it: nothing in it that is not seen, or that changes how the rest is read. */
import { graphemes } from './graphemes.js';

/** Signs that have no shape of their own, or none that is settled. */
const shapeless = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Joiners and selectors inside an emoji, and joiners inside a word of a script that joins its letters. */
const emojiSequence =
  /\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)*/gu;
const keycap = /[0-9#*]\ufe0f?\u20e3/gu;
const joined =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}])[\u200c\u200d](?=[\p{Script=Arabic}\p{Script=Devanagari}]|$)/gu;

const mark = /\p{M}/u;
/** One sign of any script has fewer marks, and fewer parts in all; more would be drawn over the lines around it. */
const mostMarks = 8;
const mostParts = 16;

/**
 * Text with each sign that would not be seen written as its Unicode number, `[U+202E]`, as the PDF writes it; composed
 * to NFC. Line ends stay, a tabulator is a space. What comes out holds no sign that XML 1.0 forbids.
 */
export function visible(text: string): string {
  const plain = text.replaceAll('\t', ' ').normalize('NFC');
  if (!mayHide(plain)) return plain;
  return graphemes(plain)
    .map((sign) => (hides(sign) ? spelled(sign) : sign))
    .join('');
}

/** One line of {@link visible} text, as a title or a description of a file takes it. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/gu, ' ').trim();
}

function mayHide(text: string): boolean {
  return shapeless.test(text.replaceAll('\n', '')) || (mark.test(text) && floods(text));
}

/** True when {@link visible} writes part of the text as numbers. */
export function hidesSigns(text: string): boolean {
  const plain = text.replaceAll('\t', ' ').normalize('NFC');
  return mayHide(plain) && visible(text) !== plain;
}

/** True when part of what a reader takes for one sign would not be seen, or would change how the rest is read. */
export function hides(segment: string): boolean {
  if (segment === '\n') return false;
  if (floods(segment)) return true;
  if (!shapeless.test(segment)) return false;
  return shapeless.test(segment.replace(emojiSequence, '').replace(keycap, '').replace(joined, ''));
}

/** True when so many marks or parts are heaped on one sign that they are written one by one. */
export function floods(segment: string): boolean {
  if (segment.length <= mostMarks) return false;
  const signs = [...segment];
  return signs.length > mostParts || signs.filter((sign) => mark.test(sign)).length > mostMarks;
}

function spelled(segment: string): string {
  const apart = floods(segment);
  return [...segment].map((sign) => (isSpelled(sign, apart) ? numberOf(sign) : sign)).join('');
}

/** True for a sign that is written as its number. @param apart true where the signs of a heap are written one by one. */
export function isSpelled(sign: string, apart: boolean): boolean {
  return sign !== '\n' && (shapeless.test(sign) || (apart && mark.test(sign)));
}

/** `[U+202E]` */
export function numberOf(sign: string): string {
  return `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
}
