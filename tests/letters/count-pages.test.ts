/** Pages counted without drawing are the pages that are drawn; and what belongs together stands on one page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import { composeLetter } from '../../src/letters/index.js';
import type { Block } from '../../src/letters/markdown/blocks.js';
import { countPages } from '../../src/letters/pdf/count-pages.js';
import { printComposed } from '../../src/letters/pdf/print.js';
import { accounts, documentOf, heading, letterOf, packetOf, paragraph, printFacts } from './pdf-letter.js';
import { readPdf } from './read-pdf.js';
import { allSamples } from './samples.js';

const words = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');
const signature: Block = { type: 'signature', lines: [[{ text: 'Elena Reyes' }], [{ text: 'Detective' }]] };
const qr: Block = { type: 'qr', text: 'https://police.example.org/verify?code=7K2M', alt: 'QR code' };

describe('pages counted without drawing', () => {
  it('are those of the print, for the letter of each sample', async () => {
    for (const { name, draft } of allSamples(loadCatalog(undefined, loadLaw()))) {
      const letter = composeLetter(draft, { final: true, images: null });
      const counted = letter.documents.reduce((sum, document) => sum + countPages(letter, document), 0);
      assert.equal(counted, (await printComposed(letter, printFacts)).pages, name);
    }
  });

  it('are those of the print, whatever follows what', async () => {
    const block = fc.oneof(
      fc.integer({ min: 1, max: 900 }).map((count) => paragraph(words(count))),
      fc.constantFrom<1 | 2 | 3>(1, 2, 3).map((level) => heading(level, `Heading ${level}`)),
      fc.integer({ min: 1, max: 60 }).map(accounts),
      fc.constantFrom<Block>(
        signature,
        qr,
        { type: 'page-break' },
        { type: 'note', spans: [{ text: words(40) }] },
      ),
      fc.integer({ min: 1, max: 40 }).map<Block>((count) => ({
        type: 'list',
        ordered: false,
        items: Array.from({ length: count }, (_, n) => ({ label: '•', spans: [{ text: words(n + 3) }] })),
      })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 12 }), async (blocks) => {
        const packet = packetOf([documentOf(blocks), documentOf([paragraph('Second.')])]);
        const [first, second] = packet.documents.map((document) => countPages(packet, document));
        assert.equal(first! + second!, (await printComposed(packet, printFacts)).pages);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what belongs together', () => {
  /** The page on which each of two texts stands, with so many lines above them. */
  const pagesOf = async (lines: number, blocks: Block[], texts: string[]) => {
    const above = Array.from({ length: lines }, (_, n) => paragraph(`Line ${n}.`));
    const { pages } = readPdf((await printComposed(letterOf([...above, ...blocks]), printFacts)).bytes);
    return texts.map((text) => pages.findIndex((page) => page.includes(text)));
  };
  const cases: [string, Block[], string[]][] = [
    [
      'a heading and the first row of its table',
      [heading(2, 'Accounts'), accounts(5)],
      ['Accounts', 'river.fox1000'],
    ],
    ['a heading and the signature below it', [heading(2, 'Signed'), signature], ['Signed', 'Detective']],
    [
      'a heading, the sentence under it and the table that it leads to',
      [heading(2, 'Accounts'), { type: 'part', name: 'accounts' }, paragraph('These are they:'), accounts(5)],
      ['Accounts', 'river.fox1000'],
    ],
    [
      'two headings and a paragraph',
      [heading(1, 'Upper'), heading(2, 'Lower'), paragraph('Text.')],
      ['Upper', 'Text.'],
    ],
  ];

  for (const [name, blocks, texts] of cases)
    it(`${name} stand on one page, wherever it ends`, async () => {
      // A page holds 30 such lines (656 points of 21.5): the end is met from some lines above to some below.
      for (let lines = 20; lines <= 31; lines++) {
        const [first, last] = await pagesOf(lines, blocks, texts);
        assert.ok(first! >= 0, `${lines} lines`);
        assert.equal(first, last, `${lines} lines above`);
      }
    });
});
