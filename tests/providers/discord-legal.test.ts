/** Discord's legal return (CSV, relationships, servers, subscriber text), and both layouts without names. */
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

const folder = (name: string) => projectPath('providers', 'discord', name);

testExample('discord', { folder: 'example-2', unknown: ['mood'] });

test('reads the legal return as it was counted', async () => {
  const { rows, summary } = await readAll([folder('example-2/input')]);
  assertExpected(summary, folder('example-2/expected.json'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['mood']);
  assert.equal(rows.find((row) => row.text === 'größe')?.at, us('2026-03-01T10:00:00Z'));
  const compact = rows.find((row) => row.text === 'compact');
  // Nothing in the compact form says who wrote it.
  assert.deepEqual([compact?.actor, compact?.thread], [undefined, '430000000000000001']);
});

test('joins an attachment that came, and leaves the address of one that did not', async () => {
  const { rows } = await readAll([folder('example-2/input')]);
  const media = rows.find((row) => row.text === 'see this\nnow')?.media as string[];
  assert.match(media[0]!, /^item:\d+$/);
  assert.match(media[1]!, /gone\.png$/);
  assert.equal(media.length, 2);
});

test('reads the subscriber text with its sessions, also those without an address', async () => {
  const { rows } = await readAll([folder('example-2/input')]);
  const account = rows.find((row) => row.kind === 'account');
  assert.deepEqual([account?.ip, account?.at], ['198.51.100.80', us('2021-02-03T04:05:06Z')]);
  const sessions = rows.filter((row) => row.text === 'session start');
  assert.deepEqual(
    sessions.map((row) => [row.ip, row.rest?.['IP Address']]),
    [
      ['198.51.100.81', undefined],
      [undefined, 'Not found'],
    ],
  );
});

test('knows the files of both layouts without names, extensions and folders', async (t) => {
  for (const example of ['example', 'example-2']) {
    const files: Record<string, Buffer> = {};
    for (const [no, path] of filesBelow(folder(`${example}/input`)).entries())
      files[`f${no * 7}`] = readFileSync(path);
    const { summary } = await readAll([tempReturn(t, files)]);
    assert.equal(summary.provider, 'discord');
    const strangers = summary.ledger.items
      .filter((item) => item.reader === 'generic')
      .map((item) => item.path);
    assert.deepEqual(strangers.length, 0, `${example}: ${strangers.join(', ')}`);
  }
});

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true })
    .map((name) => join(root, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
}
