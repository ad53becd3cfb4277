/** Text with `format=flowed` (RFC 3676): lines that a mailer broke softly are put together again. */

/** The lines as they were written. `delSp` = the space before a soft break is not part of the text. */
export function unflowed(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open = false;
  let depth = 0;
  for (const line of text.split('\n')) {
    const quotes = /^>*/.exec(line)![0].length;
    const rest = line.slice(quotes);
    const bare = rest.startsWith(' ') ? rest.slice(1) : rest;
    const soft = bare.endsWith(' ') && bare !== '-- ';
    const kept = soft && delSp ? bare.slice(0, -1) : bare;
    if (open && depth === quotes && bare !== '-- ') out[out.length - 1] += kept;
    else out.push((quotes > 0 ? `${'>'.repeat(quotes)} ` : '') + kept);
    open = soft;
    depth = quotes;
  }
  return out.join('\n');
}
