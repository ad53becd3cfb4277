/** What the modules that open one kind of archive share: the tree of what was found, the limits, the spool, the reports. */
import { isProblem, type Problem } from '../../base/problem.js';
import type { ArchiveEntry, Finding, RandomBytes } from '../contract.js';
import type { LimitGuard } from './limits.js';
import { hostileName, shownName, slashed } from './names.js';
import type { ItemInit } from './open-item.js';
import { hostileFinding } from './open-problems.js';
import { rangeSource } from './range.js';
import type { Met } from './same-archive.js';
import type { Spool } from './spool.js';

/** A file found: given, in an archive, wherever. */
export interface Found extends Omit<ItemInit, 'no' | 'junk' | 'spool'> {
  /** The archives around it, to notice one that holds itself. */
  around: readonly Met[];
}

/** The opener as the modules for the kinds of archives see it. */
export interface Opening {
  readonly guard: LimitGuard;
  readonly spool: Spool;
  readonly passwords: readonly string[];
  readonly findings: Finding[];
  readonly signal: AbortSignal | undefined;
  /** Items found so far. */
  readonly count: number;
  /** Takes a file: opens it when it is an archive, lists it otherwise. */
  add(found: Found): Promise<void>;
  /** Lists a file as it is. */
  leaf(found: Found): void;
  report(problem: Problem, item?: number): void;
  /** Notes an archive that is opened. */
  archive(found: Found, kind: ArchiveEntry['kind']): ArchiveEntry;
  /** Notes and reports that an archive could not be had whole. */
  stop(archive: ArchiveEntry, problem: Problem): void;
  /** Counts bytes of an archive that nothing explains. */
  lose(archive: Found, bytes: number): void;
}

/** A member's place in the tree, without a source yet. Flags its name when it is hostile, and fails it when that is too long. */
export function inside(
  opening: Opening,
  around: Found,
  archive: ArchiveEntry,
  rawName: string,
  modified: string | null,
): Found {
  archive.members++;
  const limit = opening.guard.limits.name;
  const name = slashed(rawName.length > limit ? `${rawName.slice(0, limit)}…` : rawName);
  const path = `${around.path}!/${name}`;
  const failure = rawName.length > limit ? opening.guard.longName(shownName(path), rawName.length) : null;
  const hostile = failure === null ? hostileName(rawName) : null;
  if (hostile !== null) opening.findings.push(hostileFinding(shownName(path), hostile, opening.count));
  return {
    path,
    name,
    depth: around.depth + 1,
    container: archive.no,
    modified,
    source: { size: 0, stream: nothing },
    failure,
    sha256: null,
    around: around.around,
  };
}

/**
 * The bytes of an archive at any place; spooled when its source gives none. What broke it comes with what could be had, and
 * `found` has that as its source.
 */
export async function randomOf(
  opening: Opening,
  found: Found,
): Promise<{ bytes: RandomBytes; problem: Problem | null; found: Found }> {
  const own = await placesOf(found);
  if (own !== null) return { bytes: own, problem: null, found };
  const { bytes, problem } = await opening.spool.keep(found.source.stream());
  return { bytes, problem, found: { ...found, source: rangeSource(bytes) } };
}

/** The bytes where they lie, when they can be had from any place without unpacking. */
export async function placesOf(found: Found): Promise<RandomBytes | null> {
  try {
    return (await found.source.random?.()) ?? null;
  } catch (error) {
    // What is wrong with them, their stream will say.
    if (isProblem(error)) return null;
    throw error;
  }
}

async function* nothing(): AsyncIterable<Buffer> {}
