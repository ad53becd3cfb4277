/** What one picture may cost, and what the process that decodes it may have. */

/** Bytes of a file that is given to the decoder. */
export const pictureBytesAtMost = 64 << 20;
/** Pixels of the picture as its header states them; more is refused before any is decoded. */
export const pixelsAtMost = 100_000_000;
/** ms for one picture, from its first byte to the answer. */
export const pictureMs = 10_000;
/** Pages of WebAssembly memory, 64 KiB each: 768 MiB for everything the decoder holds. */
export const decoderPages = 12_288;
/** Pictures that one process decodes before a new one takes its place. */
export const picturesAProcess = 40;

/** What is wanted of a picture. */
export interface PictureWish {
  /** Longest side of what comes out, in pixels. */
  side: number;
}

/** What came of it. */
export type PictureAnswer =
  | { state: 'made'; width: number; height: number; hash: string; pixels: Buffer }
  | { state: 'refused'; code: PictureRefusal; why: string };

/** Why there is no picture. */
export type PictureRefusal =
  | 'not-a-picture'
  | 'too-many-pixels'
  | 'too-many-bytes'
  | 'damaged'
  | 'no-decoder'
  | 'too-slow'
  | 'decoder-ended';
