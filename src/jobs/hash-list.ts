/** Reads a provider's list of hashes, in whatever shape it came: `sha256sum`, BSD, CSV, JSON, or bare hashes. */

/** One hash of a list. */
export interface ListedHash {
  /** Empty where the list has hashes only. */
  name: string;
  algorithm: 'md5' | 'sha1' | 'sha256';
  /** Lower-case hex. */
  digest: string;
}

const algorithms: Record<number, ListedHash['algorithm']> = { 32: 'md5', 40: 'sha1', 64: 'sha256' };
const hash = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;
const likelyName = /hash|md5|sha-?(?:1|256)|checksum|digest|manifest/i;

/** Every hash in a text that a person says is a list. */
export function readHashList(text: string): ListedHash[] {
  return fromJson(text) ?? linesOf(text).flatMap(fromLine);
}

/**
 * The hashes of a file that was sent among others, if it is a list of hashes; empty when it is something else. A table of
 * evidence may have a column of hashes too: only a file whose every line is a hash and a name, or one that calls itself a
 * list of hashes, is taken for one.
 */
export function hashListIn(name: string, text: string): ListedHash[] {
  if (text.includes('\0')) return [];
  const json = fromJson(text);
  if (json !== null) return likelyName.test(name) ? json : [];
  const lines = linesOf(text);
  const sums = lines.flatMap((line) => fromSumLine(line) ?? []);
  if (lines.length > 0 && sums.length === lines.length) return sums;
  const found = lines.flatMap(fromLine);
  return likelyName.test(name) && found.length * 2 >= lines.length ? found : [];
}

function linesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** `<hash>  <name>`, `<hash> *<name>` (GNU) or `SHA256 (<name>) = <hash>` (BSD). */
function fromSumLine(line: string): ListedHash | null {
  const gnu = /^([0-9a-f]{32,64})[ \t]+\*?(.+)$/i.exec(line);
  if (gnu && hash.test(gnu[1]!)) return listed(gnu[1]!, gnu[2]!);
  const bsd = /^[A-Z0-9-]+ ?\((.+)\) ?= ?([0-9a-f]{32,64})$/i.exec(line);
  return bsd && hash.test(bsd[2]!) ? listed(bsd[2]!, bsd[1]!) : null;
}

/** A sum line, or a line of a table: its hashes, and the cell that looks most like a name. */
function fromLine(line: string): ListedHash[] {
  const sum = fromSumLine(line);
  if (sum && !/^[,;|]/.test(sum.name)) return [sum];
  const cells = line.split(/[,;|\t]|\s{2,}|: /).map((cell) => cell.trim().replace(/^["'](.*)["']$/, '$1'));
  const hashes = cells.filter((cell) => hash.test(cell));
  const rest = cells.filter((cell) => cell !== '' && !hash.test(cell));
  const name =
    rest.find((cell) => /\.[a-z0-9]{1,5}$/i.test(cell)) ?? rest.find((cell) => !/^\d+$/.test(cell));
  return hashes.map((one) => listed(one, name ?? ''));
}

function fromJson(text: string): ListedHash[] | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const found: ListedHash[] = [];
    walk(JSON.parse(text), '', found, 0);
    return found;
  } catch {
    return null;
  }
}

/** An object's hashes belong to its name; `{"a.zip": "<hash>"}` is a list too. */
function walk(value: unknown, key: string, found: ListedHash[], depth: number): void {
  if (typeof value === 'string' && hash.test(value)) found.push(listed(value, key));
  if (typeof value !== 'object' || value === null || depth > 20) return;
  const own = Object.entries(value);
  const name = own.find(([k, v]) => /name|file|path/i.test(k) && typeof v === 'string' && !hash.test(v))?.[1];
  for (const [k, v] of own)
    walk(v, typeof name === 'string' ? name : Array.isArray(value) ? key : k, found, depth + 1);
}

function listed(digest: string, name: string): ListedHash {
  const algorithm = algorithms[digest.length] ?? 'sha256';
  return { name: name.trim().replace(/^\.[/\\]/, ''), algorithm, digest: digest.toLowerCase() };
}
