/** Keeps the spaces of lines that a change did not touch, so that a difference shows the change alone. */

/**
 * The new text, with every line that says the same as a line of the old one written as it was written there.
 * @param before the file as it was
 * @param after the same file with a change, as the YAML library writes it
 */
export function keepSpacing(before: string, after: string): string {
  const known = new Map<string, string[]>();
  for (const line of before.split('\n')) known.set(bare(line), [...(known.get(bare(line)) ?? []), line]);
  return after
    .split('\n')
    .map((line) => known.get(bare(line))?.shift() ?? line)
    .join('\n');
}

/** Without the spaces just inside braces and brackets: the only ones in which the library differs from a hand. */
function bare(line: string): string {
  return line.replace(/([{[]) +/g, '$1').replace(/ +([}\]])/g, '$1');
}
