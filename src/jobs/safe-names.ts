/** Names for originals in a temporary folder: what a person called a file is data, and never a path. */

/**
 * One plain file name for each, different from all others. Separators, control characters and leading dots are
 * replaced; the ending stays, as people and readers know files by it.
 */
export function safeNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const plain = plainName(name);
    let free = plain;
    for (let n = 2; used.has(free.toLowerCase()); n += 1) free = numbered(plain, n);
    used.add(free.toLowerCase());
    return free;
  });
}

function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}:*?"<>|]/gu, '_')
    .replace(/^\.+/, '_')
    .trim();
  const short = Buffer.byteLength(clean) > 200 ? clean.slice(-60) : clean;
  return short === '' ? 'return' : short;
}

function numbered(name: string, n: number): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${n})${name.slice(dot)}` : `${name} (${n})`;
}
