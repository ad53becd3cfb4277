/** Lists every file of a return, opening archives inside archives. */
import type { Problem } from '../../base/problem.js';
import type { ArchiveEntry, Finding } from '../contract.js';
import { LimitGuard } from './limits.js';
import { junkReason } from './names.js';
import { openGzip } from './open-gzip.js';
import { firstBytes, openItem } from './open-item.js';
import { openPacked } from './open-packed.js';
import { openTar } from './open-tar.js';
import { openZip } from './open-zip.js';
import type { Found, Opening } from './opening.js';
import { SameArchives } from './same-archive.js';
import { archiveKind, isHiddenZip, mayBeArchive } from './sniff.js';
import type { ToOpen } from './split-parts.js';
import { Spool } from './spool.js';
import type { OpenItem, OpenOptions } from './types.js';

/** One for a return. Call {@link addGiven} for each file received; items and archives pile up in order. */
export class Opener implements Opening {
  readonly items: OpenItem[] = [];
  readonly archives: ArchiveEntry[] = [];
  readonly findings: Finding[];
  /** Bytes of received files that nothing covers. */
  unaccounted = 0;
  readonly spool: Spool;
  readonly guard: LimitGuard;
  readonly passwords: readonly string[];
  readonly signal: AbortSignal | undefined;
  /** Archives met so far. */
  readonly same = new SameArchives();

  constructor(options: OpenOptions, findings: Finding[]) {
    this.findings = findings;
    this.guard = new LimitGuard(options.limits);
    this.spool = new Spool(options.tempDir);
    const { password, passwords = [] } = options;
    this.passwords = [...new Set(password === undefined ? passwords : [password, ...passwords])];
    this.signal = options.signal;
  }

  get count(): number {
    return this.items.length;
  }

  /** Adds a file as received, or parts of one put together. */
  async addGiven({ given, sha256, failure }: ToOpen): Promise<void> {
    const { name, bytes } = given;
    const source = { size: bytes, stream: () => given.stream(), random: () => given.random() };
    const place = { path: name, name, depth: 0, container: null, modified: null };
    await this.add({ ...place, source, failure, sha256, around: [] });
  }

  close(): Promise<void> {
    return this.spool.close();
  }

  async add(found: Found): Promise<void> {
    this.signal?.throwIfAborted();
    const junk = junkReason(found.name);
    if (junk !== null || found.failure !== null || !mayBeArchive(found.name)) return this.leaf(found, junk);
    const head = await firstBytes(found.source);
    const kind = archiveKind(head) ?? ((await isHiddenZip(found, head)) ? 'zip' : null);
    if (kind === null) return this.leaf(found, null);
    if (found.depth >= this.guard.limits.depth)
      return this.leaf({ ...found, failure: this.guard.tooDeep(found.path) });
    await this.open(found, kind);
  }

  leaf(found: Found, junk: string | null = null): void {
    const { around: _around, ...facts } = found;
    const spool = (chunks: AsyncIterable<Buffer>) => this.spool.random(chunks);
    this.items.push(openItem({ ...facts, no: this.items.length, junk, spool }));
    if (found.failure !== null) this.report(found.failure, this.items.length - 1);
  }

  report(problem: Problem, item?: number): void {
    const text = `${problem.where ?? ''}: ${problem.what} ${problem.remedy ?? ''}`.trim();
    this.findings.push({ level: 'finding', code: problem.code, text, item });
  }

  archive(found: Found, kind: ArchiveEntry['kind']): ArchiveEntry {
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

  stop(archive: ArchiveEntry, problem: Problem): void {
    archive.why ??= problem.what;
    this.report(problem);
  }

  lose(archive: Found, bytes: number): void {
    if (archive.depth === 0) this.unaccounted += Math.max(0, bytes);
  }

  private async open(found: Found, kind: ArchiveEntry['kind']): Promise<void> {
    const met = await this.same.meet(found);
    if (met.twin !== null && found.around.includes(met.twin))
      return this.leaf({ ...found, failure: this.guard.inItself(found.path) });
    if (met.twin !== null) return this.leaf(found, `same bytes as ${met.twin.path}, whose files were read`);
    const noted = { ...found, around: [...found.around, met.self] };
    if (kind === 'zip') await openZip(this, noted);
    else if (kind === 'gzip') await openGzip(this, noted);
    else if (kind === 'tar') await openTar(this, noted);
    else await openPacked(this, noted, kind);
  }
}
