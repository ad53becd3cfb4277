/** Reads a record's own bytes back from the original in the vault. */
import { mkdir } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { Problem } from '../../base/problem.js';
import type { StoredRecord } from '../../base/stored-record.js';
import type { Finding, Item } from '../../returns/contract.js';
import { Opener } from '../../returns/open/opener.js';
import { originOf, pathIn, type ReadingFiles } from './origins.js';
import type { Stores } from './stores.js';

/** What stands at a record's place. */
export interface OriginalBytes {
  file: string;
  originalName: string;
  originalSha256: string;
  line: number | null;
  /** Path inside a structured file. */
  path: string | null;
  offset: number;
  length: number;
  /** The bytes as text; nothing in it is ever rendered. */
  text: string;
  encoding: string;
  /** True when the place is longer than what is shown. */
  cut: boolean;
  /** True when the bytes are no text and are shown as hexadecimal pairs. */
  hex: boolean;
}

/** Bytes shown at most; a longer place is cut, and the page says so. */
export const shownAtMost = 64 * 1024;

/** What is needed of the stores. */
type Means = Pick<Stores, 'vault' | 'passwords' | 'tempDir'>;

/**
 * The bytes at a record's place, read from the vault now and not from the reading.
 * @throws Problem `original-gone` when the file cannot be found in the original any more, `secret-unreadable`
 */
export async function originalOf(
  means: Means,
  files: ReadingFiles,
  record: StoredRecord,
): Promise<OriginalBytes> {
  const origin = originOf(files, record);
  const entry = files.items.find((item) => item.no === record.item);
  const offset = record.offset ?? 0;
  const length = record.length ?? 0;
  const wanted = Math.min(length, shownAtMost);
  const bytes = await withItem(means, files, record, (item) => slice(item.stream(), offset, wanted));
  if (bytes.length < wanted) throw gone(origin.file, 'it is shorter than it was');
  return {
    ...origin,
    line: record.line,
    path: record.path,
    offset,
    length,
    cut: length > shownAtMost,
    ...asText(bytes, entry?.encoding ?? 'utf-8'),
  };
}

/**
 * Opens one file of a return in its original for as long as `use` takes.
 * @param record anything that says the file's number
 * @throws Problem `original-gone`, `secret-unreadable`
 */
export async function withItem<T>(
  means: Means,
  files: ReadingFiles,
  record: Pick<StoredRecord, 'item'>,
  use: (item: Pick<Item, 'stream' | 'random' | 'size'>) => Promise<T>,
): Promise<T> {
  const { file, originalName, originalSha256 } = originOf(files, record);
  const received = files.received.find((r) => r.sha256 === originalSha256);
  if (!received || !(await means.vault.has(originalSha256)))
    throw gone(file, 'the vault does not hold the original');
  const findings: Finding[] = [];
  const sealed = files.made.archivePassword;
  const password = sealed === null ? undefined : means.passwords.open(sealed);
  await mkdir(means.tempDir, { recursive: true, mode: 0o700 });
  const given = await means.vault.given(originalSha256, originalName);
  const opener = new Opener({ password, tempDir: means.tempDir }, findings);
  try {
    await opener.addGiven({ given, sha256: originalSha256, failure: null });
    const same = opener.items.filter((item) => item.path === file);
    const item = same[ordinal(files, record, file)];
    if (!item) throw gone(file, 'no file of that name is in it');
    return await use(item);
  } finally {
    await opener.close();
    await given.close();
  }
}

/** Archives may hold two files of one name: the record's is told by its place among them. */
function ordinal(files: ReadingFiles, record: Pick<StoredRecord, 'item'>, file: string): number {
  const same = files.items.filter((item) => pathIn(item) === file);
  return Math.max(
    0,
    same.findIndex((item) => item.no === record.item),
  );
}

async function slice(stream: AsyncIterable<Buffer>, offset: number, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let at = 0;
  for await (const chunk of stream) {
    const from = Math.max(0, offset - at);
    const to = Math.min(chunk.length, offset + length - at);
    if (from < to) parts.push(chunk.subarray(from, to));
    at += chunk.length;
    if (at >= offset + length) break;
  }
  return Buffer.concat(parts);
}

function asText(bytes: Buffer, encoding: string): Pick<OriginalBytes, 'text' | 'encoding' | 'hex'> {
  if (bytes.includes(0) && !/^utf-?(16|32)/i.test(encoding)) {
    return { text: bytes.toString('hex').replace(/(..)/g, '$1 ').trim(), encoding: 'binary', hex: true };
  }
  const known = iconv.encodingExists(encoding) ? encoding : 'utf-8';
  return { text: iconv.decode(bytes, known, { stripBOM: false }), encoding: known, hex: false };
}

function gone(file: string, why: string): Problem {
  return new Problem({
    code: 'original-gone',
    what: `The original of this record cannot be shown: ${why}.`,
    where: file,
    remedy: 'Check the original on the custody page; if the vault is damaged, restore it from a backup.',
    status: 500,
  });
}
