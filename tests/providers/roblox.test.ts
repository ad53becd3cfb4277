/** Roblox's return as it was counted, its five ways of writing a time, and the traps of its files. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { testExample } from './declared-example.js';
import { fieldsOf } from './download-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const example = projectPath('providers', 'roblox', 'example');
const input = join(example, 'input');

testExample('roblox', { unknown: ['glow'] });

test('reads the return as it was counted', async () => {
  const { summary } = await readAll([input]);
  assertExpected(summary, join(example, 'expected.json'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['glow']);
  assert.ok(fieldsOf(summary, 'set_aside').includes('(empty row between conversations)'));
});

test('reads five ways of writing a time, and guesses at no sixth', async () => {
  const { rows } = await readAll([input]);
  const at = (kind: string, text: string) => rows.find((row) => row.kind === kind && row.text === text)?.at;
  assert.equal(
    rows.find((row) => row.ip === '198.51.100.61' && row.kind === 'login')?.at,
    us('2026-01-02T03:04:05.678Z'),
  );
  assert.equal(at('message', 'hi, wanna trade'), us('2026-01-05T06:00:00Z'));
  assert.equal(at('message', 'give me the hat'), us('2026-01-03T03:04:05Z'));
  assert.equal(at('contact', 'friend'), us('2026-01-02T10:00:00Z'));
  assert.equal(rows.find((row) => row.actor === '880000004')?.at, us('2026-01-02T10:33:20.123Z'));
  const tracker = rows.find((row) => row.text === '44001');
  assert.deepEqual(
    [tracker?.at, tracker?.wall, tracker?.rest?.created],
    [undefined, undefined, '03/04/2026 01:02'],
  );
});

test('joins a file to its row by hash, and keeps both comments of a ticket', async () => {
  const { rows } = await readAll([input]);
  const files = rows.filter((row) => row.rest?.hash !== undefined);
  assert.match(String((files[0]!.media as string[])[0]), /^item:\d+$/);
  assert.equal(files[1]!.media, undefined);
  const comments = rows.filter((row) => row.thread === 'ticket 600001');
  assert.equal(comments.length, 3);
  assert.deepEqual([comments[1]!.ip, comments[1]!.lat], ['198.51.100.61', 43.6]);
  assert.match(comments[1]!.notes![0]!, /looked up/);
});

test('knows the files without names, extensions and folders', async (t) => {
  const files: Record<string, Buffer> = {};
  for (const [no, path] of filesBelow(input).entries()) files[`f${no * 7}`] = readFileSync(path);
  const { summary } = await readAll([tempReturn(t, files)]);
  const { records } = JSON.parse(readFileSync(join(example, 'expected.json'), 'utf8'));
  assert.equal(summary.provider, 'roblox');
  assert.deepEqual(summary.records, records);
});

test('a text of 200 KiB in a cell is read whole', async (t) => {
  const head = readFileSync(join(input, 'Chat records of the Roblox user PebbleFox.csv'), 'utf8').split(
    '\n',
  )[0]!;
  const long = 'x'.repeat(200 * 1024);
  const row = `2026-01-05T06:00:00.000Z,,c,,1,,${long},,,,1`;
  const { rows } = await readAll([tempReturn(t, { 'chat.csv': `${head}\n${row}\n` })]);
  assert.equal(String(rows[0]!.text).length, 200 * 1024);
});

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true })
    .map((name) => join(root, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
}
