/** Opens archives inside archives and lists every file as an item. */
import { isProblem, type Problem } from '../../base/problem.js';
import type { ArchiveEntry, Finding } from '../contract.js';
import { fileSource } from './file-source.js';
import { type Member, memberChunks } from './inflate.js';
import { LimitGuard } from './limits.js';
import { hostileName, junkReason, slashed } from './names.js';
import { firstBytes, type ItemInit, openItem } from './open-item.js';
import {
  directoryBroken,
  hostileFinding,
  notAZip,
  notFollowed,
  salvageEncrypted,
  truncated,
} from './open-problems.js';
import { archiveKind, mayBeArchive } from './sniff.js';
import { contentLength, gunzippedName, passwordProblem, withEnd } from './source-tools.js';
import { Spool } from './spool.js';
import { gunzipChunks, type TarMember, tarMembers } from './tarball.js';
import type { OpenItem, OpenOptions } from './types.js';
import { EncryptedZip, passwordNeeded } from './zip-encrypted.js';
import { listZip, type ZipListing, type ZipMember } from './zip-listing.js';
import { overlapProblem, overlapping } from './zip-overlap.js';
import { type SalvagedMember, salvageZip } from './zip-salvage.js';

/** A file found: on disk, in an archive, wherever. */
interface Found extends Omit<ItemInit, 'no' | 'junk' | 'spool'> {
  /** The file on this machine, when the source is all of it. */
  file: string | null;
}

/** One for a return. Call {@link add} for each file received; items and archives pile up in order. */
export class Opener {
  readonly items: OpenItem[] = [];
  readonly archives: ArchiveEntry[] = [];
  readonly findings: Finding[];
  /** Bytes of received files that nothing covers. */
  unaccounted = 0;
  readonly spool: Spool;
  private readonly guard: LimitGuard;
  private readonly password: string | undefined;
  private readonly signal: AbortSignal | undefined;
  private readonly closers: (() => void)[] = [];

  constructor(options: OpenOptions, findings: Finding[]) {
    this.findings = findings;
    this.guard = new LimitGuard(options.limits);
    this.spool = new Spool(options.tempDir);
    this.password = options.password;
    this.signal = options.signal;
  }

  /** Adds a file as received. */
  async addFile(file: string, name: string, bytes: number, sha256: string): Promise<void> {
    const source = fileSource(file, bytes);
    await this.add({
      path: name,
      name,
      depth: 0,
      container: null,
      modified: null,
      source,
      file,
      failure: null,
      sha256,
    });
  }

  async close(): Promise<void> {
    for (const close of this.closers) close();
    await this.spool.close();
  }

  private async add(found: Found): Promise<void> {
    this.signal?.throwIfAborted();
    const junk = junkReason(found.name);
    if (junk !== null || found.failure !== null || !mayBeArchive(found.name)) {
      this.leaf(found, junk);
      return;
    }
    const kind = archiveKind(await firstBytes(found.source));
    if (kind === null) this.leaf(found, null);
    else if (found.depth >= this.guard.limits.depth)
      this.leaf({ ...found, failure: this.guard.tooDeep(found.path) });
    else if (kind === 'zip') await this.zip(found);
    else if (kind === 'gzip') await this.gzip(found);
    else await this.tar(found);
  }

  private leaf(found: Found, junk: string | null = null): void {
    const { file: _file, ...facts } = found;
    const spool = (chunks: AsyncIterable<Buffer>) => this.spool.random(chunks);
    this.items.push(openItem({ ...facts, no: this.items.length, junk, spool }));
    if (found.failure !== null) this.report(found.failure, this.items.length - 1);
  }

  private report(problem: Problem, item?: number): void {
    const text = `${problem.where ?? ''}: ${problem.what} ${problem.remedy ?? ''}`.trim();
    this.findings.push({ level: 'finding', code: problem.code, text, item });
  }

  private archive(found: Found, kind: ArchiveEntry['kind']): ArchiveEntry {
    const archive: ArchiveEntry = {
      no: this.archives.length,
      path: found.path,
      bytes: found.source.size,
      kind,
      members: 0,
      container: found.container,
    };
    this.archives.push(archive);
    return archive;
  }

  /** The archive as a file on disk; an inner one is spooled. Null when even that failed, which is then reported. */
  private async onDisk(found: Found): Promise<{ file: string; bytes: number } | null> {
    if (found.file !== null) return { file: found.file, bytes: found.source.size };
    const spooled = await this.spool.write(found.source.stream());
    if (spooled.problem === null) return spooled;
    if (spooled.bytes === 0 || spooled.problem.code === 'archive-bomb') {
      this.leaf({ ...found, failure: spooled.problem });
      return null;
    }
    this.report(spooled.problem);
    return spooled;
  }

  private async zip(found: Found): Promise<void> {
    const disk = await this.onDisk(found);
    if (disk === null) return;
    const room = this.guard.limits.entries - this.items.length;
    let listing: ZipListing;
    try {
      listing = await listZip(disk.file, room);
    } catch (error) {
      await this.salvage(found, disk.file, disk.bytes, room, error as Error);
      return;
    }
    this.closers.push(listing.close);
    const archive = this.archive(found, 'zip');
    const encrypted = this.password === undefined ? null : new EncryptedZip(disk.file, this.password);
    const twice = overlapping(listing.members);
    for (const member of listing.members) {
      const failure = (where: string) => (twice.has(member) ? overlapProblem(where) : null);
      await this.zipMember(found, archive, disk.file, member, encrypted, failure);
    }
    this.checkListing(found, archive, listing);
  }

