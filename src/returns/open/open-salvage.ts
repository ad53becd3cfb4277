/** Opens what lies in a zip that its directory does not name: all of it when the directory is lost. */
import type { ArchiveEntry, RandomBytes } from '../contract.js';
import { type Member, memberChunks } from './inflate.js';
import { notAZip, salvageEncrypted, strayBytes, truncated, unlistedMembers } from './open-problems.js';
import { type Found, inside, type Opening } from './opening.js';
import { sliceOf } from './range.js';
import { contentLength } from './source-tools.js';
import { type Gap, isPadding } from './zip-map.js';
import { type SalvagedMember, salvageZip } from './zip-salvage.js';

/** Walks a zip that has lost its directory. */
export async function salvageWhole(
  opening: Opening,
  found: Found,
  bytes: RandomBytes,
  room: number,
  cause: Error,
): Promise<void> {
  const saved = await salvageZip(bytes, room);
  if (saved.members.length === 0) {
    opening.leaf({ ...found, failure: notAZip(found.path, cause) });
    return;
  }
  const archive = opening.archive(found, 'zip');
  opening.stop(archive, truncated(found.path, saved, bytes.size));
  opening.lose(found, saved.unaccounted);
  for (const member of saved.members) await salvaged(opening, found, archive, bytes, member);
}

/** Bytes of a zip that its directory does not speak of; `at` counts from the first byte of the whole. */
export interface Stray extends Gap {
  what: 'before' | 'gap' | 'after';
}

/** Looks into them: padding is passed over, members are read, anything else is named. */
export async function salvageStray(
  opening: Opening,
  found: Found,
  archive: ArchiveEntry,
  whole: RandomBytes,
  strays: readonly Stray[],
): Promise<void> {
  for (const stray of strays) {
    if (stray.length === 0 || (await isPadding(whole, stray))) continue;
    const bytes = sliceOf(whole, stray.at, stray.length);
    const mark = await bytes.read(0, 4);
    const room = opening.guard.limits.entries - opening.count;
    const begins = mark.length === 4 && mark.readUInt32LE(0) === 0x04034b50;
    const members = begins ? (await salvageZip(bytes, room)).members : [];
    opening.findings.push(
      members.length === 0
        ? strayBytes(found.path, stray.what, stray.length, stray.at)
        : unlistedMembers(found.path, members.length, stray.at),
    );
    for (const member of members) await salvaged(opening, found, archive, bytes, member);
  }
}

async function salvaged(
  opening: Opening,
  around: Found,
  archive: ArchiveEntry,
  bytes: RandomBytes,
  member: SalvagedMember,
): Promise<void> {
  if (member.directory && member.compressed === 0) return;
  const { guard } = opening;
  const found = inside(opening, around, archive, member.name, member.modified);
  const facts: Member = { ...member, where: found.path, bytes, start: async () => member.start };
  const known = member.size ?? (member.encrypted ? member.compressed : null);
  const size = known ?? (await contentLength(facts, guard));
  if (member.encrypted) found.failure ??= salvageEncrypted(found.path);
  found.failure ??= guard.admit(found.path, member.compressed, size);
  found.source = { size, stream: () => memberChunks(facts, guard) };
  await opening.add(found);
}
