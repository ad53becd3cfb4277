/**
 * A zip split over disks (`.z01 … .zip`) as one: its directory gives places by disk, and is shown with places in the whole instead
 * (APPNOTE 4.4.11, 4.4.13, 4.4.16, 8). The bytes of members are not touched.
 */
import type { RandomBytes } from '../contract.js';

const endMark = 0x06054b50;
const centralMark = 0x02014b50;
/** Beyond these the zip is left as it is, and opening it says that it is split. */
const largest = 0xffff_fff0;
const largestDirectory = 64 * 1024 * 1024;

/** `joined` with its directory rewritten; `joined` itself where that cannot be done. */
export async function oneDisk(joined: RandomBytes, parts: readonly RandomBytes[]): Promise<RandomBytes> {
  const starts = startsOf(parts);
  const from = Math.max(0, joined.size - 22 - 0xffff);
  const tail = await joined.read(from, joined.size - from);
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (at < 0 || at + 22 > tail.length || joined.size > largest) return joined;
  const end = Buffer.from(tail.subarray(at));
  const size = end.readUInt32LE(12);
  const start = starts[end.readUInt16LE(6)];
  if (end.readUInt32LE(0) !== endMark || start === undefined || size > largestDirectory) return joined;
  const directoryAt = start + end.readUInt32LE(16);
  const directory = Buffer.from(await joined.read(directoryAt, size));
  if (!rebase(directory, starts)) return joined;
  end.writeUInt16LE(0, 4);
  end.writeUInt16LE(0, 6);
  end.writeUInt16LE(end.readUInt16LE(10), 8);
  end.writeUInt32LE(directoryAt, 16);
  return overlaid(joined, [
    { at: directoryAt, bytes: directory },
    { at: from + at, bytes: end },
  ]);
}

function startsOf(parts: readonly RandomBytes[]): number[] {
  let at = 0;
  return parts.map((part) => {
    at += part.size;
    return at - part.size;
  });
}

/** Writes places in the whole into every entry; false when an entry is none or names a disk that is not there. */
function rebase(directory: Buffer, starts: readonly number[]): boolean {
  for (let at = 0; at < directory.length; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== centralMark) return false;
    const start = starts[directory.readUInt16LE(at + 34)];
    const offset = directory.readUInt32LE(at + 42);
    if (start === undefined || start + offset > largest) return false;
    directory.writeUInt16LE(0, at + 34);
    directory.writeUInt32LE(start + offset, at + 42);
    at +=
      46 +
      directory.readUInt16LE(at + 28) +
      directory.readUInt16LE(at + 30) +
      directory.readUInt16LE(at + 32);
  }
  return true;
}

/** The same bytes with pieces of them replaced by others of the same length. */
function overlaid(bytes: RandomBytes, pieces: readonly { at: number; bytes: Buffer }[]): RandomBytes {
  return {
    size: bytes.size,
    async read(offset, length) {
      const got = Buffer.from(await bytes.read(offset, length));
      for (const piece of pieces) {
        const from = Math.max(offset, piece.at);
        const to = Math.min(offset + got.length, piece.at + piece.bytes.length);
        if (from < to) piece.bytes.copy(got, from - offset, from - piece.at, to - piece.at);
      }
      return got;
    },
  };
}
