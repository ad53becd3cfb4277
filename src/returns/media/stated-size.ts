/** Width and height as the header of a picture states them, for kinds that are not decoded here. Nothing is decoded. */

export interface StatedSize {
  width: number;
  height: number;
}

/** More bytes than this are not looked through. */
const lookAtMost = 1 << 20;

/**
 * BMP (Microsoft's `BITMAPINFOHEADER` and the older core header) and HEIC (`ispe` of ISO/IEC 23008-12: the largest, as the
 * tiles of a picture have one too). Null where the header is cut short or states no size.
 * @param bytes the file, or its beginning
 */
export function statedSize(bytes: Buffer): StatedSize | null {
  const head = bytes.subarray(0, lookAtMost);
  if (head.toString('latin1', 0, 2) === 'BM') return bitmapSize(head);
  return head.toString('latin1', 4, 8) === 'ftyp' ? largestOf(head) : null;
}

function bitmapSize(head: Buffer): StatedSize | null {
  if (head.length < 26) return null;
  if (head.readUInt32LE(14) === 12) return sized(head.readUInt16LE(18), head.readUInt16LE(20));
  // A negative height says that the rows run from the top.
  return sized(head.readInt32LE(18), Math.abs(head.readInt32LE(22)));
}

function largestOf(head: Buffer): StatedSize | null {
  let found: StatedSize | null = null;
  for (let at = head.indexOf('ispe', 0, 'latin1'); at >= 0; at = head.indexOf('ispe', at + 4, 'latin1')) {
    if (at + 16 > head.length) break;
    const one = sized(head.readUInt32BE(at + 8), head.readUInt32BE(at + 12));
    if (one && (!found || one.width * one.height > found.width * found.height)) found = one;
  }
  return found;
}

function sized(width: number, height: number): StatedSize | null {
  return width > 0 && height > 0 ? { width, height } : null;
}
