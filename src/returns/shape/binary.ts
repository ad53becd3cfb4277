/** Stands in for media and documents: a mark of the format and zeros, in a size that is a class and not the size. */
import { sniffFile } from '../generic/sniff-file.js';

/** The marks that formats begin with, written here and not copied from the file. */
const marks: [RegExp, string][] = [
  [/JPEG/, 'ffd8ffe000104a464946000101'],
  [/PNG/, '89504e470d0a1a0a'],
  [/GIF/, '474946383961'],
  [/WebP/, '52494646000000005745425056503820'],
  [/BMP/, '424d0000000000000000'],
  [/TIFF/, '49492a00'],
  [/HEIF/, '0000001866747970686569630000000068656963'],
  [/MPEG-4 sound/, '00000018667479704d34412000000000'],
  [/MPEG-4 video/, '000000186674797069736f6d0000000069736f6d'],
  [/AVI/, '524946460000000041564920'],
  [/WAVE/, '524946460000000057415645'],
  [/MP3/, '49443303000000000000'],
  [/AAC/, 'fff15080'],
  [/Ogg/, '4f676753'],
  [/AMR/, '2321414d520a'],
  [/FLAC/, '664c6143'],
  [/Matroska/, '1a45dfa3'],
  [/SQLite/, '53514c69746520666f726d6174203300'],
  [/older Microsoft/, 'd0cf11e0a1b11ae1'],
  [/PDF/, '255044462d312e370a'],
];

/** KiB classes: a size is itself a trait by which a known file can be told. */
const sizes = [1, 4, 16, 64];

export async function* shapeBinary(head: Buffer, size: number): AsyncGenerator<Buffer> {
  const { title } = await sniffFile(head, '');
  const mark = Buffer.from(marks.find(([pattern]) => pattern.test(title))?.[1] ?? '00ff00ff', 'hex');
  const kib = sizes.find((one) => size <= one * 1024) ?? sizes.at(-1)!;
  const bytes = Buffer.alloc(kib * 1024);
  mark.copy(bytes);
  yield bytes;
}
