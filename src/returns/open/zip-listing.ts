/** Lists the members of a zip from its central directory. */
import yauzl from 'yauzl';
import type { RandomBytes } from '../contract.js';
import { decodeName, unicodePath } from './names.js';
import { windowed } from './range.js';

/** A member as the directory states it. */
export interface ZipMember {
  name: string;
  /** Bytes of the name as it stands. */
  nameBytes: number;
  directory: boolean;
  encrypted: boolean;
  /** The general purpose bits as they stand. */
  flags: number;
  /** Sizes and checksum follow the data. */
  descriptor: boolean;
  method: number;
  compressed: number;
  size: number;
  crc: number;
  /** In the bytes that were listed. */
  headerOffset: number;
  modified: string | null;
  /** First byte of its data. */
  start(): Promise<number>;
}

/** What a zip's directory says. */
export interface ZipListing {
  /** Members that the directory says there are. */
  stated: number;
  members: ZipMember[];
  /** What stopped the listing before its end. */
  problem: Error | null;
}

/**
 * Reads the directory, at most `max` members. Throws when there is none, as in a truncated zip. Names are data: they are decoded
 * and not validated, since a hostile one must be recorded, not skipped.
 */
export async function listZip(bytes: RandomBytes, max: number): Promise<ZipListing> {
  const near = windowed(bytes);
  const zip = await yauzl.fromRandomAccessReaderPromise(new Reader(near), bytes.size, {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  });
  const listing: ZipListing = { stated: zip.entryCount, members: [], problem: null };
  if (max <= 0) return listing;
  // One window for the headers of all members, beside the one that the directory is read by.
  const headers = windowed(bytes);
  try {
    for await (const entry of zip.eachEntry()) {
      listing.members.push(toMember(headers, entry));
      if (listing.members.length >= max) break;
    }
  } catch (error) {
    listing.problem = error as Error;
  }
  return listing;
}

/** Gives yauzl its bytes. */
class Reader extends yauzl.RandomAccessReader {
  private readonly bytes: RandomBytes;

  constructor(bytes: RandomBytes) {
    super();
    this.bytes = bytes;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead: number) => void,
  ): void {
    this.bytes.read(position, length).then(
      (got) => callback(null, got.copy(buffer, offset)),
      (error: Error) => callback(error, 0),
    );
  }

  // yauzl asks for streams only to read members, which is not left to it.
  override _readStreamForRange(): never {
    throw new Error('members are not read through yauzl');
  }
}

function toMember(headers: RandomBytes, entry: yauzl.Entry): ZipMember {
  const raw = entry.fileNameRaw;
  const flags = entry.generalPurposeBitFlag;
  const name = unicodePath(raw, entry.extraFields) ?? decodeName(raw);
  return {
    name,
    nameBytes: raw.length,
    directory: /[/\\]$/.test(name) && entry.uncompressedSize === 0,
    encrypted: entry.isEncrypted(),
    flags,
    descriptor: (flags & 8) !== 0,
    method: entry.compressionMethod,
    compressed: entry.compressedSize,
    size: entry.uncompressedSize,
    crc: entry.crc32,
    headerOffset: entry.relativeOffsetOfLocalHeader,
    modified: dosTime(entry.lastModFileDate, entry.lastModFileTime),
    start: () => dataStart(headers, entry.relativeOffsetOfLocalHeader),
  };
}

/** Where a member's data begin, by its local header. Throws when there is no header. */
export async function dataStart(bytes: RandomBytes, headerOffset: number): Promise<number> {
  const head = await bytes.read(headerOffset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50)
    throw new Error('there is no header where the directory says');
  return headerOffset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
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
