/** The agency's logo and seal: pictures in `letterhead/` of the data folder, read once and again when they change. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { Problem } from '../base/problem.js';
import { dataFolder } from '../base/root.js';
import { jpegFault, pngFault } from './picture-faults.js';

export interface LetterImage {
  bytes: Buffer;
  type: 'png' | 'jpeg';
  /** In pixels. */
  width: number;
  height: number;
  /** What a screen reader says. */
  alt: string;
}
type Picture = Omit<LetterImage, 'alt'>;

export interface AgencyImages {
  logo?: Picture | undefined;
  seal?: Picture | undefined;
}

export const imageKinds = ['logo', 'seal'] as const;
export type ImageKind = (typeof imageKinds)[number];

/** A picture larger than this is refused: it would stand in every letter. */
export const mostImageBytes = 2_000_000;
const mostPixels = 4000;
/** Pixels in all: a picture of a few bytes can stand for many, and they are unpacked for each letter. */
const mostArea = 4_000_000;

/** `letterhead/` of the data folder. */
export function letterheadFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(dataFolder(env), 'letterhead');
}

const cache = new Map<string, { stamp: number; picture: Picture }>();

/** The pictures that are there. @throws Problem `letterhead-image` */
export function agencyImages(folder = letterheadFolder()): AgencyImages {
  return { logo: pictureOf(folder, 'logo'), seal: pictureOf(folder, 'seal') };
}

function pictureOf(folder: string, kind: ImageKind): Picture | undefined {
  const path = ['png', 'jpg'].map((ending) => join(folder, `${kind}.${ending}`)).find(existsSync);
  if (path === undefined) return undefined;
  const stamp = statSync(path).mtimeMs;
  const kept = cache.get(path);
  if (kept?.stamp === stamp) return kept.picture;
  const picture = readPicture(readFileSync(path), path);
  cache.set(path, { stamp, picture });
  return picture;
}

interface Measured {
  type?: string;
  width: number;
  height: number;
  orientation?: number;
}

/**
 * A PNG or JPEG, with its size.
 * @param where file or form field, for the error.
 * @throws Problem `letterhead-image` when it is none, is broken, or is too large.
 */
export function readPicture(bytes: Buffer, where: string): Picture {
  if (bytes.length > mostImageBytes)
    throw bad(where, `It has ${bytes.length} bytes; ${mostImageBytes} are allowed.`);
  const size = measured(bytes);
  if (size === null) throw bad(where, 'It is no picture that Tecum can read.');
  const type = size.type === 'png' ? 'png' : size.type === 'jpg' ? 'jpeg' : null;
  if (type === null) throw bad(where, `It is a picture of the kind ${size.type}.`);
  const { width, height } = size;
  if (width < 1 || height < 1 || width > mostPixels || height > mostPixels)
    throw bad(where, `It is ${width} by ${height} pixels; ${mostPixels} each way are allowed.`);
  if (width * height > mostArea)
    throw bad(where, `It has ${width * height} pixels; ${mostArea} are allowed.`);
  const fault = type === 'png' ? pngFault(bytes) : jpegFault(bytes, size.orientation);
  if (fault !== null) throw bad(where, fault);
  return { bytes, type, width, height };
}

function measured(bytes: Buffer): Measured | null {
  try {
    return imageSize(bytes);
  } catch {
    return null;
  }
}

function bad(where: string, what: string): Problem {
  return new Problem({
    code: 'letterhead-image',
    what,
    where,
    remedy:
      'Give a PNG or JPEG of up to 2 MB, 4000 pixels a side and 4 million in all; saving it anew mends most.',
  });
}
