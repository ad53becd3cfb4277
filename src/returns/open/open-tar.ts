/** Opens a tar: each member is a range of it. */
import { Problem } from '../../base/problem.js';
import type { ArchiveEntry, RandomBytes } from '../contract.js';
import { NameWatch } from './name-watch.js';
import { notFollowed, strayBytes } from './open-problems.js';
import { type Found, inside, type Opening, randomOf } from './opening.js';
import { rangeSource } from './range.js';
import { withEnd } from './source-tools.js';
import { type TarMember, type TarWalk, tarMembers } from './tarball.js';

/** Opens it into the tree of `opening`. */
export async function openTar(opening: Opening, given: Found): Promise<void> {
  const { bytes, problem, found } = await randomOf(opening, given);
  const archive = opening.archive(found, 'tar');
  if (problem !== null) opening.stop(archive, problem);
  const walk: TarWalk = { headers: 0, members: 0, ending: 0, lost: 0, after: 0 };
  const names = new NameWatch();
  for await (const member of tarMembers(bytes, walk)) {
    if (opening.count >= opening.guard.limits.entries) {
      opening.stop(archive, opening.guard.tooManyEntries(found.path, opening.count + 1));
      opening.lose(found, bytes.size - member.start);
      return;
    }
    names.add(member.name);
    await addMember(opening, found, archive, bytes, member);
  }
  opening.findings.push(...names.findings(found.path));
  account(opening, found, archive, bytes, walk);
}

function account(
  opening: Opening,
  found: Found,
  archive: ArchiveEntry,
  bytes: RandomBytes,
  walk: TarWalk,
): void {
  const { headers, members, ending, lost, after } = walk;
  archive.parts = { members, headers, directory: ending, comment: 0, before: 0, after, gaps: lost };
  if (lost > 0) opening.stop(archive, lostBlocks(found.path, lost));
  opening.lose(found, lost);
  if (after > 0) opening.findings.push(strayBytes(found.path, 'after', after, bytes.size - after));
}

async function addMember(
  opening: Opening,
  around: Found,
  archive: ArchiveEntry,
  bytes: RandomBytes,
  member: TarMember,
): Promise<void> {
  const found = inside(opening, around, archive, member.name, member.modified);
  if (member.type === 'sparse file') found.failure ??= sparse(found.path);
  else if (member.type !== 'file') found.failure ??= notFollowed(found.path, member.type);
  found.failure ??= opening.guard.admit(found.path, member.size, member.size);
  const source = rangeSource(bytes, member.start, member.size);
  found.source = withEnd(source, member.cut ? cutMember(found.path, member.size) : null);
  await opening.add(found);
}

function lostBlocks(where: string, lost: number): Problem {
  return new Problem({
    code: 'tar-damaged',
    what: `This tar is damaged: ${lost} bytes stand where a header should be and are none, so what they held cannot be told.`,
    where,
    remedy:
      'Members before and after them were read. Compare the hash with the provider, and ask for the file again.',
  });
}

function cutMember(where: string, at: number): Problem {
  return new Problem({
    code: 'member-cut',
    what: `The archive ends inside this member, after ${at} bytes of its content.`,
    where,
    remedy:
      'What stood before the cut was read. Download the archive again, or ask the provider for it again.',
  });
}

function sparse(where: string): Problem {
  return new Problem({
    code: 'tar-sparse',
    what: 'This member is stored as a sparse file (its holes left out), which Tecum does not put together.',
    where,
    remedy: 'Unpack the tar with GNU tar and give Tecum the folder.',
  });
}
