/** Puts the parts of a split archive together: `a.zip.001, .002 …`, and `a.z01, a.z02 … a.zip`. */

import type { Problem } from '../../base/problem.js';
import type { Finding, RandomBytes } from '../contract.js';
import { shownName } from './names.js';
import { splitIncomplete } from './open-problems.js';
import { joinOf, rangeOf } from './range.js';
import type { ReceivedFile } from './received.js';
import { oneDisk } from './split-zip.js';
import type { Given } from './types.js';

/** What is to be opened: a file as received, parts put together, or a part whose fellows are missing. */
export interface ToOpen {
  given: Given;
  /** Null for parts put together, which have no hash as a whole. */
  sha256: string | null;
  failure: Problem | null;
}

interface Part {
  /** Name of the whole, and whether the disks are counted each on its own (`.z01`). */
  whole: string;
  disks: boolean;
  no: number;
}

/** Joins what belongs together; the rest stays as it is, in order. A joined archive stands where its first part stood. */
export async function joinParts(files: readonly ReceivedFile[], findings: Finding[]): Promise<ToOpen[]> {
  const sets = setsOf(files);
  const done = new Set<ReceivedFile>();
  const out: ToOpen[] = [];
  for (const file of files) {
    if (done.has(file)) continue;
    const set = sets.get(wholeOf(file.given.name, sets));
    const parts = set?.map((one) => one.file) ?? [];
    if (set === undefined || !parts.includes(file)) {
      out.push({ ...file, failure: null });
      continue;
    }
    for (const part of parts) done.add(part);
    out.push(...(await join(set, findings)));
  }
  return out;
}

type Set1 = { file: ReceivedFile; part: Part }[];

/** Sets of at least two parts by the name of the whole. */
function setsOf(files: readonly ReceivedFile[]): Map<string, Set1> {
  const sets = new Map<string, Set1>();
  for (const file of files) {
    const part = partOf(file.given.name);
    if (part !== null) sets.set(key(part.whole), [...(sets.get(key(part.whole)) ?? []), { file, part }]);
  }
  for (const [name, set] of sets) {
    const last = set[0]!.part.disks ? files.find((file) => key(file.given.name) === name) : undefined;
    if (last !== undefined) set.push({ file: last, part: { ...set[0]!.part, no: Number.MAX_SAFE_INTEGER } });
    set.sort((a, b) => a.part.no - b.part.no);
    if (set.length === 1 && set[0]!.part.no === 1 && !set[0]!.part.disks) sets.delete(name);
  }
  return sets;
}

function partOf(name: string): Part | null {
  const [, whole, digits] = /^(.+\.(?:zip|7z|tar|tgz|gz|rar))\.(\d{3})$/i.exec(name) ?? [];
  if (whole !== undefined) return { whole, disks: false, no: Number(digits) };
  const [, base, disk] = /^(.+)\.z(\d{2,3})$/i.exec(name) ?? [];
  return base === undefined ? null : { whole: `${base}.zip`, disks: true, no: Number(disk) };
}

function wholeOf(name: string, sets: ReadonlyMap<string, Set1>): string {
  const part = partOf(name);
  return part !== null ? key(part.whole) : sets.has(key(name)) ? key(name) : '';
}

/** Names as the programs that split them fold them. */
function key(name: string): string {
  return name.toLowerCase();
}

async function join(set: Set1, findings: Finding[]): Promise<ToOpen[]> {
  const { whole, disks } = set[0]!.part;
  const missing = missingOf(set);
  if (missing !== null) {
    const failure = (name: string) => splitIncomplete(shownName(name), missing);
    return set.map(({ file }) => ({ ...file, failure: failure(file.given.name) }));
  }
  const parts = await Promise.all(set.map(({ file }) => file.given.random()));
  const joined = joinOf(parts);
  const bytes = disks ? await oneDisk(joined, parts) : joined;
  const text = `${shownName(whole)}: ${set.length} parts of a split archive were put together in the order of their numbers (${set.map(({ file }) => shownName(file.given.name)).join(', ')}).`;
  findings.push({ level: 'warning', code: 'archive-joined', text });
  return [{ given: joinedGiven(whole, bytes), sha256: null, failure: null }];
}

function missingOf(set: Set1): string | null {
  const { disks } = set[0]!.part;
  const numbered = set.filter(({ part }) => part.no !== Number.MAX_SAFE_INTEGER);
  const gap = numbered.findIndex(({ part }, i) => part.no !== i + 1);
  if (gap >= 0) return `part ${gap + 1} is not here`;
  return disks && numbered.length === set.length ? 'its last part, the .zip, is not here' : null;
}

function joinedGiven(name: string, bytes: RandomBytes): Given {
  return { name, bytes: bytes.size, stream: () => rangeOf(bytes, 0, bytes.size), random: async () => bytes };
}
