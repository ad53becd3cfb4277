/** Names inside archives are data: decoded as they were meant, judged, listed, and never a path. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decodeName, hostileName, shownName, unicodePath } from '../../src/returns/open/names.js';
import { Dice } from '../fuzz/open/dice.js';
import { makeTar } from '../fuzz/open/make-tar.js';
import { makeZip } from '../fuzz/open/make-zip.js';
import { codesOf, contentOf, opened } from './open-helpers.js';

const content = Buffer.from('data');
const zip = (...names: string[]): Buffer =>
  makeZip(
    new Dice(1),
    names.map((name) => ({ name, content })),
  );

test('what a hostile name tries is said in words; an ordinary one is left in peace', () => {
  const hostile: [string, RegExp][] = [
    ['../../etc/passwd', /climbs/],
    ['a/../../b', /climbs/],
    ['..\\b.txt', /climbs/],
    ['/etc/passwd', /absolute/],
    ['\\\\server\\share', /absolute/],
    ['C:\\win.ini', /drive/],
    ['a\0.txt', /control/],
    ['a\nb.txt', /control/],
    ['photo\u202egpj.exe', /direction/],
    ['CON', /device/],
    ['a/nul.txt', /device/],
    ['lpt1.', /device/],
    ['x'.repeat(256), /longer/],
    ['é'.repeat(128), /longer/],
    ['', /empty/],
  ];
  for (const [name, why] of hostile) assert.match(hostileName(name) ?? '', why, JSON.stringify(name));
  for (const name of [
    'a.txt',
    'console.txt',
    'a..b',
    '...',
    'dir/com10',
    'עברית.txt',
    'نص.json',
    'x'.repeat(255),
  ])
    assert.equal(hostileName(name), null, name);
});

test('hostile names of a zip and a tar: each is an item, a finding and no file on disk', async (t) => {
  const names = ['../evil-tecum.txt', '/tmp/evil-tecum.txt', 'C:evil', 'nul', 'a\u202egnp.exe', '\u0007bell'];
  const tar = makeTar(
    new Dice(2),
    names.map((name) => ({ name, content })),
  );
  const result = await opened(t, { 'r.zip': zip(...names), 'r.tar': tar });
  assert.equal(result.items.length, 12);
  assert.equal(codesOf(result).filter((code) => code === 'name-hostile').length, 12);
  assert.equal(await contentOf(result.items[0]!), 'data');
  assert.equal(existsSync('/tmp/evil-tecum.txt') || existsSync('../evil-tecum.txt'), false);
  // In a sentence such a mark is written out; in the list the name stays as it is.
  const turned = result.findings.find((finding) => finding.text.includes('gnp.exe'))!;
  assert.ok(turned.text.includes('\\u202e') && !turned.text.includes('\u202e'));
  assert.ok(result.items.some((item) => item.name === 'a\u202egnp.exe'));
});

test('a name that is longer than names may be is cut, and its member fails alone', async (t) => {
  const result = await opened(t, { 'r.zip': zip('n'.repeat(5000), 'good.txt') });
  assert.deepEqual(
    result.items.map((item) => [item.name.length, item.failure?.code]),
    [
      [4097, 'name-too-long'],
      [8, undefined],
    ],
  );
  const raised = await opened(t, { 'r.zip': zip('n'.repeat(5000)) }, { limits: { name: 10_000 } });
  assert.equal(raised.items[0]!.failure, null);
});

test('the same name twice, and names that differ only in capitals, are warnings; every file is there', async (t) => {
  const result = await opened(t, { 'r.zip': zip('a.txt', 'A.TXT', 'b.txt', 'b.txt') });
  assert.equal(result.items.length, 4);
  assert.deepEqual(codesOf(result), ['names-repeated', 'names-differ-in-case']);
  assert.match(result.findings[0]!.text, /"b\.txt"/);
});

test('code page 437, UTF-8 without its flag, and the Unicode path field', () => {
  assert.equal(decodeName(iconv.encode('Übersicht.csv', 'cp437')), 'Übersicht.csv');
  assert.equal(decodeName(Buffer.from('Übersicht.csv')), 'Übersicht.csv');
  const raw = iconv.encode('Отчёт.csv', 'cp866');
  const field = (sum: number): { id: number; data: Buffer } => {
    const head = Buffer.from([1, 0, 0, 0, 0]);
    head.writeUInt32LE(sum, 1);
    return { id: 0x7075, data: Buffer.concat([head, Buffer.from('Отчёт.csv')]) };
  };
  assert.equal(unicodePath(raw, [field(crc32(raw))]), 'Отчёт.csv');
  assert.equal(unicodePath(raw, [field(crc32(raw) ^ 1)]), null, 'one for another name does not count');
});

test('any name whatever can be judged and shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      hostileName(name);
      const shown = shownName(name);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be gone
      assert.ok(shown.length <= 300 && !/[\u0000-\u001f\u202a-\u202e]/.test(shown));
    }),
  );
});
