/** Looks for what is left of a page's own markup in the text of a record. */

const marks: readonly [RegExp, string][] = [
  [/<\/?(div|span|table|tbody|tr|td|th|p|br|a|b|img|ul|li|h[1-6]|style|script)\b[^>]*>/i, 'a tag'],
  [/&(amp|lt|gt|quot|nbsp|apos|#\d+|#x[0-9a-f]+);/i, 'an entity'],
  [/\bfunction\s*\([^)]*\)\s*\{|\bdocument\.(getElement|write|querySelector)/, 'a script'],
  [/\{\s*(font-(size|family|weight)|margin|padding|color|display)\s*:/i, 'a style rule'],
];

/** What of the markup is in the text, in words; null when there is none. */
export function markupIn(text: string): string | null {
  for (const [pattern, what] of marks) {
    const match = pattern.exec(text);
    if (match !== null) return `${what}: ${match[0].slice(0, 60)}`;
  }
  return null;
}
