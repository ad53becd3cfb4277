/** Letters that strain the printer: other scripts, signs that deceive, pictures, long tables and words, marks of a reprint. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import type { LetterFacts } from '../../../src/letters/facts.js';
import { renderPdf } from '../../../src/letters/pdf/render.js';
import type { PrintOptions } from '../../../src/letters/types.js';
import { draftOf, preservationFacts } from '../sample.js';
import { failures } from './judge.js';
import { PLAIN } from './letters-found.js';
import { readingText } from './reading.js';

const print = (change: Partial<LetterFacts>, options: PrintOptions = {}) =>
  renderPdf(draftOf(preservationFacts(change)), { ...PLAIN, ...options });

const named = (...values: string[]) => ({
  identifiers: values.map((value) => ({ kind: 'username' as const, value })),
});

/** One letter a script; the text is read back in logical order. */
const SCRIPTS: Record<string, string> = {
  Cyrillic: 'Щука и ёж',
  Greek: 'Ἀθῆναι, ψυχή',
  Vietnamese: 'Nguyễn Thị Hồng',
  Arabic: 'مرحبا بكم',
  'Arabic with digits and Latin': 'حساب river 42 جديد',
  Hebrew: 'שלום river עולם',
  Chinese: '张伟的账号',
  Japanese: 'さくらサクラ桜',
  Korean: '강아지 이름',
  Devanagari: 'नमस्ते क्षत्रिय',
  Thai: 'สวัสดีครับ',
  emoji: 'fox 🦊 and ❤',
  'joined emoji and a flag': '👩‍👩‍👧 🇩🇪',
  'combining accents': 'e\u0301a\u0308o\u0302',
  'boxes of a form': '☐ ☒ ☑',
};

/** Signs that nobody sees must be written out. */
const DECEIT: Record<string, [string, string]> = {
  'a right-to-left override': ['abc\u202egnp.exe', '[U+202E]'],
  'a zero-width space': ['riv\u200ber', '[U+200B]'],
  'a control character': ['riv\u0007er', '[U+0007]'],
  'a tag of the private plane': ['river\u{e0061}', '[U+E0061]'],
};

function png(width: number, height: number, alpha: boolean): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
    ends[0].writeUInt32BE(body.length);
    ends[1].writeUInt32BE(crc32(named));
    return Buffer.concat([ends[0], named, ends[1]]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, alpha ? 6 : 2, 0, 0, 0], 8);
  const row = Buffer.alloc(1 + width * (alpha ? 4 : 3), 0x80);
  row[0] = 0;
  const body = Buffer.concat(Array.from({ length: height }, () => row));
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([
    mark,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(body)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const picture = (alpha: boolean) => ({
  bytes: png(40, 20, alpha),
  type: 'png' as const,
  width: 40,
  height: 20,
});

describe('PDF/UA-1 and PDF/A-3 of letters that strain the printer', () => {
  for (const [script, text] of Object.entries(SCRIPTS))
    it(`${script}, in a table and in running text`, async () => {
      const pdf = await print({
        ...named(text),
        remarks: `The user wrote "${text}" once.`,
        case: { number: '26-0117', title: text },
      });
      assert.deepEqual(failures(pdf), []);
      const read = readingText(pdf).normalize('NFC');
      assert.equal(read.split(text.normalize('NFC')).length - 1 >= 2, true, read);
    });

  for (const [what, [text, shown]] of Object.entries(DECEIT))
    it(`${what} is written out`, async () => {
      const pdf = await print(named(text));
      assert.deepEqual(failures(pdf), []);
      assert.ok(readingText(pdf).includes(shown));
    });

  it('400 accounts over many pages', async () => {
    const values = Array.from({ length: 400 }, (_, i) => `river.fox${i}`);
    const pdf = await print(named(...values));
    assert.deepEqual(failures(pdf), []);
    const lines = readingText(pdf).split('\n');
    assert.deepEqual(
      lines.filter((line) => /^river\.fox\d+$/.test(line)),
      values,
    );
  });

  it('a word of 3,000 letters, which stays one word, and 200 paragraphs', async () => {
    const word = 'abcdefghij'.repeat(300);
    const remarks = [word, ...Array.from({ length: 200 }, (_, i) => `Paragraph ${i} of the remarks.`)].join(
      '\n\n',
    );
    const pdf = await print({ remarks });
    assert.deepEqual(failures(pdf), []);
    const read = readingText(pdf);
    assert.ok(read.includes(word));
    assert.equal(read.match(/Paragraph \d+ of the remarks\./g)?.length, 200);
  });

  for (const alpha of [false, true])
    it(`logo and seal, ${alpha ? 'see-through' : 'plain'}`, async () => {
      const pdf = await print({}, { final: true, images: { logo: picture(alpha), seal: picture(alpha) } });
      assert.deepEqual(failures(pdf), []);
    });

  it('a reprint, for whom it was printed', async () => {
    const pdf = await print(
      {},
      { final: true, code: 'AB12-CD34', reprint: { issued: '2026-11-20' }, printedFor: 'Elena Reyes' },
    );
    assert.deepEqual(failures(pdf), []);
  });
});
