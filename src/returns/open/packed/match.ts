/** Joins the files that came out of an archive to the entries of its list. */
import type { RandomBytes } from '../../contract.js';
import type { PackedEntry } from './messages.js';

/** One file as it came. */
export interface Arrived {
  bytes: RandomBytes;
  crc: number;
}

/**
 * For each entry its file, or null. Files come in the order of the list, so that names, which are data, need not be trusted; when
 * their number differs, some were not made, and those that were are found by length and checksum.
 */
export function matchFiles(entries: readonly PackedEntry[], files: readonly Arrived[]): (Arrived | null)[] {
  const expected = entries.filter(isFile);
  if (expected.length === files.length) {
    let next = 0;
    return entries.map((entry) => (isFile(entry) ? files[next++]! : null));
  }
  const left = new Map<string, Arrived[]>();
  for (const file of files) {
    const key = `${file.bytes.size} ${file.crc}`;
    left.set(key, [...(left.get(key) ?? []), file]);
  }
  return entries.map((entry) =>
    isFile(entry) && entry.crc !== null ? (left.get(`${entry.size} ${entry.crc}`)?.shift() ?? null) : null,
  );
}

/** Folders and links make no file when they are unpacked. */
export function isFile(entry: PackedEntry): boolean {
  return !entry.folder && !entry.link;
}
