/** The decoder's own process: bytes of one picture in by a pipe, new pixels out by another. It may touch nothing else. */
import Vips from 'wasm-vips';
import { differenceHash, hashHeight, hashWidth } from './difference-hash.js';
import { readFrames, writeFrame } from './frames.js';
import {
  decoderPages,
  type PictureAnswer,
  type PictureRefusal,
  pictureBytesAtMost,
  pixelsAtMost,
} from './picture-limits.js';

/** Decoders that may run, by the library's own names; every other one is shut. */
const allowed = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map((name) => `VipsForeignLoad${name}`);

/** The type library of this project has no WebAssembly. */
const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: new (how: object) => object } })
  .WebAssembly;

type Library = Awaited<ReturnType<typeof Vips>>;
type Picture = InstanceType<Library['Image']>;

async function open(): Promise<Library> {
  const wasmMemory = new Memory({ initial: 1024, maximum: decoderPages, shared: true });
  const quiet = () => undefined;
  const options: object = { dynamicLibraries: ['vips-heif.wasm'], wasmMemory, print: quiet, printErr: quiet };
  const vips = await Vips(options);
  vips.concurrency(1);
  vips.Cache.max(0);
  vips.operationBlock('VipsForeignLoad', true);
  for (const name of allowed) vips.operationBlock(name, false);
  return vips;
}

/** Header first: how many pixels it would be is known before one is decoded. */
function decode(vips: Library, bytes: Buffer, side: number): PictureAnswer {
  const source = vips.Image.newFromBuffer(bytes);
  const { width, height } = source;
  source.delete();
  if (width * height > pixelsAtMost)
    return refusal(
      'too-many-pixels',
      `It would be ${width} × ${height} pixels; ${pixelsAtMost / 1e6} million are decoded at most.`,
    );
  // Not by the library's own short cut for small pictures: that one passes over a file that is cut short.
  const strict = vips.Image.newFromBuffer(bytes, '', { fail_on: 'truncated', access: 'sequential' });
  const whole = strict.thumbnailImage(Math.max(side, hashFrom), {
    height: Math.max(side, hashFrom),
    size: 'down',
  });
  const flat = (whole.hasAlpha() ? whole.flatten({ background: [255, 255, 255] }) : whole).copyMemory();
  const small = flat.thumbnailImage(side, { height: side, size: 'down' });
  const pixels = Buffer.from(small.jpegsaveBuffer({ Q: 75, keep: 'none' }));
  return { state: 'made', width, height, hash: differenceHash(greyOf(flat)), pixels };
}

/** Longest side of the picture that the hash is taken from, so that it is the same whatever size was asked for. */
const hashFrom = 256;

function greyOf(picture: Picture): Uint8Array {
  const base = picture.thumbnailImage(hashFrom, { height: hashFrom, size: 'down' });
  const tiny = base.thumbnailImage(hashWidth, { height: hashHeight, size: 'force' });
  return Uint8Array.from(tiny.colourspace('b-w').cast('uchar').extractBand(0).writeToMemory());
}

function refusal(code: PictureRefusal, why: string): PictureAnswer {
  return { state: 'refused', code, why };
}

/** What the library says of a file that it cannot read, as a state. */
function failed(error: unknown): PictureAnswer {
  // What comes out of WebAssembly is no Error: its message is a list of the kind and the words.
  const said = String((error as { message?: unknown } | null)?.message ?? error);
  if (/not in a known format|operation is blocked|no known/i.test(said))
    return refusal('no-decoder', 'No decoder here reads this kind of picture.');
  if (/unsupported|codec|decoder plugin/i.test(said))
    return refusal(
      'no-decoder',
      'It is packed with a codec that the decoder does not have (as HEIC pictures are).',
    );
  return refusal('damaged', 'It is damaged or cut short: the decoder could not read it to its end.');
}

async function work(): Promise<void> {
  const vips = await open();
  for await (const { head, body: bytes } of readFrames(process.stdin, pictureBytesAtMost + 4096)) {
    let answer: PictureAnswer;
    try {
      answer = decode(vips, bytes, Number(head.side));
    } catch (error) {
      answer = failed(error);
    }
    const body = answer.state === 'made' ? answer.pixels : Buffer.alloc(0);
    writeFrame(process.stdout, { head: { ...answer, pixels: undefined }, body });
  }
  process.exit(0);
}

await work();
