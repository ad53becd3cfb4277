/** A WOFF file → the TrueType file in it. The font library would unpack its tables anew for each glyph. */
import { inflateSync } from 'node:zlib';

/** Other bytes than WOFF 1.0 come back as they are. @throws Error when a table is broken. */
export function unpackWoff(bytes: Buffer): Buffer {
  if (bytes.toString('latin1', 0, 4) !== 'wOFF') return bytes;
  const count = bytes.readUInt16BE(12);
  const entries = Array.from({ length: count }, (_, index) => entryAt(bytes, 44 + index * 20));
  const directory = Buffer.alloc(12 + count * 16);
  bytes.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  entries.forEach(({ tag, checksum, table }, index) => {
    const at = 12 + index * 16;
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(checksum, at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    const padding = Buffer.alloc(-table.length & 3);
    parts.push(table, padding);
    offset += table.length + padding.length;
  });
  return Buffer.concat(parts);
}

/** A table that would not become smaller is stored as it is. */
function entryAt(bytes: Buffer, at: number): { tag: string; checksum: number; table: Buffer } {
  const offset = bytes.readUInt32BE(at + 4);
  const packed = bytes.subarray(offset, offset + bytes.readUInt32BE(at + 8));
  const length = bytes.readUInt32BE(at + 12);
  return {
    tag: bytes.toString('latin1', at, at + 4),
    checksum: bytes.readUInt32BE(at + 16),
    table: packed.length < length ? inflateSync(packed) : packed,
  };
}
