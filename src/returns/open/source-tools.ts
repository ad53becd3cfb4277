/** Small helpers on streams of archive members. */
import { isProblem, type Problem } from '../../base/problem.js';
import { type Member, memberChunks } from './inflate.js';
import type { LimitGuard } from './limits.js';
import type { Source } from './types.js';

/** Reads the first chunk, so that a wrong password is known before a reader meets it. */
export async function passwordProblem(chunks: AsyncIterable<Buffer>): Promise<Problem | null> {
  try {
    for await (const chunk of chunks) {
      void chunk;
      break;
    }
    return null;
  } catch (error) {
    return isProblem(error) && error.code === 'zip-password-wrong' ? error : null;
  }
}

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

/** `a.csv.gz` → `a.csv`, `a.tgz` → `a.tar`. */
export function gunzippedName(name: string): string {
  return /\.tgz$/i.test(name) ? name.replace(/\.tgz$/i, '.tar') : name.replace(/\.gz$/i, '');
}
