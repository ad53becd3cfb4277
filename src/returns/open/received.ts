/** What the person gave: files and folders, walked and hashed. */
import { createHash } from 'node:crypto';
import { lstat, readdir, stat as statOf } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Problem } from '../../base/problem.js';
import type { Finding } from '../contract.js';
import { fileSource } from './file-source.js';
import type { Received } from './types.js';

/** One file received. */
export interface ReceivedFile {
  file: string;
  /** As shown: the base name, or `folder/…` for one in a folder. */
  name: string;
  bytes: number;
  sha256: string;
}

/** Walks and hashes. Links are not followed: where they lead is no part of what was given. */
export async function receive(
  paths: readonly string[],
  findings: Finding[],
  signal?: AbortSignal,
): Promise<{ files: ReceivedFile[]; received: Received[] }> {
  const files: ReceivedFile[] = [];
  const received: Received[] = [];
  for (const path of paths) {
    const found = await walk(resolve(path), basename(resolve(path)), findings);
    const hashed = [];
    for (const { file, name, bytes } of found.files) {
      signal?.throwIfAborted();
      hashed.push({ file, name, bytes, sha256: await sha256Of(file, bytes) });
    }
    files.push(...hashed);
    received.push(found.folder ? folderReceived(basename(resolve(path)), hashed) : asReceived(hashed[0]!));
  }
  return { files, received };
}

/** The hash of the whole: of the one thing received, or of the list of several. */
export function overallHash(received: readonly Received[]): string {
  if (received.length === 1) return received[0]!.sha256;
  return listHash(received.map(({ name, sha256 }) => ({ name, sha256 })));
}

/** SHA-256 of a file, 1 MiB at a time. */
export async function sha256Of(file: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of fileSource(file, bytes).stream()) hash.update(chunk);
  return hash.digest('hex');
}

function asReceived({ name, bytes, sha256 }: ReceivedFile): Received {
  return { name, bytes, sha256 };
}

function folderReceived(name: string, files: readonly ReceivedFile[]): Received {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const inside = files.map((file) => ({ name: file.name.slice(name.length + 1), sha256: file.sha256 }));
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
  folder: boolean;
  files: { file: string; name: string; bytes: number }[];
}

async function walk(path: string, name: string, findings: Finding[]): Promise<Found> {
  const stat = await statOf(path).catch(() => null);
  if (stat === null) throw missing(path);
  if (stat.isFile()) return { folder: false, files: [{ file: path, name, bytes: stat.size }] };
  if (!stat.isDirectory()) throw notAFile(path);
  const found: Found = { folder: true, files: [] };
  await walkFolder(path, name, found, findings);
  return found;
}

async function walkFolder(folder: string, name: string, found: Found, findings: Finding[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const inside = `${name}/${entry.name}`;
    if (entry.isDirectory()) await walkFolder(path, inside, found, findings);
    else if (entry.isFile()) found.files.push({ file: path, name: inside, bytes: (await lstat(path)).size });
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
