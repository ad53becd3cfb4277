/** Where every byte of a zip goes: data of members, headers, directory, comment, and what belongs to nothing. */
import type { RandomBytes } from '../contract.js';
import type { ArchiveParts } from '../reading-contract.js';
import type { ZipEnd } from './zip-end.js';
import { dataStart, type ZipMember } from './zip-listing.js';

/** Bytes between members that no header speaks of. */
export interface Gap {
  at: number;
  length: number;
}

/** Too little for a member to hide in; only where there is more is the header itself read. */
const ordinaryExtra = 29;
const longestDescriptor = 24;
/** Stands before the first member of a zip that was split (APPNOTE 8.5.3), and before sizes that follow data (4.3.9.3). */
const splitMark = 0x08074b50;

/** Maps a zip of which all members are listed. `bytes` begin where the zip begins (`end.start`). */
export async function mapZip(
  bytes: RandomBytes,
  whole: number,
  end: ZipEnd,
  members: readonly ZipMember[],
): Promise<{ parts: ArchiveParts; gaps: Gap[] }> {
  const gaps: Gap[] = [];
  const parts: ArchiveParts = {
    members: 0,
    headers: 0,
    directory: end.end - end.directory - end.comment,
    comment: end.comment,
    before: end.start,
    after: whole - end.end,
    gaps: 0,
  };
  const directory = end.directory - end.start;
  const sorted = [...members].sort((a, b) => a.headerOffset - b.headerOffset);
  let at = 0;
  for (const [i, member] of sorted.entries()) {
    const next = Math.min(sorted[i + 1]?.headerOffset ?? directory, directory);
    if (member.headerOffset > at) addGap(parts, gaps, at, Math.min(member.headerOffset, directory));
    at = Math.max(at, Math.min(member.headerOffset, directory));
    at = await addMember(bytes, parts, gaps, member, at, Math.max(at, next));
  }
  if (at < directory) addGap(parts, gaps, at, directory);
  return { parts, gaps };
}

function addGap(parts: ArchiveParts, gaps: Gap[], from: number, to: number): void {
  parts.gaps += to - from;
  gaps.push({ at: from, length: to - from });
}

/** Adds a member that owns at most the bytes `from` to `next`; returns where what was added ends. */
async function addMember(
  bytes: RandomBytes,
  parts: ArchiveParts,
  gaps: Gap[],
  member: ZipMember,
  from: number,
  next: number,
): Promise<number> {
  const owned = next - from;
  const data = Math.min(owned, member.compressed);
  parts.members += data;
  const room = owned - data;
  const least = Math.min(room, 30 + member.nameBytes);
  if (room - least <= ordinaryExtra + (member.descriptor ? longestDescriptor : 0)) {
    parts.headers += room;
    return next;
  }
  const header = await headerLength(bytes, member);
  const after = member.descriptor ? await descriptorLength(bytes, member, from + header + data) : 0;
  const spoken = Math.min(room, header + after);
  parts.headers += spoken;
  if (spoken < room) addGap(parts, gaps, next - (room - spoken), next);
  return next;
}

async function headerLength(bytes: RandomBytes, member: ZipMember): Promise<number> {
  try {
    return (await dataStart(bytes, member.headerOffset)) - member.headerOffset;
  } catch {
    // The directory points to no header: reading the member says so; here nothing is claimed for it.
    return 0;
  }
}

/** Bytes of the sizes that follow a member's data: with a mark or without, of 32 or of 64 bits; 0 when they are not there. */
async function descriptorLength(bytes: RandomBytes, member: ZipMember, at: number): Promise<number> {
  const tail = await bytes.read(at, longestDescriptor);
  const marked = tail.length >= 4 && tail.readUInt32LE(0) === splitMark ? 4 : 0;
  const sums = tail.subarray(marked);
  if (sums.length < 12 || sums.readUInt32LE(0) !== member.crc) return marked;
  const narrow = sums.readUInt32LE(4) === member.compressed && sums.readUInt32LE(8) === member.size;
  return marked + (narrow || sums.length < 20 ? 12 : 20);
}

/** True when a gap is the mark of a split zip, or holds nothing but zeros, as one made to align members does. Looks at 1 MiB. */
export async function isPadding(bytes: RandomBytes, gap: Gap): Promise<boolean> {
  const sample = await bytes.read(gap.at, Math.min(gap.length, 1024 * 1024));
  if (gap.at === 0 && gap.length === 4 && sample.readUInt32LE(0) === splitMark) return true;
  return sample.every((byte) => byte === 0);
}
