/** The chain's head, kept beside it, so that a tail cut off is noticed. */
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { genesis } from './entry.js';

export const chainFile = 'audit.jsonl';
export const headFile = 'audit.head.json';

export interface Head {
  /** Number of the last entry, its hash, and the size of the file in bytes after it. */
  n: number;
  hash: string;
  bytes: number;
  /** Where the head will be once the write that is under way has ended. */
  next?: { n: number; hash: string; bytes: number };
}

/** The head of a chain that has no entry yet. */
export const emptyHead: Head = { n: 0, hash: genesis, bytes: 0 };

/** The head as stored; null when there is no such file. Throws when it cannot be understood. */
export async function readHead(dataDir: string): Promise<Head | null> {
  let text: string;
  try {
    text = await readFile(join(dataDir, headFile), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const head = JSON.parse(text) as Head;
  if (!isPlace(head) || (head.next !== undefined && !isPlace(head.next))) throw new Error('not a head');
  return head;
}

/** Writes the head whole or not at all. */
export async function writeHead(dataDir: string, head: Head, durable: boolean): Promise<void> {
  const file = join(dataDir, headFile);
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(head)}\n`);
    if (durable) await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

function isPlace(value: { n: unknown; hash: unknown; bytes: unknown }): boolean {
  return (
    Number.isInteger(value.n) && Number.isInteger(value.bytes) && /^[0-9a-f]{64}$/.test(String(value.hash))
  );
}
