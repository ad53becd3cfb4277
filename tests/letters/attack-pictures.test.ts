/** Pictures that are none, lie about their size, or are broken: told before any library gets them; a sound one of any kind prints. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { isProblem } from '../../src/base/problem.js';
import { readPicture } from '../../src/letters/letterhead.js';
import { renderPdf } from '../../src/letters/pdf/render.js';
import { failures } from './pdf-ua/judge.js';
import { draftOf, preservationFacts } from './sample.js';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

interface Made {
  width?: number;
  height?: number;
  depth?: number;
  colour?: number;
  interlaced?: number;
  /** Bytes of the unpacked pixels, zeros; what the header declares when absent. */
  unpacked?: number;
  extra?: Buffer[];
  data?: Buffer;
}

const samples: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** A black PNG by hand: PNG specification, chapters 5 and 11. */
function png(made: Made = {}): Buffer {
  const { width = 20, height = 10, depth = 8, colour = 2, interlaced = 0, extra = [] } = made;
  const row = 1 + Math.ceil((width * depth * (samples[colour] ?? 1)) / 8);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  Buffer.from([depth, colour, 0, 0, interlaced]).copy(header, 8);
  const data = made.data ?? deflateSync(Buffer.alloc(made.unpacked ?? row * height));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** 16 by 8 pixels of one blue, baseline. */
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AJAFG//Z',
  'base64',
);
const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));

/** The JPEG with bytes of its frame header changed: offset from the marker → value. */
function changed(bytes: Record<number, number>): Buffer {
  const copy = Buffer.from(jpeg);
  for (const [at, value] of Object.entries(bytes)) copy[frame + Number(at)] = value;
  return copy;
}

/** An Exif block that says: turn it to the right. */
function turned(): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, body, jpeg.subarray(2)]);
}

const palette = chunk('PLTE', Buffer.from([0, 0, 0, 9, 9, 9, 200, 0, 0]));
const whole = png();

const refused: Record<string, Buffer> = {
  nothing: Buffer.alloc(0),
  'a page of HTML': Buffer.from('<html><script>alert(1)</script>'),
  'an SVG with a script': Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>',
  ),
  'a GIF': Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  'a PDF': Buffer.from('%PDF-1.7\n'),
  'a PNG of 4000 by 4000 with nothing in it': png({ width: 4000, height: 4000, unpacked: 100 }),
  'a PNG of 16 million pixels, packed': png({ width: 4000, height: 4000, colour: 6 }),
  'a PNG of 5000 pixels across': png({ width: 5000, height: 10 }),
  'a PNG that says little and holds a gigabyte of zeros': png({ data: deflateSync(Buffer.alloc(2 ** 27)) }),
  'a PNG without pixels': png({ unpacked: 0 }),
  'a PNG with a row too few': png({ colour: 6, unpacked: 81 * 9 }),
  'a transparent PNG whose pixels are no deflate': png({ colour: 6, data: Buffer.from('garbage') }),
  'a PNG whose pixels are no deflate': png({ data: Buffer.from('garbage') }),
  'a PNG of a kind of colour that is not there': png({ colour: 9 }),
  'a PNG of 7 bits': png({ depth: 7 }),
  'a PNG of no width': png({ width: 0 }),
  'a PNG without its palette': png({ colour: 3 }),
  'a PNG whose palette is cut': png({ colour: 3, extra: [chunk('PLTE', Buffer.from([1, 2]))] }),
  'a PNG that is cut off in its head': whole.subarray(0, 24),
  'a PNG that is cut off in its pixels': whole.subarray(0, 50),
  'a PNG without its end': whole.subarray(0, -12),
  'a PNG with a chunk of two gigabytes': Buffer.concat([
    whole.subarray(0, 33),
    Buffer.from('7fffffff', 'hex'),
    Buffer.from('IDATxxxxxxxx'),
  ]),
  'a JPEG that is cut off': jpeg.subarray(0, -4),
  'a JPEG that is cut off in its head': jpeg.subarray(0, 120),
  'a JPEG of three bytes': jpeg.subarray(0, 3),
  'a JPEG in the colours of a press': changed({ 9: 4 }),
  'a JPEG of two colours': changed({ 9: 2 }),
  'a JPEG of 12 bits': changed({ 4: 12 }),
  'a JPEG of 3000 by 1000 with nothing in it': changed({ 5: 3, 6: 232, 7: 11, 8: 184 }),
  'a JPEG that the camera says is to be turned': turned(),
};

const sound: Record<string, Buffer> = {
  RGB: png(),
  'RGB with transparency': png({ colour: 6 }),
  grey: png({ colour: 0 }),
  'grey with transparency': png({ colour: 4 }),
  'black and white': png({ colour: 0, depth: 1 }),
  '16 bits': png({ depth: 16 }),
  '16 bits with transparency': png({ colour: 6, depth: 16 }),
  palette: png({ colour: 3, extra: [palette] }),
  'palette with transparency': png({ colour: 3, extra: [palette, chunk('tRNS', Buffer.from([0, 128]))] }),
  // 8 by 8 in seven passes: rows of 1, 1, 2, 2, 4, 4 and 8 pixels; 1, 1, 1, 2, 2, 4 and 4 of them.
  interlaced: png({ width: 8, height: 8, interlaced: 1, unpacked: 4 + 4 + 7 + 14 + 26 + 52 + 100 }),
  'first picture of an animation': png({ extra: [chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))] }),
  JPEG: jpeg,
  'a JPEG with bytes behind its end': Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]),
};

describe('a picture of the letterhead', () => {
  for (const [name, bytes] of Object.entries(refused))
    it(`is refused: ${name}`, () => {
      const before = process.memoryUsage().rss;
      assert.throws(
        () => readPicture(bytes, 'logo'),
        (error) => isProblem(error) && error.code === 'letterhead-image' && error.where === 'logo',
      );
      assert.ok(process.memoryUsage().rss - before < 100e6, 'it was not unpacked');
    });

  for (const [name, bytes] of Object.entries(sound))
    it(`prints: ${name}`, async () => {
      const options = { final: true, templateFolders: [], images: { logo: readPicture(bytes, 'logo') } };
      const pdf = await renderPdf(draftOf(preservationFacts()), options);
      assert.deepEqual(failures(pdf), []);
      assert.equal(
        pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length,
        /transparency/.test(name) ? 2 : 1,
      );
    });
});
