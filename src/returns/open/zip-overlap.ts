/** Members of a zip that share bytes with another: no packer makes them, and a bomb that looks harmless member by member does. */
import { Problem } from '../../base/problem.js';
import type { ZipMember } from './zip-listing.js';

/** Bytes of a local header without its name. */
const leastHeader = 30;

/** The members that begin inside the bytes of one before them. The first of a heap is left out: it is read. */
export function overlapping(members: readonly ZipMember[]): ReadonlySet<ZipMember> {
  const found = new Set<ZipMember>();
  let covered = 0;
  for (const member of [...members].sort((a, b) => a.headerOffset - b.headerOffset)) {
    if (member.headerOffset < covered) found.add(member);
    covered = Math.max(covered, member.headerOffset + leastHeader + member.compressed);
  }
  return found;
}

/** Why such a member is not read. */
export function overlapProblem(where: string): Problem {
  return new Problem({
    code: 'zip-overlap',
    what: 'This member lies on the same bytes of the zip as another, as in a zip bomb. It was not read.',
    where,
    remedy: 'No ordinary program packs like this: ask the provider how the archive was made.',
  });
}
