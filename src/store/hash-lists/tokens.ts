/** Finds the hashes in a list of any shape: bare lines, `sha256sum`, CSV, NSRL's table, the JSON of Project VIC. */

export type ListedAlgorithm = 'md5' | 'sha1' | 'sha256' | 'dhash';

const byLength: Record<number, ListedAlgorithm> = { 32: 'md5', 40: 'sha1', 64: 'sha256' };
/** A hash of pictures is 16 digits, as other numbers are: only one that says it is Tecum's own is taken. */
const token = /dhash:([0-9a-f]{16})(?![0-9a-z])|(?<![0-9a-z+/=])([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z+/=])/gi;
/** Longer than any token, so that one that lies across two chunks is met whole. */
const overlap = 80;

/** Every hash of a stream, in order, as lower-case hexadecimal; UTF-16 with a mark at its beginning is read too. */
export async function* hashesIn(
  stream: AsyncIterable<Buffer>,
): AsyncGenerator<{ algorithm: ListedAlgorithm; hex: string }> {
  let rest = '';
  let wide: boolean | null = null;
  for await (const chunk of stream) {
    wide ??= (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);
    // The digits are ASCII: in UTF-16 they have a zero byte beside them, whichever the order.
    const text = rest + (wide ? chunk.toString('latin1').replaceAll('\0', '') : chunk.toString('latin1'));
    const end = text.length - overlap;
    let from = 0;
    for (const found of text.matchAll(token)) {
      if (found.index + found[0].length > end) break;
      from = found.index + found[0].length;
      yield hashOf(found);
    }
    rest = text.slice(Math.max(from, end, 0));
    // What stands before the rest must not be forgotten: a digit there would make a longer number of the rest.
    if (from < text.length - rest.length) rest = text.slice(text.length - rest.length - 1);
  }
  for (const found of rest.matchAll(token)) yield hashOf(found);
}

function hashOf(found: RegExpMatchArray): { algorithm: ListedAlgorithm; hex: string } {
  const hex = (found[1] ?? found[2] ?? '').toLowerCase();
  return { algorithm: found[1] === undefined ? byLength[hex.length]! : 'dhash', hex };
}
