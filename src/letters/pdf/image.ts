/** Pictures of a letterhead on the page, each a figure with words for who cannot see it. */
import { Problem } from '../../base/problem.js';
import type { LetterImage } from '../letterhead.js';
import type { Pdf, Picture } from './document.js';
import type { Flow } from './flow.js';
import { num } from './pdf-text.js';

export interface Size {
  width: number;
  height: number;
}

/** Pictures as they stand in the file, by their bytes: one that several documents show is there once. */
export type Pictures = Map<Buffer, Picture>;

/**
 * Puts pictures into the file, one after another and before anything is drawn, since pdfkit unpacks transparent ones
 * at its leisure and the order of the file's objects must not depend on that.
 * @throws Problem `letterhead-image` for a JPEG in the colours of a press, which PDF/A-3 with sRGB does not allow.
 */
export async function embedPictures(doc: Pdf, images: LetterImage[]): Promise<Pictures> {
  const pictures: Pictures = new Map();
  for (const { bytes, alt } of images) {
    if (pictures.has(bytes)) continue;
    const picture = doc.openImage(bytes);
    if (picture.colorSpace === 'DeviceCMYK') throw pressColours(alt);
    await embedded(doc, picture);
    pictures.set(bytes, picture);
  }
  return pictures;
}

function embedded(doc: Pdf, picture: Picture): Promise<void> {
  const finalize = picture.finalize?.bind(picture);
  return new Promise((resolve) => {
    picture.finalize = () => {
      finalize?.();
      resolve();
    };
    picture.embed(doc);
    if (finalize === undefined) resolve();
  });
}

function pressColours(alt: string): Problem {
  return new Problem({
    code: 'letterhead-image',
    what: 'The picture is a JPEG in the colours of a printing press (CMYK).',
    where: alt,
    remedy: 'Save it as PNG, or as JPEG in RGB.',
  });
}

/** The size in points at which a picture fits into a room; its pixels count as 1/96 inch at most. */
export function sizeOf({ width, height }: LetterImage, room: Size): Size {
  const scale = Math.min(0.75, room.width / width, room.height / height);
  return { width: width * scale, height: height * scale };
}

/** Draws a picture that {@link embedPictures} put into the file. */
export function drawImage(flow: Flow, image: LetterImage, x: number, y: number, size: Size): void {
  const picture = flow.pictures.get(image.bytes);
  if (!picture?.obj) return;
  flow.doc.page.xobjects[picture.label] = picture.obj;
  const figure = flow.element('Figure', flow.root, { alt: image.alt, box: boxOf(flow.paper, x, y, size) });
  flow.tagged(figure, 'Figure', () => {
    const matrix = [size.width, 0, 0, -size.height, x, y + size.height].map(num).join(' ');
    flow.ink.raw(`q ${matrix} cm /${picture.label} Do Q`);
  });
  figure.end();
}

/** Left, bottom, right, top from the bottom left of the page. */
export function boxOf(
  paper: Size,
  x: number,
  y: number,
  { width, height }: Size,
): [number, number, number, number] {
  return [x, paper.height - y - height, x + width, paper.height - y];
}
