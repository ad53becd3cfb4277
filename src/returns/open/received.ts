/** What the person gave: files and folders, walked and hashed. */
import { createHash } from 'node:crypto';
import { lstat, readdir, stat as statOf } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Problem } from '../../base/problem.js';
import type { Finding } from '../contract.js';
import { givenFile, type OpenFiles } from './given-file.js';
import type { Given, Received } from './types.js';

/** One file received. Its `name` is the base name, or `folder/…` for one in a folder. */
export interface ReceivedFile {
  given: Given;
  sha256: string;
}

/** Walks and hashes. Links are not followed: where they lead is no part of what was given. */
export async function receive(
  given: readonly (string | Given)[],
  open: OpenFiles,
  findings: Finding[],
  signal?: AbortSignal,
): Promise<{ files: ReceivedFile[]; received: Received[] }> {
  const files: ReceivedFile[] = [];
  const received: Received[] = [];
  for (const one of given) {
    const found = typeof one === 'string' ? await walk(one, open, findings) : { folder: null, files: [one] };
    const hashed: ReceivedFile[] = [];
    for (const file of found.files) hashed.push({ given: file, sha256: await sha256Of(file, signal) });
    files.push(...hashed);
    received.push(found.folder === null ? asReceived(hashed[0]!) : folderReceived(found.folder, hashed));
  }
  return { files, received };
}

/** The hash of the whole: of the one thing received, or of the list of several. */
export function overallHash(received: readonly Received[]): string {
  if (received.length === 1) return received[0]!.sha256;
  return listHash(received.map(({ name, sha256 }) => ({ name, sha256 })));
}

/** SHA-256 of all the bytes. */
export async function sha256Of(file: Pick<Given, 'stream'>, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.stream()) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
}

function asReceived({ given: { name, bytes }, sha256 }: ReceivedFile): Received {
  return { name, bytes, sha256 };
}

function folderReceived(name: string, files: readonly ReceivedFile[]): Received {
  const bytes = files.reduce((sum, file) => sum + file.given.bytes, 0);
  const inside = files.map((file) => ({
    name: file.given.name.slice(name.length + 1),
    sha256: file.sha256,
  }));
  return { name, bytes, sha256: listHash(inside) };
}

/** The same as `sha256sum` of the files, sorted by name, piped into `sha256sum`. */
function listHash(files: { name: string; sha256: string }[]): string {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const { name, sha256 } of sorted) hash.update(`${sha256}  ${name}\n`);
  return hash.digest('hex');
}

interface Found {
  /** The folder's name; null for a file. */
  folder: string | null;
  files: Given[];
}

async function walk(given: string, open: OpenFiles, findings: Finding[]): Promise<Found> {
  const path = resolve(given);
  const name = basename(path);
  const stat = await statOf(path).catch(() => null);
  if (stat === null) throw missing(path);
  if (stat.isFile()) return { folder: null, files: [givenFile(open, path, name, stat.size)] };
  if (!stat.isDirectory()) throw notAFile(path);
  const files: Given[] = [];
  await walkFolder(path, name, files, open, findings);
  return { folder: name, files };
}

async function walkFolder(
  folder: string,
  name: string,
  found: Given[],
  open: OpenFiles,
  findings: Finding[],
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const inside = `${name}/${entry.name}`;
    if (entry.isDirectory()) await walkFolder(path, inside, found, open, findings);
    else if (entry.isFile()) found.push(givenFile(open, path, inside, (await lstat(path)).size));
    else findings.push(linkFinding(inside));
  }
}

function linkFinding(name: string): Finding {
  const text = `${name} is a link or a device, not a file: it was not followed. Copy the file itself into the folder if it belongs to the return.`;
  return { level: 'warning', code: 'link-not-followed', text };
}

function missing(path: string): Problem {
  return new Problem({
    code: 'path-missing',
    what: 'There is no such file or folder.',
    where: path,
    remedy: 'Check the spelling of the path.',
    status: 404,
  });
}

function notAFile(path: string): Problem {
  return new Problem({
    code: 'path-not-a-file',
    what: 'This is neither a file nor a folder.',
    where: path,
    remedy: 'Give the file itself, not a link or a device.',
  });
}
