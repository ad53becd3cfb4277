/** What is wrong with the bytes of a picture, before any library is trusted with them: one broken logo must not stop the desk. */
import { inflateSync } from 'node:zlib';

/** Signs of a PNG's first eight bytes. */
const pngStart = Buffer.from('89504e470d0a1a0a', 'hex');
/** Bits of a sample that each kind of colour may have (PNG, table 11.1). */
const depths: Record<number, number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const samples: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Where each pass of an interlaced picture begins and how far its steps are: x, y, dx, dy (PNG, 8.2). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Why a PNG cannot be printed, in words; null where it can. All of its pixels are unpacked, and no more than it declares. */
export function pngFault(bytes: Buffer): string | null {
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return 'It is broken or cut off.';
  const [depth = 0, colour = 0, packing, filter, interlaced = 0] = header.data.subarray(8);
  if (!depths[colour]?.includes(depth) || packing !== 0 || filter !== 0 || interlaced > 1)
    return 'Its header says what no PNG may say.';
  if (colour === 3 && !isPalette(chunks.find(({ type }) => type === 'PLTE')?.data))
    return 'Its palette is missing or broken.';
  const wanted = sizeUnpacked(header.data, depth * samples[colour]!, interlaced === 1);
  return holdsPixels(chunks, wanted) ? null : 'Its pixels are broken or not all there.';
}

interface Chunk {
  type: string;
  data: Buffer;
}

/** Null where the file does not go on to its end as PNG wants it. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, 8).equals(pngStart)) return null;
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > bytes.length) return null;
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    if (type === 'IEND') return chunks;
    at += 12 + length;
  }
  return null;
}

function isPalette(data: Buffer | undefined): boolean {
  return data !== undefined && data.length > 0 && data.length % 3 === 0 && data.length <= 768;
}

function sizeUnpacked(header: Buffer, bits: number, interlaced: boolean): number {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const area = (w: number, h: number) => (w === 0 || h === 0 ? 0 : h * (1 + Math.ceil((w * bits) / 8)));
  if (!interlaced) return area(width, height);
  return passes.reduce(
    (sum, [x, y, dx, dy]) =>
      sum + area(Math.max(0, Math.ceil((width - x) / dx)), Math.max(0, Math.ceil((height - y) / dy))),
    0,
  );
}

function holdsPixels(chunks: Chunk[], wanted: number): boolean {
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  try {
    return inflateSync(packed, { maxOutputLength: wanted + 1 }).length === wanted;
  } catch {
    return false;
  }
}

/** Why a JPEG cannot be printed, in words; null where it can: eight bits, grey or RGB, whole, and not turned by a note. */
export function jpegFault(bytes: Buffer, orientation = 1): string | null {
  const frame = frameOf(bytes);
  if (frame === null || bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < frame.scan)
    return 'It is broken or cut off.';
  if (frame.colours === 4) return 'It is a JPEG in the colours of a printing press (CMYK).';
  if (![0xc0, 0xc1, 0xc2].includes(frame.kind) || frame.bits !== 8 || ![1, 3].includes(frame.colours))
    return 'It is of a rare kind of JPEG that not every program shows.';
  if (frame.kind !== 0xc2 && bytes.length - frame.scan < frame.area / 256)
    return 'Its pixels are not all there.';
  if (orientation !== 1)
    return 'A note of the camera in it says that it is to be turned, which printing does not heed.';
  return null;
}

interface Frame {
  kind: number;
  bits: number;
  colours: number;
  /** Pixels. */
  area: number;
  /** Where the first scan begins. */
  scan: number;
}

/** The frame's header and the place of the first scan; null where the markers do not lead there. */
function frameOf(bytes: Buffer): Frame | null {
  let frame: Omit<Frame, 'scan'> | null = null;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const kind = bytes[at + 1]!;
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    if (kind === 0xda) return frame && { ...frame, scan: at };
    if (isFrame(kind)) {
      if (at + 10 > bytes.length) return null;
      const area = bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
      frame = { kind, bits: bytes[at + 4]!, colours: bytes[at + 9]!, area };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** SOF0 to SOF15, apart from the tables that stand among them. */
function isFrame(kind: number): boolean {
  return kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
}
