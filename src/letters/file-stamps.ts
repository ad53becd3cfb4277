/** When files of templates were last changed; each is looked at once in the making of one letter. */
import { statSync } from 'node:fs';

/** What was seen since the work began for which each file is looked at only once. */
let seen: Map<string, number> | undefined;

/** When a file was last changed, in milliseconds since 1970; -1 where there is none. */
export function stampOf(path: string): number {
  const known = seen?.get(path);
  if (known !== undefined) return known;
  const stamp = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1;
  seen?.set(path, stamp);
  return stamp;
}

/** Does work that awaits nothing, all of it with the files as they are now: a change shows in the next work. */
export function withFilesAsNow<T>(work: () => T): T {
  if (seen) return work();
  seen = new Map();
  try {
    return work();
  } finally {
    seen = undefined;
  }
}
