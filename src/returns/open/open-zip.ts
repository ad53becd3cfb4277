/** Opens a zip: members from its directory, in place; what the directory does not speak of is named. */
import { isProblem, type Problem } from '../../base/problem.js';
import type { ArchiveEntry, RandomBytes } from '../contract.js';
import { type Member, memberChunks, startOf } from './inflate.js';
import { NameWatch } from './name-watch.js';
import { directoryBroken, splitIncomplete } from './open-problems.js';
import { salvageStray, salvageWhole } from './open-salvage.js';
import { type Found, inside, type Opening, randomOf } from './opening.js';
import { sliceOf } from './range.js';
import type { Source } from './types.js';
import type { ZipJsMembers } from './zip-encrypted.js';
import { findZipEnd, type ZipEnd } from './zip-end.js';
import { listZip, type ZipListing, type ZipMember } from './zip-listing.js';
import { mapZip } from './zip-map.js';
import { overlapProblem, overlapping } from './zip-overlap.js';
import { givePacked } from './zip-packed.js';
import { passwordNeeded, wrongPassword } from './zip-password.js';
import { salvageZip } from './zip-salvage.js';

/** Opens it into the tree of `opening`. Whatever is wrong with it becomes a finding. */
export async function openZip(opening: Opening, given: Found): Promise<void> {
  const { bytes, problem, found } = await randomOf(opening, given);
  if (problem !== null && (bytes.size === 0 || problem.code === 'archive-bomb'))
    return opening.leaf({ ...given, failure: problem });
  if (problem !== null) opening.report(problem);
  const end = await ownEnd(bytes);
  if (end !== null && end.disks > 1)
    return opening.leaf({
      ...found,
      failure: splitIncomplete(found.path, `it says it has ${end.disks} parts`),
    });
  const room = opening.guard.limits.entries - opening.count;
  if (end === null) return salvageWhole(opening, found, bytes, room, new Error('it has no end record'));
  const zip = sliceOf(bytes, end.start, end.end - end.start);
  let listing: ZipListing;
  try {
    listing = await listZip(zip, room);
  } catch (error) {
    return salvageWhole(opening, found, bytes, room, error as Error);
  }
  if (isOfficeFile(listing.members)) return opening.leaf(found);
  await new ZipOpening(opening, found, zip, listing).run(bytes, end);
}

/**
 * The end of this zip. One that was cut off may end in a zip that lies stored in it: then the end found is that one's, and a
 * member of ours reaches into it. Null then.
 */
async function ownEnd(bytes: RandomBytes): Promise<ZipEnd | null> {
  const end = await findZipEnd(bytes);
  if (end === null || end.start === 0) return end;
  const { members } = await salvageZip(sliceOf(bytes, 0, end.start), mostBefore);
  return members.at(-1)?.cut ? null : end;
}

/** Members looked at before a zip that does not begin where its bytes do. */
const mostBefore = 100_000;

/** An office document whose first member is not the one that tells. */
function isOfficeFile(members: readonly ZipMember[]): boolean {
  const names = new Set(members.slice(0, 1000).map((member) => member.name));
  const main = ['xl/workbook.xml', 'xl/workbook.bin', 'word/document.xml', 'ppt/presentation.xml'];
  return names.has('[Content_Types].xml') && main.some((name) => names.has(name));
}

/** One zip being opened. */
class ZipOpening {
  private readonly opening: Opening;
  private readonly found: Found;
  private readonly zip: RandomBytes;
  private readonly listing: ZipListing;
  private readonly archive: ArchiveEntry;
  private zipJs: Promise<ZipJsMembers> | null = null;
  private readonly names = new NameWatch();
  /** The one that opened a member before is tried first. */
  private password: string | undefined;

  constructor(opening: Opening, found: Found, zip: RandomBytes, listing: ZipListing) {
    this.opening = opening;
    this.found = found;
    this.zip = zip;
    this.listing = listing;
    this.archive = opening.archive(found, 'zip');
  }

  async run(whole: RandomBytes, end: ZipEnd): Promise<void> {
    const { members } = this.listing;
    const twice = overlapping(members);
    for (const member of members) await this.member(member, twice.has(member));
    this.opening.findings.push(...this.names.findings(this.found.path));
    if (this.listing.problem !== null) this.broken(directoryBroken(this.found.path, this.listing.problem));
    else if (this.listing.stated > members.length)
      this.broken(this.opening.guard.tooManyEntries(this.found.path, this.listing.stated));
    else await this.map(whole, end);
  }