  private checkListing(found: Found, archive: ArchiveEntry, listing: ZipListing): void {
    if (listing.stated > listing.members.length && listing.problem === null) {
      this.stop(archive, this.guard.tooManyEntries(found.path, listing.stated));
    } else if (listing.problem !== null) {
      this.stop(archive, directoryBroken(found.path, listing.problem));
    } else {
      return;
    }
    const covered = listing.members.reduce((sum, member) => sum + member.compressed, 0);
    if (found.depth === 0) this.unaccounted += Math.max(0, found.source.size - covered);
  }

  private stop(archive: ArchiveEntry, problem: Problem): void {
    archive.why = problem.what;
    this.report(problem);
  }

  private async zipMember(
    around: Found,
    archive: ArchiveEntry,
    file: string,
    member: ZipMember,
    encrypted: EncryptedZip | null,
    refused: (where: string) => Problem | null,
  ): Promise<void> {
    if (member.directory) return;
    const found = this.inside(around, archive, member.name, member.modified);
    const where = found.path;
    found.failure = refused(where);
    const facts: Member = { ...member, where, file, cut: false };
    let chunks = (): AsyncIterable<Buffer> => memberChunks(facts, this.guard);
    if (member.encrypted && encrypted === null) found.failure ??= passwordNeeded(where);
    if (member.encrypted && encrypted !== null && found.failure === null) {
      chunks = () => encrypted.chunks(where, member.headerOffset, member.compressed, this.guard);
      found.failure = await passwordProblem(chunks());
    }
    found.failure ??= this.guard.admit(where, member.compressed, member.size);
    found.source = { size: member.size, stream: chunks };
    await this.add(found);
  }

  /** A member's place in the tree; flags its name when it is hostile. */
  private inside(around: Found, archive: ArchiveEntry, rawName: string, modified: string | null): Found {
    archive.members++;
    const name = slashed(rawName);
    const path = `${around.path}!/${name}`;
    const hostile = hostileName(rawName);
    if (hostile !== null) this.findings.push(hostileFinding(path, hostile, this.items.length));
    return {
      path,
      name,
      depth: around.depth + 1,
      container: archive.no,
      modified,
      source: { size: 0, stream: () => fileSource('', 0).stream() },
      file: null,
      failure: null,
      sha256: null,
    };
  }

  private async salvage(
    found: Found,
    file: string,
    bytes: number,
    room: number,
    cause: Error,
  ): Promise<void> {
    const saved = await salvageZip(file, bytes, room);
    if (saved.members.length === 0) {
      this.leaf({ ...found, failure: notAZip(found.path, cause) });
      if (found.depth === 0) this.unaccounted += bytes;
      return;
    }
    const archive = this.archive(found, 'zip');
    this.stop(archive, truncated(found.path, saved, bytes));
    if (found.depth === 0) this.unaccounted += saved.unaccounted;
    for (const member of saved.members) await this.salvagedMember(found, archive, file, member);
  }

  private async salvagedMember(
    around: Found,
    archive: ArchiveEntry,
    file: string,
    member: SalvagedMember,
  ): Promise<void> {
    if (member.directory && member.compressed === 0) return;
    const found = this.inside(around, archive, member.name, member.modified);
    const facts: Member = { ...member, where: found.path, file, start: async () => member.start };
    const size =
      member.size ?? (member.encrypted ? member.compressed : await contentLength(facts, this.guard));
    if (member.encrypted) found.failure = salvageEncrypted(found.path);
    found.failure ??= this.guard.admit(found.path, member.compressed, size);
    found.source = { size, stream: () => memberChunks(facts, this.guard) };
    await this.add(found);
  }

  private async gzip(found: Found): Promise<void> {
    const spooled = await this.spool.write(gunzipChunks(found.path, found.source, this.guard));
    const { problem } = spooled;
    if (problem?.code === 'archive-bomb' || (problem !== null && spooled.bytes === 0)) {
      this.leaf({ ...found, failure: problem });
      return;
    }
    this.guard.admit(found.path, found.source.size, spooled.bytes);
    const archive = this.archive(found, 'gzip');
    if (problem !== null) this.stop(archive, problem);
    const name = gunzippedName(found.name);
    const inner = this.inside(found, archive, name.slice(name.lastIndexOf('/') + 1), null);
    inner.source = withEnd(fileSource(spooled.file, spooled.bytes), problem);
    inner.file = problem === null ? spooled.file : null;
    await this.add(inner);
  }

  private async tar(found: Found): Promise<void> {
    const archive = this.archive(found, 'tar');
    try {
      for await (const member of tarMembers(found.path, found.source)) {
        if (this.items.length >= this.guard.limits.entries)
          throw this.guard.tooManyEntries(found.path, this.items.length);
        await this.tarMember(found, archive, member);
      }
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.stop(archive, error);
    }
  }

  private async tarMember(around: Found, archive: ArchiveEntry, member: TarMember): Promise<void> {
    const found = this.inside(around, archive, member.name, member.modified);
    found.failure =
      member.type === 'file' || member.type === 'contiguous-file'
        ? null
        : notFollowed(found.path, member.type);
    found.failure ??= this.guard.admit(found.path, member.size, member.size);
    if (found.failure === null) {
      const { file, bytes, problem } = await this.spool.write(member.chunks);
      found.source = withEnd(fileSource(file, bytes), problem);
      found.file = problem === null ? file : null;
    }
    await this.add(found);
  }
}
