/** Makes a value safe to stand anywhere in a letter's Markdown: it prints as itself and never as a mark. */

/** Escapes marks, and whatever could begin a block, and turns line ends into spaces. */
export function escapeMarkdown(value: string): string {
  return value
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(/[\\*`|#<:]/g, '\\$&')
    .replace(/^(\s*)([-(☒☐])/u, '$1\\$2')
    .replace(/^(\s*\d+)\./, '$1\\.');
}
