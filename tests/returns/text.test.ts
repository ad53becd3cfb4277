/** Lines, encodings and mojibake. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { mendLatin1Utf8 } from '../../src/returns/formats/mojibake.js';
import { detectEncoding, type Line, readLines } from '../../src/returns/formats/text.js';
import { itemOf } from './helpers.js';

async function linesOf(content: Buffer | string, chunk?: number): Promise<Line[]> {
  const lines: Line[] = [];
  await readLines(itemOf(content, 'a.txt', chunk), (line) => void lines.push(line));
  return lines;
}

test('LF, CRLF and CR end lines; numbers and bytes are right', async () => {
  const text = '\ufeffone\r\ntwö\rthree\n\nend';
  const bytes = Buffer.from(text);
  for (const chunk of [1, 2, 3, 100]) {
    const lines = await linesOf(bytes, chunk);
    assert.deepEqual(
      lines.map((line) => line.text),
      ['one', 'twö', 'three', '', 'end'],
    );
    assert.deepEqual(
      lines.map((line) => line.no),
      [1, 2, 3, 4, 5],
    );
    for (const { text: own, offset, length } of lines) {
      assert.equal(bytes.toString('utf8', offset, offset + length), own);
    }
  }
});

test('UTF-16 with and without a mark', async () => {
  const bytes = Buffer.from('año\r\n🙂 two\r\n', 'utf16le');
  for (const content of [bytes, Buffer.concat([Buffer.from([0xff, 0xfe]), bytes])]) {
    const lines = await linesOf(content, 5);
    assert.deepEqual(
      lines.map((line) => line.text),
      ['año', '🙂 two'],
    );
    const second = lines[1]!;
    assert.equal(content.toString('utf16le', second.offset, second.offset + second.length), '🙂 two');
  }
});

test('a reader may stop early', async () => {
  const seen: string[] = [];
  await readLines(itemOf('a\nb\nc\n'), (line) => {
    seen.push(line.text);
    return line.text === 'b' ? false : undefined;
  });
  assert.deepEqual(seen, ['a', 'b']);
});

test('encodings: facts are facts, guesses are called guesses', () => {
  assert.deepEqual(detectEncoding(Buffer.from('plain')), { name: 'utf-8', bom: 0, basis: 'valid' });
  assert.deepEqual(detectEncoding(Buffer.from('\ufeffx')), { name: 'utf-8', bom: 3, basis: 'bom' });
  assert.equal(detectEncoding(Buffer.from('hello', 'utf16le')).name, 'utf-16le');
  assert.equal(detectEncoding(Buffer.from([0xfe, 0xff, 0, 65])).name, 'utf-16be');
  const big5 = iconv.encode('這是一個中文句子，用來測試編碼的偵測功能。我們需要更多的文字。', 'big5');
  assert.deepEqual(detectEncoding(big5), { name: 'big5', bom: 0, basis: 'guess', share: 100 });
  // A head cut inside a character is still UTF-8.
  assert.equal(detectEncoding(Buffer.from('日本').subarray(0, 5)).basis, 'valid');
});

test('mojibake is mended only when it surely is mojibake', () => {
  assert.deepEqual(mendLatin1Utf8('KovÃ¡cs'), { text: 'Kovács', mended: true });
  assert.deepEqual(mendLatin1Utf8('ð\u009f\u0098\u0086'), { text: '😆', mended: true });
  for (const text of ['Kovács', 'plain', 'Zürich', '日本', 'naïve Ã', '']) {
    assert.deepEqual(mendLatin1Utf8(text), { text, mended: false });
  }
});

test('mojibake: every text with a character above U+007F comes back from its damage', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const damaged = Buffer.from(text, 'utf8').toString('latin1');
      assert.equal(mendLatin1Utf8(damaged).text, text);
    }),
  );
});
