/** The Markdown of letters: what becomes which block, and that no fact can become a mark. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isProblem } from '../../src/base/problem.js';
import { blockLines } from '../../src/letters/markdown/blocks.js';
import { escapeMarkdown } from '../../src/letters/markdown/escape.js';
import { parseInline } from '../../src/letters/markdown/inline.js';
import { parseMarkdown } from '../../src/letters/markdown/parse.js';

describe('inline Markdown', () => {
  it('reads bold, italic, both, identifiers and escapes', () => {
    assert.deepEqual(parseInline('a **b *c*** `d*e` \\*f'), [
      { text: 'a ' },
      { text: 'b ', bold: true },
      { text: 'c', bold: true, italic: true },
      { text: ' ' },
      { text: 'd*e', code: true },
      { text: ' *f' },
    ]);
  });

  it('prints a mark that is never closed', () => {
    assert.deepEqual(parseInline('5 * 3 ** x ` y'), [{ text: '5 * 3 ** x ` y' }]);
  });
});

describe('block Markdown', () => {
  it('reads every kind of block', () => {
    const source = [
      '<!-- part: head -->',
      '# Title',
      '',
      'One line',
      'and another.\\',
      'A break.',
      '',
      '- a',
      '- b',
      '  goes on',
      '',
      '(A) name',
      '(B) address',
      '',
      '| x | y |',
      '|---|---|',
      '| 1 | a \\| b |',
      '',
      '::: signature',
      'A. Example',
      ':::',
      '::: page-break',
      '::: verification',
    ].join('\n');
    const blocks = parseMarkdown(source);
    assert.deepEqual(
      blocks.map((block) => block.type),
      ['part', 'heading', 'paragraph', 'list', 'list', 'table', 'signature', 'page-break', 'verification'],
    );
    assert.deepEqual(blocks.flatMap(blockLines), [
      'Title',
      'One line and another.\nA break.',
      'a',
      'b goes on',
      'name',
      'address',
      'x',
      'y',
      '1',
      'a | b',
      'A. Example',
    ]);
  });

  it('says where a fence was left open', () => {
    assert.throws(
      () => parseMarkdown('text\n\n::: signature\nA. Example'),
      (error) => isProblem(error) && error.code === 'letter-markdown' && /line 3/.test(error.where ?? ''),
    );
  });
});

describe('escapeMarkdown', () => {
  const shown = (value: string) => value.replace(/[\r\n\t\u2028\u2029]+/g, ' ');

  it('whatever a fact holds, it prints as itself: in a paragraph, in a cell, as an identifier', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'*`|#\\_-().:<>12aA \n\t[]{}!') }), (value) => {
        const escaped = escapeMarkdown(value);
        const paragraph = parseMarkdown(`x ${escaped} y`);
        assert.deepEqual(paragraph.flatMap(blockLines), [`x ${shown(value)} y`]);
        const table = parseMarkdown(`| h | k |\n|---|---|\n| ${escaped} | \`${escaped}\` |`);
        assert.equal(table.length, 1);
        const [, , first, second] = blockLines(table[0]!);
        assert.equal(first?.trim(), shown(value).trim());
        assert.equal(second, shown(value));
      }),
      { numRuns: 500 },
    );
  });

  it('a fact that begins a line begins no block', () => {
    for (const value of [
      '# a',
      '- a',
      '1. a',
      '(A) a',
      '| a',
      '::: signature',
      '<!-- part: x -->',
      '12. b',
    ]) {
      const blocks = parseMarkdown(escapeMarkdown(value));
      assert.deepEqual(
        blocks.map((block) => block.type),
        ['paragraph'],
        value,
      );
      assert.deepEqual(blocks.flatMap(blockLines), [value]);
    }
  });
});
