/** Text of many scripts in a PDF: drawn with real glyphs, in the order in which it is seen, read back as it was written. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { levelsOf, visualOrder } from '../../src/letters/pdf/bidi.js';
import { breakLines, type Line } from '../../src/letters/pdf/lines.js';
import { piecesOf } from '../../src/letters/pdf/pieces.js';
import { printComposed } from '../../src/letters/pdf/print.js';
import { letterOf, paragraph, printFacts } from './pdf-letter.js';
import { lineShows, pageContent, pageIds, type ReadPdf, readPdf, type Show } from './read-pdf.js';

async function printed(text: string, code = false): Promise<ReadPdf> {
  return readPdf((await printComposed(letterOf([paragraph(text, { code })]), printFacts)).bytes);
}

const textOf = (pdf: ReadPdf) => pdf.pages.join('\n').replaceAll('\n', '');
const shows = (pdf: ReadPdf): Show[][] =>
  pageIds(pdf).flatMap((id) => lineShows(pageContent(pdf.objects, id)));

/** The runs of the paragraph: the first two lines of a page are its foot. */
const ofParagraph = (pdf: ReadPdf) => shows(pdf).filter((line) => line.length > 0)[1]!;

describe('scripts beyond Latin', () => {
  const samples: Record<string, string> = {
    Cyrillic: 'съешь ещё этих мягких булок',
    Greek: 'Ωμέγα και ἀρχή',
    Hebrew: 'שלום עולם',
    'Hebrew with points': 'שָׁלוֹם',
    Arabic: 'مرحبا بالعالم',
    'Arabic with vowels': 'مُحَمَّد',
    Persian: 'می\u200cخواهم',
    Chinese: '张伟的用户名',
    'rare Chinese': '龘靐齉',
    Japanese: 'カタカナとひらがな',
    Korean: '한국어 사용자',
    Devanagari: 'नमस्ते हिन्दी',
    Thai: 'ภาษาไทย',
    boxes: '☐ ☒ ☑',
    emoji: '😀👍🏽👨‍👩‍👧🇺🇸❤️1️⃣',
    mixed: 'from محمد (علي) 42 and שלום, too',
  };
  for (const [name, text] of Object.entries(samples)) {
    it(`${name}: every sign is drawn, and reads back as it was written`, async () => {
      for (const code of [false, true]) {
        const pdf = await printed(text, code);
        assert.ok(textOf(pdf).includes(text.normalize('NFC')), textOf(pdf));
        assert.ok(!textOf(pdf).includes('[U+'));
        for (const show of shows(pdf).flat()) assert.ok(!show.codes.includes(0), 'no glyph is .notdef');
      }
    });
  }

  it('Arabic letters join: one letter three times is three shapes, initial, medial and final', async () => {
    const [show] = ofParagraph(await printed('ههه'));
    assert.equal(new Set(show!.codes).size, 3);
    const [apart] = ofParagraph(await printed('دده'.slice(0, 2)));
    assert.equal(new Set(apart!.codes).size, 1, 'dal joins with nothing that follows it');
  });

  it('letters of one word from right to left: the pen goes back before each of the next', async () => {
    const [show] = ofParagraph(await printed('שלום'));
    assert.equal(show!.codes.length, 4);
    // To the place of the first letter, then back over two letters three times, then to the word's end.
    assert.equal(show!.moves.length, 5);
    assert.ok(
      show!.moves.slice(1, 4).every((move) => move > 0),
      show!.moves.join(' '),
    );
  });

  it('a family is one picture, and so is a flag', async () => {
    for (const text of ['👨‍👩‍👧', '🇺🇸']) {
      const [show] = ofParagraph(await printed(text));
      assert.equal(show!.codes.length, 1, text);
    }
  });
});

describe('signs that deceive', () => {
  const hidden = [
    '\u202e',
    '\u202d',
    '\u2066',
    '\u2069',
    '\u200b',
    '\u200e',
    '\u061c',
    '\u00ad',
    '\ufeff',
    '\u2060',
  ];
  const also = [
    '\u115f',
    '\u3164',
    '\u034f',
    '\ufe0f',
    '\u2800',
    '\u0007',
    '\u2028',
    '\u{e0041}',
    '\u200d',
    '\u200c',
  ];
  it('format, control, filler and joining signs stand as their numbers, where they are', async () => {
    for (const sign of [...hidden, ...also]) {
      const number = `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
      assert.ok(textOf(await printed(`a${sign}b`, true)).includes(`a${number}b`), number);
    }
  });

  it('an override orders nothing: what follows it goes on from left to right', () => {
    const pieces = piecesOf([{ text: 'a\u202ebcd', code: true }]);
    const [line] = breakLines(pieces, 10, 400);
    const places = line!.runs.map((run) => run.x);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.ok(line!.runs.every((run) => !run.rightToLeft));
  });

  it('among Arabic, an identifier keeps its own order', () => {
    const spans = [{ text: 'الحساب ' }, { text: 'a.b-1!', code: true }, { text: ' هنا' }];
    const levels = piecesOf(spans).filter((piece) => piece.text.includes('a.b-1!'));
    assert.equal(levels.length, 1);
    assert.equal(levels[0]!.level % 2, 0);
  });

  it('two spaces in an identifier are two spaces', async () => {
    assert.ok(textOf(await printed('a  b', true)).includes('a  b'));
  });

  it('a note says what the numbers are', async () => {
    const pdf = await printed('a\u202eb');
    assert.match(pdf.pages.join(' ').replaceAll('\n', ''), /given by their Unicode numbers/);
    assert.doesNotMatch((await printed('plain')).pages.join(' '), /Unicode numbers/);
  });
});

describe('order and lines', () => {
  /** Rule L2 as it is written: from the highest level down, reverse every stretch at that level or above. */
  function reversed(levels: number[]): number[] {
    let order = levels.map((_, index) => index);
    for (let level = Math.max(0, ...levels); level >= 1; level--) {
      const next: number[] = [];
      let stretch: number[] = [];
      for (const index of order) {
        if (levels[index]! >= level) stretch.unshift(index);
        else {
          next.push(...stretch, index);
          stretch = [];
        }
      }
      order = [...next, ...stretch];
    }
    return order;
  }

  it('runs are seen in the order of rule L2', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 }), (levels) => {
        const runs = levels.map((level, index) => ({ level, index }));
        assert.deepEqual(
          visualOrder(runs).map((run) => run.index),
          reversed(levels),
        );
      }),
    );
  });

  it('levels: digits after Arabic stand at an even level inside it (UAX 9, rules W2 and I1)', () => {
    assert.deepEqual([...levelsOf('a \u0628 1')], [0, 0, 1, 1, 2]);
  });

  const words = fc.constantFrom(
    'the',
    'user',
    'שלום',
    'محمد',
    '张伟',
    '😀',
    'x\u200by',
    '(a)',
    '42',
    'Ωμέγα',
  );
  const said = (lines: Line[]) =>
    lines
      .map((line) => line.runs.map((run) => run.words.map((word) => word.text).join('')).join(''))
      .join('')
      .trim();

  it('lines say all that the pieces say, and none is wider than it may be', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), fc.integer({ min: 60, max: 400 }), (list, width) => {
        const lines = breakLines(piecesOf([{ text: list.join(' ') }]), 10, width);
        assert.equal(
          said(lines),
          list.join(' ').replace('\u200b', '[U+200B]').replaceAll('\u200b', '[U+200B]'),
        );
        for (const line of lines) assert.ok(line.width <= width + 0.01, `${line.width} > ${width}`);
      }),
      { numRuns: 60 },
    );
  });
});
