/** Takes in what lies in a folder of this machine, once nobody writes to it any more. */
import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../../base/problem.js';
import type { ArrivalWay } from '../../store/desk/arrivals.js';
import type { Return } from '../../store/desk/returns.js';
import type { BaseServices } from '../services.js';
import type { Hand, ReceivedFile, Returns } from './types.js';

export interface TakeOrder {
  folder: string;
  caseId: string;
  requestId: string | null;
  provider: string | null;
  password: string | null;
  reference: string;
  way: ArrivalWay;
  /** ms in which nothing may have changed. */
  settleMs: number;
}

/** What is needed of the desk. */
type Desk = Pick<BaseServices, 'access' | 'now'> & { returns: Pick<Returns, 'arrivals' | 'receive'> };

/** A file of the folder, as it lay there when it was listed. */
export interface Lying {
  path: string;
  /** Relative to the folder, `/` between the parts. */
  name: string;
  bytes: number;
  changedMs: number;
}

/**
 * Takes every file of the folder into one return.
 * @throws Problem `take-empty`, `take-link`, `take-changing`, and those of the vault; nothing is then taken
 */
export async function takeFolder(desk: Desk, order: TakeOrder, by: Hand): Promise<Return> {
  await desk.access.demand(by.person, 'return.receive', order.caseId);
  const lying = await settled(order.folder, order.settleMs);
  if (lying.length === 0) throw empty(order.folder);
  const files: ReceivedFile[] = [];
  const { caseId, way } = order;
  try {
    for (const { path, name, bytes, changedMs } of lying) {
      const stream = await openStill(path, name, changedMs);
      const arrival = await desk.returns.arrivals.whole({ caseId, way, name, bytes }, stream, by);
      files.push({ arrival: arrival.id, name, bytes: arrival.bytes ?? 0, sha256: arrival.sha256 ?? '' });
      const now = await lstat(path);
      if (now.size !== arrival.bytes || now.mtimeMs !== changedMs) throw changing(name);
    }
    return await desk.returns.receive(inputOf(desk, order, files), by);
  } catch (error) {
    await giveBack(desk, files, caseId, by);
    throw error;
  }
}

/**
 * The file that was listed, and not a link, a pipe or another file that was put in its place since: such an opening neither
 * follows nor waits.
 */
async function openStill(path: string, name: string, changedMs: number): Promise<AsyncIterable<Buffer>> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(
    (cause: NodeJS.ErrnoException) => {
      throw cause.code === 'ELOOP' ? notAFile(path) : unreadable(path, cause);
    },
  );
  const found = await handle.stat();
  if (found.isFile() && found.mtimeMs === changedMs)
    return handle.createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  await handle.close();
  throw found.isFile() ? changing(name) : notAFile(path);
}

function inputOf(desk: Desk, order: TakeOrder, files: ReceivedFile[]): Parameters<Returns['receive']>[0] {
  return {
    caseId: order.caseId,
    requestId: order.requestId,
    provider: order.provider,
    receivedAt: desk.now().toISOString(),
    receivedFrom: '',
    receivedHow: `Taken from the folder ${order.folder}`.slice(0, 300),
    deliveryReference: order.reference,
    note: '',
    archivePassword: order.password,
    files,
  };
}

/** What was taken before an error is no return's: it is removed at once and not after seven days. */
async function giveBack(desk: Desk, files: readonly ReceivedFile[], caseId: string, by: Hand): Promise<void> {
  for (const { arrival } of files) {
    const found = await desk.returns.arrivals.own(arrival ?? '', by.person.id, caseId);
    if (found) await desk.returns.arrivals.remove(found);
  }
}

/** The files, once two looks `settleMs` apart are the same. Answers what the second look saw. */
async function settled(folder: string, settleMs: number): Promise<Lying[]> {
  let before = await lyingIn(folder);
  for (let tries = 0; tries < 100; tries += 1) {
    await wait(settleMs);
    const now = await lyingIn(folder);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  throw changing(folder);
}

/** Every file below a folder, in order of the names. @throws Problem `take-missing`, `take-link` */
export async function lyingIn(folder: string): Promise<Lying[]> {
  const found: Lying[] = [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((cause) => {
    throw notThere(folder, cause);
  });
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const stat = await lstat(path).catch((): Stats | null => null);
    if (stat === null) continue;
    if (!stat.isFile()) throw notAFile(path);
    const name = relative(folder, path).replaceAll('\\', '/');
    found.push({ path, name, bytes: stat.size, changedMs: stat.mtimeMs });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function notThere(where: string, cause: unknown): Problem {
  return new Problem({
    code: 'take-missing',
    what: 'There is no such folder, or Tecum may not look into it.',
    where,
    remedy: 'Check the path and its rights.',
    status: 404,
    cause,
  });
}

function unreadable(where: string, cause: unknown): Problem {
  return new Problem({
    code: 'take-unreadable',
    what: 'This file cannot be opened, so nothing was taken.',
    where,
    remedy: 'Give the account that Tecum runs under the right to read it.',
    cause,
  });
}

function empty(where: string): Problem {
  return new Problem({
    code: 'take-empty',
    what: 'There is no file in the folder.',
    where,
    remedy: 'Put the files of the return into it.',
  });
}

function notAFile(where: string): Problem {
  return new Problem({
    code: 'take-link',
    what: 'This is a link or a device and no file, so nothing was taken.',
    where,
    remedy: 'Put the file itself into the folder.',
  });
}

function changing(where: string): Problem {
  return new Problem({
    code: 'take-changing',
    what: 'It is still being written to, so nothing was taken.',
    where,
    remedy: 'Wait until the copy is done, then take it in again.',
    status: 409,
  });
}