  /** Not all members are known: what lies beyond those listed is not explained. */
  private broken(problem: Problem): void {
    this.opening.stop(this.archive, problem);
    const covered = this.listing.members.reduce((sum, member) => sum + member.compressed, 0);
    this.opening.lose(this.found, this.found.source.size - covered);
  }

  private async map(whole: RandomBytes, end: ZipEnd): Promise<void> {
    const { parts, gaps } = await mapZip(this.zip, whole.size, end, this.listing.members);
    this.archive.parts = parts;
    const before = { at: 0, length: end.start, what: 'before' as const };
    const after = { at: end.end, length: parts.after, what: 'after' as const };
    const between = gaps.map(({ at, length }) => ({ at: at + end.start, length, what: 'gap' as const }));
    await salvageStray(this.opening, this.found, this.archive, whole, [before, ...between, after]);
  }

  private async member(member: ZipMember, overlaps: boolean): Promise<void> {
    if (member.directory) return;
    this.names.add(member.name);
    const found = inside(this.opening, this.found, this.archive, member.name, member.modified);
    if (overlaps) found.failure ??= overlapProblem(found.path);
    found.source = { size: member.size, stream: failing };
    if (found.failure === null) {
      found.failure = this.opening.guard.admit(found.path, member.compressed, member.size);
      if (found.failure === null) await this.giveSource(found, member);
    }
    await this.opening.add(found);
  }

  private async giveSource(found: Found, member: ZipMember): Promise<void> {
    const facts = { ...member, where: found.path, bytes: this.zip, cut: false };
    const { guard } = this.opening;
    let password: string | undefined;
    if (member.encrypted) {
      password = await this.passwordFor(facts);
      if (password === undefined) {
        found.failure =
          this.opening.passwords.length === 0 ? passwordNeeded(found.path) : wrongPassword(found.path);
        return;
      }
    }
    const { method } = member;
    if (!member.encrypted && (method === 0 || method === 8))
      found.source = plainSource(facts, () => memberChunks(facts, guard));
    else if (method === 0 || method === 8 || method === 9 || method === 99)
      found.source = sourceOf(member.size, () => this.unpacked(facts, member.headerOffset, password));
    else {
      found.failure = givePacked(this.opening, found, facts);
      if (found.failure === null) this.archive.by = '7-Zip, in a worker, for members that zlib cannot unpack';
    }
  }

  private async *unpacked(member: Member, headerOffset: number, password?: string): AsyncIterable<Buffer> {
    yield* (await this.byZipJs()).chunks(member, headerOffset, this.opening.guard, password);
  }

  /** Most returns need none of it, and loading it takes as long as reading megabytes. */
  private byZipJs(): Promise<ZipJsMembers> {
    this.zipJs ??= import('./zip-encrypted.js').then((module) => new module.ZipJsMembers(this.zip));
    return this.zipJs;
  }

  private async passwordFor(member: ZipMember & Member): Promise<string | undefined> {
    const { passwords } = this.opening;
    const candidates = this.password === undefined ? passwords : [this.password, ...passwords];
    for (const password of new Set(candidates)) {
      if (!(await (await this.byZipJs()).opens(member.headerOffset, password))) continue;
      if (passwords.length > 1 && !(await this.proves(member, password))) continue;
      this.password = password;
      return password;
    }
    return undefined;
  }

  /**
   * The proof that ZipCrypto keeps is one byte, so that one wrong password in 256 passes it. Where there are several, the one that
   * unpacks the member counts; a large member is taken at its word, as is an AES one, whose proof has two.
   */
  private async proves(member: ZipMember & Member, password: string): Promise<boolean> {
    if (member.method === aes || member.compressed > provable) return true;
    try {
      for await (const chunk of this.unpacked(member, member.headerOffset, password)) void chunk;
      return true;
    } catch (error) {
      if (!isProblem(error)) throw error;
      return false;
    }
  }
}

/** The method that members by AES state (WinZip's AE-x specification). */
const aes = 99;
const provable = 16 * 1024 * 1024;

function sourceOf(size: number, stream: () => AsyncIterable<Buffer>): Source {
  return { size, stream };
}

/** A stored member is had from any place, without unpacking. */
function plainSource(member: Member, stream: () => AsyncIterable<Buffer>): Source {
  const size = member.size ?? 0;
  if (member.method !== 0 || member.compressed !== size) return sourceOf(size, stream);
  const random = async (): Promise<RandomBytes> => sliceOf(member.bytes, await startOf(member), size);
  return { size, stream, random };
}

async function* failing(): AsyncIterable<Buffer> {}
