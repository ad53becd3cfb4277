/** The words of a search: taken apart, folded, marked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSearch } from '../../src/desk/returns/search-words.js';
import { foldText } from '../../src/store/records/fold.js';
import { marked } from '../../src/web/timeline/marks.js';

const parsed = (text: string) => parseSearch(text).map(({ field, words }) => `${field}=${words}`);

test('words, quotes, fields; a colon after anything else is a part of the word', () => {
  assert.deepEqual(parsed('kovacs "see you"'), ['any=kovacs', 'any=see you']);
  assert.deepEqual(parsed('from:ann To:"b c" text:x'), ['from=ann', 'to=b c', 'text=x']);
  assert.deepEqual(parsed('https://example.com 12:30 2001:db8::7'), [
    'any=https://example.com',
    'any=12:30',
    'any=2001:db8::7',
  ]);
  assert.deepEqual(parsed('ip:2001:db8::7 constructor:x'), ['ip=2001:db8::7', 'any=constructor:x']);
  assert.deepEqual(parsed('“zwei Wörter” "open end'), ['any=zwei Wörter', 'any=open end']);
  assert.deepEqual(parsed('  from: "" '), []);
  assert.deepEqual(parsed('from: ann to:'), ['from=ann']);
  assert.equal(parseSearch('a '.repeat(50)).length, 12);
});

test('case, accents, ß and the Turkish i make no difference', () => {
  for (const [a, b] of [
    ['Kovács', 'kovacs'],
    ['STRASSE', 'Straße'],
    ['Ærø', 'aero'],
    ['İstanbul', 'ISTANBUL'],
    ['ılık', 'ILIK'],
    ['Łódź', 'lodz'],
  ] as const)
    assert.equal(foldText(a), foldText(b), a);
});

test('marks stand on the letters of the original, however the word was typed', () => {
  const hits = (text: string, word: string) =>
    marked(text, [foldText(word)])
      .filter((part) => part.hit)
      .map((part) => part.text);
  assert.deepEqual(hits('Frau Kovács und kovacs', 'KOVACS'), ['Kovács', 'kovacs']);
  assert.deepEqual(hits('die Straße dort', 'strasse'), ['Straße']);
  assert.deepEqual(hits('cafe\u0301 noir', 'café'), ['cafe\u0301']);
  assert.deepEqual(hits('nothing', 'x'), []);
  const long = marked(`${'a '.repeat(900)}needle ${'b '.repeat(900)}`, ['needle']);
  assert.ok(long.some((part) => part.hit && part.text === 'needle'));
  assert.ok(long.reduce((n, part) => n + part.text.length, 0) < 420);
});
