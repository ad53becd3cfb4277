/** Makes the return of a second account out of an example: the account's name is another one, in every file and every path. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { ReadingSummary } from '../../src/returns/contract.js';
import type { ExampleFile } from './every-example.js';

/** The account or accounts that a return is of. */
export function subjectsOf(
  { accounts }: ReadingSummary,
  records: readonly { account: string | null }[],
): string[] {
  const subjects = accounts.filter(({ role }) => role === 'subject').map(({ id }) => id);
  const named = records.flatMap(({ account }) => (account === null ? [] : [account]));
  return [...new Set([...subjects, ...named])].filter((id) => id.length > 3);
}

/** The same name but for the last letter or digit before an `@`: as long as it was, and of the same kind. */
export function otherName(id: string): string {
  const end = id.includes('@') ? id.indexOf('@') : id.length;
  for (let i = end - 1; i >= 0; i--) {
    const next = after(id[i]!);
    if (next !== null) return id.slice(0, i) + next + id.slice(i + 1);
  }
  return `${id}2`;
}

function after(char: string): string | null {
  if (/[0-8]/.test(char)) return String(Number(char) + 1);
  if (char === '9') return '1';
  if (/[a-y]/i.test(char)) return String.fromCharCode(char.charCodeAt(0) + 1);
  return char === 'z' ? 'b' : null;
}

/** The files with every one of `ids` renamed. Workbooks are unpacked for it; what else is packed (PDF, pictures) stays as it is. */
export function renamed(files: readonly ExampleFile[], ids: readonly string[]): ExampleFile[] {
  // The longest first, since one account may be the beginning of another.
  const pairs = [...ids].sort((a, b) => b.length - a.length).map((id) => [id, otherName(id)] as const);
  return files.map(({ name, bytes }) => ({ name: swapped(name, pairs), bytes: swappedBytes(bytes, pairs) }));
}

type Pairs = readonly (readonly [string, string])[];

function swapped(text: string, pairs: Pairs): string {
  return pairs.reduce((all, [id, other]) => all.replaceAll(id, other), text);
}

function swappedBytes(bytes: Buffer, pairs: Pairs): Buffer {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return swappedZip(bytes, pairs);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? Buffer.from(swapped(text, pairs), 'utf8') : bytes;
}

function swappedZip(bytes: Buffer, pairs: Pairs): Buffer {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]): [string, Uint8Array] => {
    const text = /\.(xml|rels)$/.test(name) ? Buffer.from(part).toString('utf8') : null;
    return [name, text === null ? part : strToU8(swapped(text, pairs))];
  });
  return Buffer.from(zipSync(Object.fromEntries(parts)));
}
