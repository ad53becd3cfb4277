/** What a file is by its first bytes: whether it can be shown, how it is named to a browser, or that it is something else. */

export type MediaKind = 'picture' | 'video' | 'audio' | 'drawing' | 'other';

export interface MediaType {
  kind: MediaKind;
  /** What a browser is told; `application/octet-stream` for everything that is only kept. */
  mime: string;
  /** For people: `JPEG picture`. */
  title: string;
}

const other: MediaType = { kind: 'other', mime: 'application/octet-stream', title: 'Another kind of file' };
const type = (kind: MediaKind, mime: string, title: string): MediaType => ({ kind, mime, title });

/** First bytes in Latin-1, and what they tell. */
const signatures: [RegExp, MediaType][] = [
  [/^\xff\xd8\xff/, type('picture', 'image/jpeg', 'JPEG picture')],
  [/^\x89PNG\r\n/, type('picture', 'image/png', 'PNG picture')],
  [/^GIF8[79]a/, type('picture', 'image/gif', 'GIF picture')],
  [/^RIFF[\s\S]{4}WEBP/, type('picture', 'image/webp', 'WebP picture')],
  [/^[\s\S]{4}ftyp(?:avif|avis)/, type('picture', 'image/avif', 'AVIF picture')],
  [/^[\s\S]{4}ftyp(?:heic|heix|heim|heis|hevc|mif1|msf1)/, type('picture', 'image/heic', 'HEIC picture')],
  [/^(?:II\*\0|MM\0\*)/, type('picture', 'image/tiff', 'TIFF picture')],
  [/^BM[\s\S]{4}\0\0\0\0/, type('picture', 'image/bmp', 'BMP picture')],
  [/^[\s\S]{4}ftypM4A/, type('audio', 'audio/mp4', 'MPEG-4 sound')],
  [/^[\s\S]{4}ftyp/, type('video', 'video/mp4', 'MPEG-4 video')],
  [/^.E\xdf\xa3/s, type('video', 'video/webm', 'WebM or Matroska video')],
  [/^RIFF[\s\S]{4}AVI /, type('video', 'application/octet-stream', 'AVI video')],
  [/^RIFF[\s\S]{4}WAVE/, type('audio', 'audio/wav', 'WAV sound')],
  [/^OggS/, type('audio', 'audio/ogg', 'Ogg sound')],
  [/^(?:ID3|\xff[\xfb\xf3\xf2])/, type('audio', 'audio/mpeg', 'MP3 sound')],
  [/^#!AMR/, type('audio', 'application/octet-stream', 'AMR sound')],
  [
    /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?(?:<!DOCTYPE svg[^>]{0,300}>\s*)?<svg[\s/>]/i,
    type('drawing', 'text/plain', 'SVG drawing, which is text'),
  ],
];

/** @param head some hundred first bytes */
export function mediaTypeOf(head: Uint8Array): MediaType {
  const text = Buffer.from(head.subarray(0, 2048))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  return signatures.find(([pattern]) => pattern.test(text))?.[1] ?? other;
}

/**
 * A second kind of file within the same bytes, if there is one: such a file is a picture to one program and an archive or
 * a page to another. Null when nothing of the sort is met.
 * @param bytes the whole file
 */
export function alsoIs(bytes: Buffer): string | null {
  if (
    bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1') >= 0 &&
    bytes.includes('PK\x03\x04', 0, 'latin1')
  )
    return 'a zip archive';
  if (bytes.subarray(0, 1024).includes('%PDF-', 0, 'latin1')) return 'a PDF';
  if (bytes.indexOf('<script', 0, 'latin1') >= 0 || bytes.indexOf('<html', 0, 'latin1') >= 0)
    return 'a page with a script in it';
  return null;
}

const extensions =
  /\.(?:jpe?g|jfif|png|gif|webp|avif|heic|heif|bmp|tiff?|svg|mp4|m4v|mov|webm|mkv|avi|3gp|m4a|mp3|aac|wav|ogg|opus|amr)$/i;

const pictureExtensions = /\.(?:jpe?g|jfif|png|gif|webp|avif|heic|heif|tiff?)$/i;

/** True for a name that says it is a picture of a kind that may be decoded, or that has no ending at all. */
export function namedAsPicture(path: string): boolean {
  return pictureExtensions.test(path) || !/\.[a-z0-9]{2,4}$/i.test(path);
}

/** True for a name that says it is a picture, a video or a sound; what it is in truth, its bytes say. */
export function namedAsMedia(path: string): boolean {
  return extensions.test(path);
}
