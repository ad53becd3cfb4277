/** A lock file between processes, taken over when the process that held it is gone. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../../base/problem.js';

interface Holder {
  token: string;
  pid: number;
  host: string;
}

/** A holder needs some milliseconds. One that is alive on another machine, or hangs, is given this long. */
const patienceMs = 15_000;
const giveUpMs = 30_000;

export interface Lock {
  /** Throws when the lock was lost in the meantime (the machine slept, say): then nothing may be written. */
  demandHeld(): Promise<void>;
  release(): Promise<void>;
}

/** Takes the lock `file`, waiting for its turn. Throws a `Problem` after half a minute. */
export async function takeLock(file: string): Promise<Lock> {
  const mine: Holder = { token: randomUUID(), pid: process.pid, host: hostname() };
  const began = Date.now();
  while (!(await tryTake(file, mine))) {
    if (Date.now() - began > giveUpMs) throw stuck(file);
    await breakStale(file);
    await wait(2 + Math.random() * 8);
  }
  return {
    async demandHeld() {
      if ((await readText(file)) !== JSON.stringify(mine)) throw stuck(file);
    },
    async release() {
      if ((await readText(file)) === JSON.stringify(mine)) await unlink(file);
    },
  };
}

async function tryTake(file: string, mine: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Only one process may break a lock at a time: a folder, which exactly one can make, stands for that right. */
async function breakStale(file: string): Promise<void> {
  const seen = await readText(file);
  if (seen === null || !(await isStale(file, seen))) return;
  const right = `${file}.break`;
  try {
    await mkdir(right);
  } catch {
    if ((await ageMs(right)) > patienceMs) await rmdir(right).catch(() => undefined);
    return;
  }
  try {
    if ((await readText(file)) === seen) await unlink(file);
  } finally {
    await rmdir(right).catch(() => undefined);
  }
}

async function isStale(file: string, text: string): Promise<boolean> {
  const age = await ageMs(file);
  if (age > patienceMs) return true;
  const holder = parse(text);
  // An empty lock may be one that is being written this moment.
  if (holder === null) return age > 2_000;
  return holder.host === hostname() && !isAlive(holder.pid);
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readText(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

async function ageMs(file: string): Promise<number> {
  const at = await stat(file).catch(() => null);
  return at === null ? 0 : Date.now() - at.mtimeMs;
}

function stuck(file: string): Problem {
  return new Problem({
    code: 'audit-locked',
    status: 503,
    what: 'The audit chain is held by another process, so nothing was done.',
    where: file,
    remedy: 'Try again. If it stays so, stop the other Tecum process that uses this data folder.',
  });
}
