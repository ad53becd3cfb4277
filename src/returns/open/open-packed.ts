/** Opens 7z, rar, xz, bzip2 and zstd files: programs of others unpack them in a worker, and what comes is kept in the spool. */
import { isProblem, type Problem } from '../../base/problem.js';
import type { ArchiveEntry, RandomBytes } from '../contract.js';
import { NameWatch } from './name-watch.js';
import { splitIncomplete, strayBytes } from './open-problems.js';
import { type Found, inside, type Opening, randomOf } from './opening.js';
import { type Arrived, matchFiles } from './packed/match.js';
import type { PackedArchive, PackedEntry, PackedType } from './packed/messages.js';
import * as problems from './packed/packed-problems.js';
import { type Unpacked, unpack } from './packed/unpack.js';
import { rangeSource } from './range.js';
import { gunzippedName, withEnd } from './source-tools.js';

/** Formats that pack one file and do not tell its name. */
const singles: readonly string[] = ['xz', 'bzip2', 'zstd'];

/** Opens it into the tree of `opening`; that a program of others did so is said in the ledger. */
export async function openPacked(opening: Opening, found: Found, kind: ArchiveEntry['kind']): Promise<void> {
  const { bytes, problem } = await randomOf(opening, found);
  if (problem !== null) return opening.leaf({ ...found, failure: problem });
  try {
    await new PackedOpening(opening, found, bytes, kind as PackedType).run();
  } catch (error) {
    if (!isProblem(error)) throw error;
    opening.leaf({ ...found, failure: error });
  }
}

class PackedOpening {
  private readonly opening: Opening;
  private readonly found: Found;
  private readonly bytes: RandomBytes;
  private readonly type: PackedType;
  private refusal: Problem | null = null;

  constructor(opening: Opening, found: Found, bytes: RandomBytes, type: PackedType) {
    this.opening = opening;
    this.found = found;
    this.bytes = bytes;
    this.type = type;
  }

  async run(): Promise<void> {
    const got = await this.unpacked();
    if (this.refusal !== null) throw this.refusal;
    const { archive, files } = got;
    if (archive.entries.length === 0 || files === null) throw this.nothing(archive);
    const entry = this.opening.archive(this.found, this.type);
    this.noteParts(entry, archive);
    const names = new NameWatch();
    const arrived = matchFiles(archive.entries, files);
    for (const [i, file] of archive.entries.entries()) {
      if (file.folder) continue;
      names.add(file.name);
      await this.member(entry, file, arrived[i] ?? null, got.errors);
    }
    if (!singles.includes(this.type)) this.opening.findings.push(...names.findings(this.found.path));
  }

  /** With each password until one opens what is encrypted; the last try counts when none does. */
  private async unpacked(): Promise<Unpacked> {
    const { passwords } = this.opening;
    let got = await this.tryWith(null, passwords.length > 0);
    if (!needsPassword(got.archive)) return got;
    for (const password of passwords) {
      got = await this.tryWith(password, false);
      if (got.files !== null && opened(got)) return got;
    }
    return got;
  }

  private tryWith(password: string | null, stopIfEncrypted: boolean): Promise<Unpacked> {
    const { guard, spool, signal } = this.opening;
    const stop = (archive: PackedArchive): boolean => stopIfEncrypted && needsPassword(archive);
    return unpack({
      type: this.type,
      bytes: this.bytes,
      password,
      where: this.found.path,
      spool,
      seconds: guard.limits.memberSeconds,
      signal,
      allow: (archive) => (stop(archive) ? null : this.allow(archive)),
      wants: (entry) => this.tooLarge(entry) === null,
    });
  }

  /** The most bytes that may come; null, with `refusal` set, when the archive is not to be unpacked at all. */
  private allow(archive: PackedArchive): number | null {
    const { limits, bytesLeft } = this.opening.guard;
    const { path } = this.found;
    if (archive.entries.length === 0) return null;
    const room = limits.entries - this.opening.count;
    const byRatio = Math.max(1024 * 1024, this.bytes.size * limits.ratio);
    const stated = archive.entries.reduce((sum, entry) => sum + (entry.size ?? 0), 0);
    if (archive.volume)
      this.refusal = splitIncomplete(path, 'its header says that it is one of several volumes');
    else if (archive.dictionary > problems.largestDictionary)
      this.refusal = problems.dictionary(path, archive.dictionary);
    else if (archive.entries.length > room)
      this.refusal = this.opening.guard.tooManyEntries(path, archive.entries.length);
    else this.refusal = this.opening.guard.ratioProblem(path, this.bytes.size, stated);
    if (this.refusal !== null) return null;
    const unknown = archive.entries.some((entry) => entry.size === null && !entry.folder);
    return Math.min(unknown ? Math.min(byRatio, limits.unpacked) : stated, bytesLeft);
  }

