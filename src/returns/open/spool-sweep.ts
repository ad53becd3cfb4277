/** Deletes what readings that were killed have left in the folder for temporary files. */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Names the machine, so that of a folder that several share each sweeps only its own. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** How the name of a spool's folder begins: the machine and the process that it belongs to. */
export function spoolPrefix(): string {
  return `tecum-spool-${machine()}-${process.pid}-`;
}

/** Deletes the spools of processes of this machine that have ended. What cannot be deleted is left. */
export async function sweepSpools(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => [] as string[]);
  for (const name of names) {
    const [, host, pid] = /^tecum-spool-([0-9a-f]{8})-(\d+)-/.exec(name) ?? [];
    if (host !== machine() || lives(Number(pid))) continue;
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A process that belongs to somebody else lives as well: only "no such process" is an end. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
