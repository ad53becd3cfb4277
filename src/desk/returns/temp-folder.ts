/** What a process that died left unpacked is evidence in the open: it is removed when the desk opens again. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Another process may be at work in its own folder; none is for this long without touching it. */
const untouchedMs = 86_400_000;

/** Removes what lies in the folder and was not touched for a day. No folder = nothing to do. */
export async function sweepTemp(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < now - untouchedMs) await rm(path, { recursive: true, force: true });
  }
}
