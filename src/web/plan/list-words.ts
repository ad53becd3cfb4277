/** Lists in words. */

/** `Subscriber details, log-in IP addresses and contacts`: the first letter large. */
export function listInWords(words: readonly string[]): string {
  const all = words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return `${all.charAt(0).toUpperCase()}${all.slice(1)}`;
}
