/** The decoder of pictures: new pixels out, hostile files refused with a clear state, nothing within its reach. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { differenceHash, hashDistance, tellsNothing } from '../../src/jobs/media/difference-hash.js';
import { decoderFlags, pictureDecoder, walled } from '../../src/jobs/media/picture-decoder.js';
import { alsoIs, mediaTypeOf } from '../../src/returns/media/kind.js';
import { checkered, greyPng, pngOf, scrambled } from './media-pictures.js';

const decoder = pictureDecoder();
after(() => decoder.close());

test('a picture comes out as other bytes: a JPEG of the size asked for, without what was hidden in it', async () => {
  const secret = 'SECRET-IN-A-COMMENT';
  const bytes = Buffer.concat([checkered(900, 600), Buffer.from(secret)]);
  const answer = await decoder.decode(bytes, 300);
  assert.equal(answer.state, 'made');
  if (answer.state !== 'made') return;
  assert.deepEqual([answer.width, answer.height], [900, 600]);
  assert.equal(answer.pixels.readUInt16BE(0), 0xffd8);
  assert.equal(answer.pixels.includes(secret), false);
  assert.match(answer.hash, /^[0-9a-f]{16}$/);
});

test('the same picture in another size is near, another picture is not', async () => {
  const hashes: string[] = [];
  for (const bytes of [checkered(900, 600), checkered(450, 300), checkered(900, 600, 77)]) {
    const answer = await decoder.decode(bytes, 16);
    assert.equal(answer.state, 'made');
    if (answer.state === 'made') hashes.push(answer.hash);
  }
  assert.ok(hashDistance(hashes[0]!, hashes[1]!) <= 8, `${hashes[0]} ${hashes[1]}`);
  assert.ok(hashDistance(hashes[0]!, hashes[2]!) > 8, `${hashes[0]} ${hashes[2]}`);
});

test('hostile files have a state each, and the decoder goes on after them', async () => {
  const state = async (bytes: Buffer) => {
    const answer = await decoder.decode(bytes, 300);
    return answer.state === 'refused' ? answer.code : answer.state;
  };
  assert.equal(await state(pngOf(50_000, 50_000, Buffer.alloc(100_000))), 'too-many-pixels');
  const noise = greyPng(400, 400, (x, y) => scrambled(x * 1000 + y));
  assert.equal(await state(noise.subarray(0, noise.length >> 1)), 'damaged');
  assert.equal(
    await state(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')),
    'no-decoder',
  );
  assert.equal(await state(Buffer.from('no picture at all')), 'no-decoder');
  assert.equal(await state(Buffer.alloc(0)), 'no-decoder');
  assert.equal(await state(greyPng(20, 20, (x) => x)), 'made');
});

test('a picture that takes too long is given up, and the next one is decoded', async () => {
  const hasty = pictureDecoder({ ms: -19_999 });
  const late = await hasty.decode(checkered(300, 300), 100);
  hasty.close();
  assert.equal(late.state === 'refused' && late.code, 'too-slow');
});

test('what the decoder is started with lets it read no file, write none, start nothing and call nobody', {
  skip: walled ? false : 'this Node has no permission model',
}, () => {
  const program = `
    import fs from 'node:fs'; import net from 'node:net'; import child from 'node:child_process';
    const tried = {};
    const attempt = (name, act) => { try { act(); tried[name] = 'done'; } catch (e) { tried[name] = e.code ?? e.message; } };
    attempt('read', () => fs.readFileSync('/etc/hostname'));
    attempt('write', () => fs.writeFileSync('/tmp/decoder-was-here', 'x'));
    attempt('start', () => child.execFileSync('true'));
    attempt('call', () => net.connect(9, '127.0.0.1'));
    attempt('fetch', () => fetch('http://127.0.0.1:9/'));
    attempt('key', () => { if (process.env.TECUM_TEST_KEY) return; throw new Error('none'); });
    console.log(JSON.stringify(tried));`;
  const run = spawnSync(process.execPath, [...decoderFlags(), '--input-type=module', '-e', program], {
    env: {},
  });
  assert.deepEqual(JSON.parse(run.stdout.toString()), {
    read: 'ERR_ACCESS_DENIED',
    write: 'ERR_ACCESS_DENIED',
    start: 'ERR_ACCESS_DENIED',
    call: 'the decoder may not do this',
    fetch: 'the decoder may not do this',
    key: 'none',
  });
});

test('the difference hash by hand: rising rows are all ones, falling rows all zeros, and neither is compared', () => {
  const rising = Uint8Array.from({ length: 72 }, (_, i) => (i % 9) * 20);
  const falling = Uint8Array.from({ length: 72 }, (_, i) => 200 - (i % 9) * 20);
  assert.equal(differenceHash(rising), 'ffffffffffffffff');
  assert.equal(differenceHash(falling), '0000000000000000');
  assert.equal(hashDistance('00000000000000ff', '000000000000000f'), 4);
  assert.ok(tellsNothing(differenceHash(rising)));
});

test('a file is what its bytes say, and a picture that is an archive too is told', () => {
  assert.equal(mediaTypeOf(Buffer.from('<?xml version="1.0"?>\n<svg width="1">')).kind, 'drawing');
  assert.equal(mediaTypeOf(Buffer.from('\0\0\0\x18ftypheic', 'latin1')).title, 'HEIC picture');
  assert.equal(mediaTypeOf(Buffer.from('\0\0\0\x18ftypisom', 'latin1')).kind, 'video');
  assert.equal(mediaTypeOf(Buffer.from('MZ')).mime, 'application/octet-stream');
  const both = Buffer.concat([checkered(20, 20), Buffer.from('PK\x03\x04…PK\x05\x06', 'latin1')]);
  assert.equal(alsoIs(both), 'a zip archive');
  assert.equal(alsoIs(checkered(20, 20)), null);
});
