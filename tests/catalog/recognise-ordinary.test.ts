/**
 * No false match: `sentences/ordinary.txt` (442 sentences written by hand; a tilde marks those with one date) and 1,600
 * made of hand-written patterns, filled with numbers that look like identifiers and are none.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { readCatalog } from '../../src/catalog/load.js';
import { recogniseText } from '../../src/catalog/recognise-text.js';
import { madeSentences } from './ordinary-sentences.js';

const { catalog } = readCatalog();
const written = readFileSync(projectPath('tests', 'catalog', 'sentences', 'ordinary.txt'), 'utf8')
  .trim()
  .split('\n');

/** Identifiers found, as `sentence: kind text`. */
function falseMatches(sentences: readonly string[]): string[] {
  return sentences.flatMap((sentence) =>
    recogniseText(sentence, catalog)
      .filter(({ kind }) => kind !== 'moment')
      .map(({ kind, text }) => `${sentence}: ${kind} ${text}`),
  );
}

test('the sentences written by hand hold no identifier', () => {
  assert.ok(written.length >= 400);
  assert.equal(new Set(written).size, written.length, 'each is there once');
  assert.deepEqual(falseMatches(written.map((line) => line.replace(/^~/, ''))), []);
});

test('one date where a tilde says so, and none elsewhere', () => {
  for (const line of written) {
    const dates = recogniseText(line.replace(/^~/, ''), catalog).filter(({ kind }) => kind === 'moment');
    assert.equal(dates.length, line.startsWith('~') ? 1 : 0, line);
  }
});

test('the sentences made of patterns hold no identifier', () => {
  const made = madeSentences(1600);
  assert.ok(made.length + written.length >= 2000);
  assert.ok(new Set(made).size > 1500);
  assert.deepEqual(falseMatches(made), []);
});

test('all of them in one text hold none either', () => {
  const text = [...written.map((line) => line.replace(/^~/, '')), ...madeSentences(1600)].join('\n');
  assert.deepEqual(falseMatches([text]), []);
});
