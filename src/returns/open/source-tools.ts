/** Small helpers on streams of archive members. */
import { isProblem, type Problem } from '../../base/problem.js';
import { type Member, memberChunks } from './inflate.js';
import type { LimitGuard } from './limits.js';
import type { Source } from './types.js';

/** Bytes that can be had of a member whose headers do not say. */
export async function contentLength(member: Member, guard: LimitGuard): Promise<number> {
  let size = 0;
  try {
    for await (const chunk of memberChunks(member, guard)) size += chunk.length;
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
  return size;
}

/** A source that fails after its last byte, when what it was made from was damaged. */
export function withEnd(source: Source, problem: Problem | null): Source {
  if (problem === null) return source;
  return {
    size: source.size,
    async *stream() {
      yield* source.stream();
      throw problem;
    },
  };
}

/** `a.csv.gz` → `a.csv`, `a.tgz` → `a.tar`; so for xz, bzip2 and zstd. */
export function gunzippedName(name: string): string {
  if (/\.(tgz|txz|tbz2?|tzst)$/i.test(name)) return name.replace(/\.[^.]*$/, '.tar');
  return name.replace(/\.(gz|xz|bz2|zst)$/i, '');
}
