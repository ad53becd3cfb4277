/** Takes back the `>` that an mbox puts before a line of text that begins with `From `. */

const quoted = Buffer.from('>From ');
const greater = 0x3e;

/** The stretch with one `>` less on each line of `>`s and `From `; null when it has no such line. */
export function unquoteFrom(bytes: Buffer, from: number, to: number): Buffer | null {
  let found = bytes.indexOf(quoted, from);
  if (found < 0 || found >= to) return null;
  const pieces: Buffer[] = [];
  let at = from;
  for (; found >= 0 && found + quoted.length <= to; found = bytes.indexOf(quoted, found + quoted.length)) {
    let line = found;
    while (line > at && bytes[line - 1] === greater) line--;
    if (line > from && bytes[line - 1] !== 10) continue;
    pieces.push(bytes.subarray(at, line));
    at = line + 1;
  }
  if (at === from) return null;
  pieces.push(bytes.subarray(at, to));
  return Buffer.concat(pieces);
}
