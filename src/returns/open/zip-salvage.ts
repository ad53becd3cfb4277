/** Finds the members of a zip that has lost its directory, by walking its local headers from the front. */
import { createInflateRaw } from 'node:zlib';
import type { RandomBytes } from '../contract.js';
import { inflated } from './inflate.js';
import { decodeName } from './names.js';
import { rangeOf } from './range.js';
import { dosTime } from './zip-listing.js';

/** A member found by its own header. */
export interface SalvagedMember {
  name: string;
  directory: boolean;
  encrypted: boolean;
  method: number;
  compressed: number;
  /** Null when neither header nor descriptor says it. */
  size: number | null;
  crc: number | null;
  start: number;
  /** The file ends inside it. */
  cut: boolean;
  modified: string | null;
}

/** What was found, and how many bytes belong to no member and no directory. */
export interface Salvage {
  members: SalvagedMember[];
  unaccounted: number;
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endRecord = 0x06054b50;
const descriptor = 0x08074b50;

/** Walks the bytes of a zip, at most `max` members. Between members it looks for the next header. */
export function salvageZip(bytes: RandomBytes, max: number): Promise<Salvage> {
  return new Walker(bytes, max).walk();
}

class Walker {
  private readonly found: Salvage = { members: [], unaccounted: 0 };
  private readonly source: RandomBytes;
  private readonly bytes: number;
  private readonly max: number;

  constructor(source: RandomBytes, max: number) {
    this.source = source;
    this.bytes = source.size;
    this.max = max;
  }

  async walk(): Promise<Salvage> {
    let at = 0;
    while (at < this.bytes && this.found.members.length < this.max) {
      const head = await this.read(at, 30);
      const mark = head.length >= 4 ? head.readUInt32LE(0) : 0;
      if (mark === centralHeader || mark === endRecord) return this.found;
      if (mark === localHeader && head.length === 30) {
        at = await this.member(at, head);
        continue;
      }
      const next = await this.nextHeader(at + 1);
      this.found.unaccounted += next - at;
      at = next;
    }
    this.found.unaccounted += this.bytes - at;
    return this.found;
  }

  /** Takes one member; returns where the next should begin. */
  private async member(at: number, head: Buffer): Promise<number> {
    const nameLength = head.readUInt16LE(26);
    const extraLength = head.readUInt16LE(28);
    const start = at + 30 + nameLength + extraLength;
    const names = await this.read(at + 30, nameLength + extraLength);
    if (start > this.bytes) {
      this.found.unaccounted += this.bytes - at;
      return this.bytes;
    }
    const flags = head.readUInt16LE(6);
    const name = decodeName(names.subarray(0, nameLength));
    const sizes = statedSizes(head, names.subarray(nameLength));
    const member: SalvagedMember = {
      name,
      directory: /[/\\]$/.test(name),
      encrypted: (flags & 1) !== 0,
      method: head.readUInt16LE(8),
      compressed: sizes.compressed,
      size: sizes.size,
      crc: head.readUInt32LE(14),
      start,
      cut: false,
      modified: dosTime(head.readUInt16LE(12), head.readUInt16LE(10)),
    };
    this.found.members.push(member);
    const later = (flags & 8) !== 0 && sizes.compressed === 0;
    return later ? this.findEnd(member, at) : this.knownEnd(member, at);
  }

  private knownEnd(member: SalvagedMember, at: number): number {
    const end = member.start + member.compressed;
    if (end <= this.bytes) return end;
    return this.cutMember(member, at);
  }

  private cutMember(member: SalvagedMember, at: number): number {
    member.cut = true;
    member.compressed = this.bytes - member.start;
    member.size = null;
    member.crc = null;
    this.found.unaccounted += this.bytes - at;
    return this.bytes;
  }

  /** Sizes come after the data: inflate to find its end, then read the descriptor. */
  private async findEnd(member: SalvagedMember, at: number): Promise<number> {
    const used =
      member.method === 8 && !member.encrypted ? await deflatedLength(this.source, member.start) : null;
    const end = used === null ? await this.nextMark(member.start) : member.start + used;
    if (used === -1 || end >= this.bytes) return this.cutMember(member, at);
    member.compressed = end - member.start;
    member.size = null;
    member.crc = null;
    return this.takeDescriptor(member, end);
  }

  private async takeDescriptor(member: SalvagedMember, end: number): Promise<number> {
    const tail = await this.read(end, 24);
    const marked = tail.length >= 4 && tail.readUInt32LE(0) === descriptor;
    const from = marked ? 4 : 0;
    if (tail.length < from + 12) return this.bytes;
    member.crc = tail.readUInt32LE(from);
    const wide =
      tail.length >= from + 20 && tail.readUInt32LE(from + 4) === member.compressed && !this.fits(tail, from);
    member.size = wide ? Number(tail.readBigUInt64LE(from + 12)) : tail.readUInt32LE(from + 8);
    return end + from + (wide ? 20 : 12);
  }

  /** True when a 32-bit descriptor is followed by a header, as it should be. */
  private fits(tail: Buffer, from: number): boolean {
    if (tail.length < from + 16) return true;
    const mark = tail.readUInt32LE(from + 12);
    return mark === localHeader || mark === centralHeader;
  }

  /** The next descriptor, header or end record; the file's end when there is none. */
  private nextMark(from: number): Promise<number> {
    return this.find(from, [descriptor, localHeader, centralHeader]);
  }

  private nextHeader(from: number): Promise<number> {
    return this.find(from, [localHeader, centralHeader]);
  }

  private async find(from: number, marks: readonly number[]): Promise<number> {
    const step = 1024 * 1024;
    for (let at = from; at < this.bytes; at += step - 3) {
      const window = await this.read(at, step);
      for (let i = window.indexOf('PK'); i >= 0; i = window.indexOf('PK', i + 1)) {
        if (i + 4 <= window.length && marks.includes(window.readUInt32LE(i))) return at + i;
      }
      if (window.length < step) break;
    }
    return this.bytes;
  }

  private read(at: number, length: number): Promise<Buffer> {
    return this.source.read(at, length);
  }
}

/** Sizes of a local header; of its zip64 field where they do not fit. */
function statedSizes(head: Buffer, extra: Buffer): { compressed: number; size: number } {
  const compressed = head.readUInt32LE(18);
  const size = head.readUInt32LE(22);
  if (size !== 0xffffffff && compressed !== 0xffffffff) return { compressed, size };
  for (let at = 0; at + 20 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    return {
      size: Number(extra.readBigUInt64LE(at + 4)),
      compressed: Number(extra.readBigUInt64LE(at + 12)),
    };
  }
  return { compressed, size };
}

/** Bytes of deflate data that begin at `start`; -1 when they do not end or are broken. */
async function deflatedLength(bytes: RandomBytes, start: number): Promise<number> {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  try {
    for await (const chunk of inflated(rangeOf(bytes, start, bytes.size - start), inflate)) void chunk;
    return inflate.bytesWritten;
  } catch {
    return -1;
  }
}
