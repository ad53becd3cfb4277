/** Text as a letter shows it: nothing in it that is not seen, or that changes how the rest is read. */

/** Signs that have no shape of their own, or none that is settled. */
const shapeless = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Joiners and selectors inside an emoji, and joiners inside a word of a script that joins its letters. */
const emojiSequence =
  /\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)*/gu;
const keycap = /[0-9#*]\ufe0f?\u20e3/gu;
const joined =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}])[\u200c\u200d](?=[\p{Script=Arabic}\p{Script=Devanagari}]|$)/gu;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Text with each sign that would not be seen written as its Unicode number, `[U+202E]`, as the PDF writes it; composed
 * to NFC. Line ends stay, a tabulator is a space. What comes out holds no sign that XML 1.0 forbids.
 */
export function visible(text: string): string {
  const plain = text.replaceAll('\t', ' ').normalize('NFC');
  if (!shapeless.test(plain.replaceAll('\n', ''))) return plain;
  return [...segmenter.segment(plain)]
    .map(({ segment }) => (hides(segment) ? spelled(segment) : segment))
    .join('');
}

/** True when {@link visible} writes part of the text as numbers. */
export function hidesSigns(text: string): boolean {
  return (
    shapeless.test(text.replace(/[\n\t]/g, '')) &&
    visible(text) !== text.replaceAll('\t', ' ').normalize('NFC')
  );
}

function hides(segment: string): boolean {
  if (segment === '\n' || !shapeless.test(segment)) return false;
  return shapeless.test(segment.replace(emojiSequence, '').replace(keycap, '').replace(joined, ''));
}

function spelled(segment: string): string {
  return [...segment].map((sign) => (sign !== '\n' && shapeless.test(sign) ? numberOf(sign) : sign)).join('');
}

function numberOf(sign: string): string {
  return `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
}