  private tooLarge(entry: PackedEntry): Problem | null {
    const most = this.opening.guard.limits.unpacked;
    return (entry.size ?? 0) > most ? problems.tooLarge(`${this.found.path}!/${entry.name}`, most) : null;
  }

  private nothing(archive: PackedArchive): Problem {
    const { path } = this.found;
    if (!complainsOfPassword(archive.errors)) return problems.unreadable(path, this.type, archive.errors);
    return this.opening.passwords.length === 0 ? problems.passwordNeeded(path) : problems.passwordWrong(path);
  }

  private noteParts(entry: ArchiveEntry, { before, after, headers }: PackedArchive): void {
    const members = Math.max(0, this.bytes.size - before - after - headers);
    entry.parts = { members, headers: 0, directory: headers, comment: 0, before, after, gaps: 0 };
    entry.by = this.type === 'rar' ? '7-Zip or unrar, in a worker' : '7-Zip, in a worker';
    const { findings } = this.opening;
    if (before > 0) findings.push(strayBytes(this.found.path, 'before', before, 0));
    if (after > 0) findings.push(strayBytes(this.found.path, 'after', after, this.bytes.size - after));
  }

  private async member(
    archive: ArchiveEntry,
    entry: PackedEntry,
    arrived: Arrived | null,
    errors: readonly string[],
  ): Promise<void> {
    const { opening, type } = this;
    const single = singles.includes(type);
    const whole = gunzippedName(this.found.name);
    const name = single ? whole.slice(whole.lastIndexOf('/') + 1) : entry.name;
    const found = inside(opening, this.found, archive, name, entry.modified);
    const size = arrived?.bytes.size ?? 0;
    if (entry.link) found.failure ??= problems.link(found.path);
    found.failure ??= this.tooLarge(entry);
    if (arrived === null && (entry.size ?? 0) > 0) found.failure ??= this.missing(found.path, entry);
    const damage = arrived === null ? null : this.damage(found.path, entry, arrived, single ? errors : []);
    if (damage !== null && (size === 0 || entry.encrypted)) found.failure ??= damage;
    found.failure ??= opening.guard.admit(found.path, this.bytes.size, size);
    const source = arrived === null ? { size: 0, stream: found.source.stream } : rangeSource(arrived.bytes);
    found.source = withEnd(source, damage);
    await opening.add(found);
  }

  private missing(where: string, entry: PackedEntry): Problem {
    if (!entry.encrypted) return problems.notUnpacked(where);
    return this.opening.passwords.length === 0
      ? problems.passwordNeeded(where)
      : problems.passwordWrong(where);
  }

  private damage(
    where: string,
    entry: PackedEntry,
    { bytes, crc }: Arrived,
    errors: readonly string[],
  ): Problem | null {
    const whole = entry.size === null || entry.size === bytes.size;
    if (whole && (entry.crc === null || entry.crc === crc) && errors.length === 0) return null;
    if (entry.encrypted) return this.missing(where, entry);
    return problems.damaged(
      where,
      bytes.size,
      errors[0] ?? (whole ? 'its checksum does not fit' : 'it ends too early'),
    );
  }
}

function complainsOfPassword(errors: readonly string[]): boolean {
  return errors.some((error) => /password|encrypted/i.test(error));
}

function needsPassword({ entries, errors }: PackedArchive): boolean {
  return entries.some((entry) => entry.encrypted) || (entries.length === 0 && complainsOfPassword(errors));
}

/** True when every encrypted file came as its checksum says, or the program complained of nothing. */
function opened({ archive, files, errors }: Unpacked): boolean {
  if (errors.length === 0) return true;
  const arrived = matchFiles(archive.entries, files ?? []);
  return archive.entries.every(
    (entry, i) => !entry.encrypted || entry.crc === null || entry.crc === arrived[i]?.crc,
  );
}
