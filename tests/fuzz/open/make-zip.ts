/** Zips made byte by byte, so that each field can lie. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { Dice } from './dice.js';

export interface Part {
  name: string;
  content: Buffer;
}

/** How a zip lies; everything absent is honest. */
export interface Lies {
  /** Chance (one in so many) that a field of a header holds something else. */
  field?: number;
  overlap?: boolean;
  /** A second end record, in the comment or after the first. */
  endTwice?: boolean;
  prefix?: number;
  suffix?: number;
  gap?: number;
}

const sizes = [0, 1, 0xffff, 0x10000, 0x7fffffff, 0xfffffffe, 0xffffffff];

/** Packs the parts; every second member is stored, some state their sizes after their data. */
export function makeZip(dice: Dice, parts: readonly Part[], lies: Lies = {}): Buffer {
  const pieces: Buffer[] = [dice.bytes(lies.prefix ?? 0)];
  const central: Buffer[] = [];
  let at = 0;
  let first = 0;
  for (const [i, part] of parts.entries()) {
    const method = dice.once(2) ? 0 : 8;
    const data = method === 0 ? part.content : deflateRawSync(part.content);
    const later = method === 8 && dice.once(3);
    const sums = [crc32(part.content), data.length, part.content.length] as const;
    const name = Buffer.from(part.name);
    const local = header(dice, lies, false, method, later, later ? [0, 0, 0] : sums, name, 0);
    const tail = later ? descriptor(dice, sums) : Buffer.alloc(0);
    const place = lies.overlap && i > 0 && dice.once(2) ? first : at;
    central.push(header(dice, lies, true, method, later, sums, name, place));
    const gap = lies.gap !== undefined && dice.once(2) ? dice.bytes(lies.gap) : Buffer.alloc(0);
    pieces.push(local, data, tail, gap);
    if (i === 0) first = at;
    at += local.length + data.length + tail.length + gap.length;
  }
  const directory = Buffer.concat(central);
  const end = endRecord(dice, lies, parts.length, directory.length, at, 0);
  const again = lies.endTwice
    ? endRecord(dice, lies, parts.length, directory.length, at, 0)
    : Buffer.alloc(0);
  return Buffer.concat([...pieces, directory, end, again, dice.bytes(lies.suffix ?? 0)]);
}

function header(
  dice: Dice,
  lies: Lies,
  central: boolean,
  method: number,
  later: boolean,
  [crc, packed, size]: readonly [number, number, number],
  name: Buffer,
  offset: number,
): Buffer {
  const head = Buffer.alloc(central ? 46 : 30);
  const at = central ? 2 : 0;
  head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  head.writeUInt16LE(20, 4 + at);
  head.writeUInt16LE(lie16(dice, lies, later ? 8 : 0), 6 + at);
  head.writeUInt16LE(lie16(dice, lies, method), 8 + at);
  head.writeUInt32LE(lie32(dice, lies, crc), 14 + at);
  head.writeUInt32LE(lie32(dice, lies, packed), 18 + at);
  head.writeUInt32LE(lie32(dice, lies, size), 22 + at);
  head.writeUInt16LE(lie16(dice, lies, name.length), 26 + at);
  head.writeUInt16LE(lie16(dice, lies, 0), 28 + at);
  if (central) head.writeUInt32LE(lie32(dice, lies, offset), 42);
  return Buffer.concat([head, name]);
}

function descriptor(dice: Dice, sums: readonly [number, number, number]): Buffer {
  const marked = dice.once(2);
  const tail = Buffer.alloc(marked ? 16 : 12);
  if (marked) tail.writeUInt32LE(0x08074b50, 0);
  for (const [i, n] of sums.entries()) tail.writeUInt32LE(n, tail.length - 12 + i * 4);
  return tail;
}

function endRecord(dice: Dice, lies: Lies, count: number, size: number, at: number, comment: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(lie16(dice, lies, count), 8);
  end.writeUInt16LE(lie16(dice, lies, count), 10);
  end.writeUInt32LE(lie32(dice, lies, size), 12);
  end.writeUInt32LE(lie32(dice, lies, at), 16);
  end.writeUInt16LE(lie16(dice, lies, comment), 20);
  return end;
}

function lie32(dice: Dice, { field }: Lies, truth: number): number {
  if (field === undefined || !dice.once(field)) return truth;
  return dice.once(2) ? dice.of(sizes) : Math.min(0xffffffff, Math.max(0, truth + dice.below(9) - 4));
}

function lie16(dice: Dice, lies: Lies, truth: number): number {
  return lie32(dice, lies, truth) & 0xffff;
}
