/**
 * One rotation of a vault at a time, over all processes: two at once would each write a key file without the other's key,
 * and what the other had wrapped by then could be opened by nobody.
 */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { writeFirst } from './disk.js';

const lockOf = (dir: string): string => join(dir, 'rotating.lock');

/** Runs `work` while no other rotation runs. @throws Problem `vault-rotating` */
export async function oneRotation<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const path = lockOf(dir);
  await removeStale(path);
  const mine = `${process.pid} ${await birthOf(process.pid)}\n`;
  if (!(await writeFirst(path, mine, 0o600))) throw rotating(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** True while a process that lives is rotating. */
export async function isRotating(dir: string): Promise<boolean> {
  const text = await textOf(lockOf(dir));
  return text !== null && (await lives(text));
}

/** It is moved aside and looked at again, as another process may have replaced it by its own meanwhile. */
async function removeStale(path: string): Promise<void> {
  const text = await textOf(path);
  if (text === null || (await lives(text))) return;
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await textOf(aside);
  if (moved !== null && moved !== text) await writeFirst(path, moved, 0o600);
  await rm(aside, { force: true });
}

function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

/** The number of a process that died may be another's now; where the system tells when a process began, that is seen. */
async function lives(text: string): Promise<boolean> {
  const [pid = 0, birth = ''] = text.trim().split(' ', 2);
  if (!isThere(Number(pid))) return false;
  return birth === '' || birth === (await birthOf(Number(pid)));
}

function isThere(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in the system's own ticks; empty where that cannot be known. Source: proc(5), field 22 of stat. */
async function birthOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function rotating(where: string): Problem {
  return new Problem({
    code: 'vault-rotating',
    what: 'The keys of the vault are being rotated by another process, so nothing was done.',
    where,
    remedy: 'Wait until it is done. If none is running on any machine that has this vault, remove the file.',
    status: 409,
  });
}
