/** MeWe's text: `key: value` pairs, one entry a line, or one pair a line with a ruler after each entry. */

/** Pairs of a line in their order. A comma inside a value does not end it: only one before another `key: ` does. */
export function pairsOf(line: string): [string, string][] {
  const starts = [...line.matchAll(/(?:^|,\s*)([A-Za-z][\w ]{0,40}?):(?:\s|$)/g)];
  return starts.map((match, i) => {
    const from = match.index + match[0].length;
    const to = starts[i + 1]?.index ?? line.length;
    return [match[1]!, line.slice(from, to).trim()];
  });
}

/** A line of dashes, the end of an entry; and what stands behind them, which is nothing as a rule. */
export const ruler = /^-{10,}(?:\s+(.*))?$/;
