/** Finds where a zip begins and ends inside the bytes that hold it: programs stand before some, junk after others. */
import type { RandomBytes } from '../contract.js';

/** Places are offsets in the whole bytes. */
export interface ZipEnd {
  /** First byte that the directory's offsets count from; what is before it is no part of the zip. */
  start: number;
  directory: number;
  directorySize: number;
  /** Bytes of the end records, the comment left out. */
  endSize: number;
  comment: number;
  /** First byte after the zip. */
  end: number;
  /** How many disks it says it is cut into. */
  disks: number;
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locatorMark = 0x07064b50;
const centralMark = 0x02014b50;
/** A comment has at most 65,535 bytes; as much again and more is searched for an archive with bytes after it. */
const searched = 1024 * 1024;

/**
 * The end of the zip: the last end record that fits what is before it, preferring one whose comment ends where the bytes
 * end. Null when there is none, as in a truncated zip.
 */
export async function findZipEnd(bytes: RandomBytes): Promise<ZipEnd | null> {
  const from = Math.max(0, bytes.size - searched);
  const tail = await bytes.read(from, bytes.size - from);
  let second: ZipEnd | null = null;
  let tried = 0;
  for (let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= 0 && tried < 64; tried++) {
    const found = at + 22 <= tail.length ? await judge(bytes, tail.subarray(at, at + 22), from + at) : null;
    if (found !== null && found.end === bytes.size) return found;
    second ??= found;
    at = at === 0 ? -1 : tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return second;
}

async function judge(bytes: RandomBytes, record: Buffer, at: number): Promise<ZipEnd | null> {
  if (record.readUInt32LE(0) !== endMark) return null;
  const comment = record.readUInt16LE(20);
  const end = at + 22 + comment;
  if (end > bytes.size) return null;
  const wide = await zip64End(bytes, at);
  const size = wide?.size ?? record.readUInt32LE(12);
  const offset = wide?.offset ?? record.readUInt32LE(16);
  const recordAt = wide?.at ?? at;
  const directory = recordAt - size;
  const fits = directory >= 0 && directory >= offset && (await isDirectory(bytes, directory, size));
  // A directory that is not where the record says: taken as it is said, and read as far as it goes.
  const place = fits ? directory : offset;
  if (!fits && (place >= recordAt || !(await isDirectory(bytes, place, size)))) return null;
  return {
    start: place - offset,
    directory: place,
    directorySize: recordAt - place,
    endSize: at + 22 - recordAt,
    comment,
    end,
    disks: record.readUInt16LE(4) === 0xffff ? 1 : record.readUInt16LE(4) + 1,
  };
}

async function isDirectory(bytes: RandomBytes, at: number, size: number): Promise<boolean> {
  if (size === 0) return true;
  const mark = await bytes.read(at, 4);
  return mark.length === 4 && mark.readUInt32LE(0) === centralMark;
}

/** The zip64 record before an end record, by its locator. */
async function zip64End(
  bytes: RandomBytes,
  endAt: number,
): Promise<{ at: number; size: number; offset: number } | null> {
  if (endAt < 76) return null;
  const near = await bytes.read(endAt - 76, 76);
  if (near.length < 76 || near.readUInt32LE(56) !== locatorMark) return null;
  const stated = Number(near.readBigUInt64LE(64));
  // Where the locator says, or right before the locator when bytes stand before the archive.
  const beside = near.readUInt32LE(0) === end64Mark ? near.subarray(0, 56) : null;
  const record = beside ?? (await bytes.read(stated, 56));
  if (record.length < 56 || record.readUInt32LE(0) !== end64Mark) return null;
  return {
    at: beside === null ? stated : endAt - 76,
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}
