/** Tells an identifier that may not be what it seems. */

const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
];
const tests = scripts.map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));
const japanese = new Set(['Han', 'Hiragana', 'Katakana']);
const unseen = /[\p{Cf}\p{Cc}\u00ad\u115f\u1160\u3164]|\u034f/u;

/** True when letters of two alphabets stand in one identifier, or a sign that has no shape (an emoji's joiners aside). */
export function isLookAlike(value: string): boolean {
  const bare = value.replace(/\p{Extended_Pictographic}(?:\u200d|\ufe0f|\p{Emoji_Modifier})*/gu, '');
  if (unseen.test(bare)) return true;
  const found = scripts.filter((_, index) => tests[index]!.test(bare));
  return found.length > 1 && !found.every((script) => japanese.has(script));
}
