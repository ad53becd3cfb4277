/** Watches a folder whose sub-folders are case numbers: what is laid there is taken in, moved aside, or refused with a reason. */
import { mkdir, readdir, rename, rmdir, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { isProblem, Problem } from '../base/problem.js';
import type { Services } from '../desk/open.js';
import { type Lying, lyingIn, takeFolder } from '../desk/returns/take-folder.js';
import { caseStore } from '../store/desk/cases.js';

/** ms between two looks. */
const lookMs = 5000;
/** ms in which no file may have changed before it is taken. */
const quietMs = 10_000;

const taken = 'taken';
const refused = 'refused';

export interface DropWatch {
  /** Looks once. Answers the returns that were made. */
  look(): Promise<number[]>;
  stop(): Promise<void>;
}

export interface DropOptions {
  lookMs?: number;
  quietMs?: number;
  onError?(error: unknown): void;
}

/** Starts to watch `dir`. One look at a time; each sub-folder is one return. */
export function watchDropFolder(services: Services, dir: string, options: DropOptions = {}): DropWatch {
  const quiet = options.quietMs ?? quietMs;
  let looking: Promise<number[]> | null = null;
  const look = (): Promise<number[]> => {
    looking ??= lookInto(services, dir, quiet).finally(() => {
      looking = null;
    });
    return looking;
  };
  const timer = setInterval(
    () => void look().catch((error) => options.onError?.(error)),
    options.lookMs ?? lookMs,
  );
  timer.unref();
  return {
    look,
    async stop() {
      clearInterval(timer);
      await looking?.catch(() => undefined);
    },
  };
}

async function lookInto(services: Services, dir: string, quiet: number): Promise<number[]> {
  // Without a fit key nothing can be taken: it all stays where it is until there is one.
  if ((await services.vault.ring.problem()) !== null) return [];
  const made: number[] = [];
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === taken || entry.name === refused) continue;
    const folder = join(dir, entry.name);
    const returnId = await takeOne(services, dir, entry.name, folder, quiet);
    if (returnId !== null) made.push(returnId);
  }
  return made;
}

async function takeOne(
  services: Services,
  dir: string,
  number: string,
  folder: string,
  quiet: number,
): Promise<number | null> {
  const stamp = services.now().toISOString().replace(/[:.]/g, '-');
  try {
    const files = await lyingIn(folder);
    if (files.length === 0 || !(await isQuiet(files, quiet))) return null;
    const made = await takeFor(services, number, folder);
    await moveAll(files, folder, join(dir, taken, number, `return-${made}`));
    return made;
  } catch (error) {
    // Still being written to: the next look finds it whole.
    if (isProblem(error) && error.code === 'take-changing') return null;
    const place = join(dir, refused, number, stamp);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    // The folder as a whole, links and all: what stayed would be refused again at every look.
    await rename(folder, place);
    await writeFile(`${place}.txt`, `${reason(error)}\n`, { mode: 0o600 });
    return null;
  }
}

async function isQuiet(files: readonly Lying[], quiet: number): Promise<boolean> {
  const now = Date.now();
  for (const { path } of files) {
    const found = await stat(path).catch(() => null);
    // A copy may keep the old time of change; its own time of arrival is then the newer one.
    if (!found || now - Math.max(found.mtimeMs, found.ctimeMs) < quiet) return false;
  }
  return true;
}

async function takeFor(services: Services, number: string, folder: string): Promise<number> {
  const found = await caseStore(services.db).byNumber(number);
  const person = found ? await services.people.byId(found.ownerId) : null;
  if (!found || !person) throw noCase(number);
  const order = { folder, caseId: found.id, requestId: null, provider: null, password: null, reference: '' };
  const by = { person, fromWhere: `drop folder, account ${userInfo().username}` };
  const made = await takeFolder(services, { ...order, way: 'drop folder', settleMs: 50 }, by);
  return made.id;
}

/** Folders that are empty afterwards go too, save the case's own: it may be dropped into again. */
async function moveAll(files: readonly Lying[], from: string, to: string): Promise<void> {
  for (const { path, name } of files) {
    await mkdir(dirname(join(to, name)), { recursive: true, mode: 0o700 });
    await rename(path, join(to, name));
    for (let up = dirname(path); up !== from && up.startsWith(from); up = dirname(up))
      await rmdir(up).catch(() => undefined);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function noCase(number: string): Problem {
  return new Problem({
    code: 'drop-no-case',
    what: `There is no case with the number ${number}.`,
    where: number,
    remedy: 'Make the case in Tecum first, or name the folder by the number of the case as it stands there.',
    status: 404,
  });
}
