/** Processor time that processes took: unlike the clock, it says the same on a busy machine. */
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of this process so far, all its threads together. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of a process and all below it so far; NaN where the system has no `/proc`. Counted in steps of 10. */
export function timeOfTree(root: number): number {
  const all = processes();
  if (all === null) return Number.NaN;
  const inside = new Set([root]);
  // A child may have a smaller number than its parent, so go on until none is added.
  for (let size = 0; size < inside.size; ) {
    size = inside.size;
    for (const { id, parent } of all) if (inside.has(parent)) inside.add(id);
  }
  return all.filter(({ id }) => inside.has(id)).reduce((sum, { ticks }) => sum + ticks * 10, 0);
}

interface Process {
  id: number;
  parent: number;
  ticks: number;
}

function processes(): Process[] | null {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => statOf(Number(name)));
  } catch {
    return null;
  }
}

/** Fields of `/proc/<id>/stat` after the name in brackets, which may hold anything: state, parent, …, and times. */
function statOf(id: number): Process[] {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0);
    return [{ id, parent: fields[1] ?? 0, ticks }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
