/**
 * `sentences/telling.tsv`: 346 sentences that hold an identifier. Check digits and checksums in it were computed by another
 * program in another language, not by ours; the addresses, names and numbers are invented.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { readCatalog } from '../../src/catalog/load.js';
import { recogniseText } from '../../src/catalog/recognise-text.js';

const { catalog } = readCatalog();
const rows = readFileSync(projectPath('tests', 'catalog', 'sentences', 'telling.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

test('every identifier is found, as what it is and in its one spelling', () => {
  assert.ok(rows.length >= 300);
  const missed = rows.filter(
    ([kind, value, sentence = '']) =>
      !recogniseText(sentence, catalog).some((found) => found.kind === kind && found.value === value),
  );
  assert.deepEqual(missed, []);
});

test('nothing else is found beside it', () => {
  const more = rows.flatMap(([, value, sentence = '']) => {
    const others = recogniseText(sentence, catalog).filter(
      (found) => found.kind !== 'moment' && found.value !== value,
    );
    return others.map((found) => `${found.kind} ${found.value} in: ${sentence}`);
  });
  assert.deepEqual(more, []);
});

test('all of them together, in one text', () => {
  const text = rows.map(([, , sentence]) => sentence).join('\n');
  const found = recogniseText(text, catalog).filter(({ kind }) => kind !== 'moment');
  assert.equal(found.length, rows.length);
});
