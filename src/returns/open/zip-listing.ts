/** Lists the members of a zip from its central directory. */
import yauzl from 'yauzl';
import { decodeName } from './names.js';

/** A member as the directory states it. */
export interface ZipMember {
  name: string;
  directory: boolean;
  encrypted: boolean;
  method: number;
  compressed: number;
  size: number;
  crc: number;
  headerOffset: number;
  modified: string | null;
  /** First byte of its data. */
  start(): Promise<number>;
}

/** An open zip. */
export interface ZipListing {
  /** Members that the directory says there are. */
  stated: number;
  members: ZipMember[];
  /** What stopped the listing before its end. */
  problem: Error | null;
  close(): void;
}

/**
 * Reads the directory, at most `max` members. Throws when there is none, as in a truncated zip. Names are data: they are decoded
 * and not validated, since a hostile one must be recorded, not skipped.
 */
export async function listZip(file: string, max: number): Promise<ZipListing> {
  const zip = await yauzl.openPromise(file, {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  });
  const listing: ZipListing = {
    stated: zip.entryCount,
    members: [],
    problem: null,
    close: () => zip.close(),
  };
  if (max <= 0) return listing;
  try {
    for await (const entry of zip.eachEntry()) {
      listing.members.push(toMember(zip, entry));
      if (listing.members.length >= max) break;
    }
  } catch (error) {
    listing.problem = error as Error;
  }
  return listing;
}

function toMember(zip: yauzl.ZipFile, entry: yauzl.Entry): ZipMember {
  const name = decodeName(entry.fileNameRaw, (entry.generalPurposeBitFlag & 0x800) !== 0);
  return {
    name,
    directory: /[/\\]$/.test(name) && entry.uncompressedSize === 0,
    encrypted: entry.isEncrypted(),
    method: entry.compressionMethod,
    compressed: entry.compressedSize,
    size: entry.uncompressedSize,
    crc: entry.crc32,
    headerOffset: entry.relativeOffsetOfLocalHeader,
    modified: dosTime(entry.lastModFileDate, entry.lastModFileTime),
    start: async () => (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart,
  };
}

/** MS-DOS date and time, a wall clock of the machine that packed it: `2026-04-11T04:02:00`. */
export function dosTime(date: number, time: number): string | null {
  const month = (date >> 5) & 15;
  const day = date & 31;
  if (month < 1 || month > 12 || day < 1) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = `${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`;
  return `${(date >> 9) + 1980}-${two(month)}-${two(day)}T${clock}`;
}
