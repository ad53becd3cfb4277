/** The recogniser on any text: it never throws, keeps the order of lines, and settles on one spelling. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog/load.js';
import { tidyLine } from '../../src/catalog/recognise/tidy.js';
import { recogniseAccounts } from '../../src/catalog/recognise.js';

const catalog = loadCatalog();
const seeds = [
  'https://www.snapchat.com/add/river.fox22',
  'snap: river.fox22',
  '+1 937 555 0142',
  '2001:db8::1',
  'river@gmail.com',
  '"Big Mike"',
  't.me/river_fox',
  'https://x.com/i/user/12345678?s=20',
];
const spice = fc.constantFrom(
  '@',
  '/',
  ':',
  '.',
  '?',
  '#',
  '%',
  ' ',
  '\u200b',
  '"',
  '(',
  ')',
  '[',
  ']',
  'http://',
  'x',
  '://',
  '%zz',
);
const messy = fc
  .array(fc.oneof(fc.constantFrom(...seeds), spice, fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), messy);

test('never throws, and every line that shows something gets one answer in its place', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 6 }), (lines) => {
      const text = lines.map((line) => line.replace(/[\n\r\u2028\u2029]/g, ' ')).join('\n');
      const found = recogniseAccounts(text, catalog);
      const shown = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
      assert.deepEqual(
        found.map((f) => f.line),
        shown,
      );
      for (const f of found) assert.ok(f.message.length > 0 && (f.verdict === 'accepted' || f.remedy));
    }),
    { numRuns: 500 },
  );
});

test('tidying twice is tidying once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(tidyLine(tidyLine(text)), tidyLine(text));
    }),
    { numRuns: 1000 },
  );
});

test('a recognised value, pasted again with its provider, stays as it is', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{2,12}$/);
  const provider = fc.constantFrom('snap', 'meta-instagram', 'tiktok', 'discord', 'x-twitter', 'telegram');
  fc.assert(
    fc.property(name, provider, (text, hint) => {
      const [first] = recogniseAccounts(`@${text}`, catalog, { hint });
      const [again] = recogniseAccounts(`${first?.value}`, catalog, { hint });
      assert.equal(again?.value, first?.value);
      assert.equal(again?.identifier, first?.identifier);
    }),
  );
});

test('an IP address and a telephone number settle on one spelling', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (ip) => {
      const [first] = recogniseAccounts(ip, catalog);
      assert.equal(first?.identifier, 'ip_address');
      assert.equal(recogniseAccounts(first?.value ?? '', catalog)[0]?.value, first?.value);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 989 }), fc.integer({ min: 100, max: 199 }), (area, last) => {
      const [first] = recogniseAccounts(`(${area}) 555-0${last}`, catalog);
      assert.equal(first?.value, `+1${area}5550${last}`);
      assert.equal(recogniseAccounts(first?.value ?? '', catalog)[0]?.value, first?.value);
    }),
  );
});
