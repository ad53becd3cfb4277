/** Finds the hashes in a list of any shape: bare lines, `sha256sum`, CSV, NSRL's table, the JSON of Project VIC. */

export type ListedAlgorithm = 'md5' | 'sha1' | 'sha256' | 'dhash';

const byLength: Record<number, ListedAlgorithm> = { 32: 'md5', 40: 'sha1', 64: 'sha256' };
/** A hash of pictures is 16 digits, as other numbers are: only one that says it is Tecum's own is taken. */
const token =
  /dhash:([0-9a-f]{16})(?![0-9a-z])|(?<![0-9a-z+/=])([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z+/=])/gi;
/** A run of signs this long holds no hash: one is at most 64 digits with another sign on both sides. */
const longestRun = 4096;

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
    const end = safeEnd(text);
    for (const found of text.slice(0, end).matchAll(token)) yield hashOf(found);
    rest = text.slice(end);
    if (rest.length > longestRun) rest = rest.slice(-100);
  }
  for (const found of rest.matchAll(token)) yield hashOf(found);
}

/** Where a text may be cut without cutting a hash: behind the last sign that neither stands in one nor joins two. */
function safeEnd(text: string): number {
  let at = text.length;
  while (at > 0 && isInner(text.charCodeAt(at - 1))) at--;
  if (text.length - at <= longestRun) return at;
  const colon = text.lastIndexOf(':');
  return colon < at || text.slice(colon - 5, colon).toLowerCase() === 'dhash' ? at : colon + 1;
}

/** Letters, digits, `+ / = :` */
function isInner(code: number): boolean {
  return (
    (code >= 47 && code <= 58) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 43 ||
    code === 61
  );
}

function hashOf(found: RegExpMatchArray): { algorithm: ListedAlgorithm; hex: string } {
  const hex = (found[1] ?? found[2] ?? '').toLowerCase();
  return { algorithm: found[1] === undefined ? byLength[hex.length]! : 'dhash', hex };
}
