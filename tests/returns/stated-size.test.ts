/** Sizes that headers state, written byte by byte. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statedSize } from '../../src/returns/media/stated-size.js';
import { bitmapHeader } from '../jobs/media-pictures.js';

/** A box of ISO base media: its length, its name, its bytes. */
function box(name: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function extent(width: number, height: number): Buffer {
  const body = Buffer.alloc(12);
  body.writeUInt32BE(width, 4);
  body.writeUInt32BE(height, 8);
  return box('ispe', body);
}

const brand = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));

test('a BMP states its size; rows from the top make the height negative; the older header is shorter', () => {
  assert.deepEqual(statedSize(bitmapHeader(640, 480)), { width: 640, height: 480 });
  assert.deepEqual(statedSize(bitmapHeader(640, -480)), { width: 640, height: 480 });
  const older = Buffer.alloc(26);
  older.write('BM', 'latin1');
  older.writeUInt32LE(12, 14);
  older.writeUInt16LE(32, 18);
  older.writeUInt16LE(16, 20);
  assert.deepEqual(statedSize(older), { width: 32, height: 16 });
});

test('a HEIC states the size of each tile and of the whole: the largest counts', () => {
  const file = Buffer.concat([brand, box('meta', extent(512, 512), extent(4032, 3024), extent(320, 240))]);
  assert.deepEqual(statedSize(file), { width: 4032, height: 3024 });
});

test('what is cut short, empty or of another kind states nothing', () => {
  const whole = Buffer.concat([brand, box('meta', extent(4032, 3024))]);
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('BM'),
    bitmapHeader(0, 10),
    whole.subarray(0, whole.length - 3),
    brand,
    Buffer.from('GIF89a'),
  ])
    assert.equal(statedSize(bytes), null);
});
