/** No file of one provider is read as another's: every example, each file under a new name, all examples at once. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { loadReaders } from '../../src/returns/registry.js';
import { readAll } from './read-example.js';
import { tempReturn } from './temp-return.js';

/** Providers whose readers are made of parts, in the order of their folders. */
const declared = (
  'amazon block-cash-app chase coinbase fritzbox gab linkedin mewe netflix omega openai paypal reddit signal ' +
  'slack spotify synchronoss uber venmo'
).split(' ');

const input = (id: string) => projectPath('providers', id, 'example', 'input');

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}

test('each file alone, without a name, is its provider’s or nobody’s', async (t) => {
  const owners = new Map((await loadReaders()).map(({ id, provider }) => [id, provider]));
  for (const id of declared) {
    for (const [no, file] of filesBelow(input(id)).entries()) {
      const { summary } = await readAll([tempReturn(t, { [`n${no}`]: readFileSync(file) })]);
      const readers = summary.ledger.items.map(({ reader }) => reader).filter((one) => one !== undefined);
      const strange = readers.filter((one) => one !== 'generic' && owners.get(one) !== id);
      assert.deepEqual(strange, [], `${file} alone`);
    }
  }
});

test('all examples in one folder, each file under a new name: none is taken by another’s reader', async (t) => {
  const owners = new Map((await loadReaders()).map(({ id, provider }) => [id, provider]));
  const mixed = new Map<string, { id: string; file: string }>();
  for (const id of declared) {
    if (!existsSync(input(id))) continue;
    for (const file of filesBelow(input(id))) mixed.set(`m${(mixed.size * 37) % 997}`, { id, file });
  }
  const files = [...mixed].map(([name, { file }]) => [name, readFileSync(file)] as const);
  const { summary } = await readAll([tempReturn(t, Object.fromEntries(files))]);
  const wrong = summary.ledger.items.flatMap(({ path, reader }) => {
    const { id, file } = mixed.get(path.split('/').at(-1) ?? '')!;
    const read = reader === undefined || reader === 'generic' ? id : owners.get(reader);
    return read === id ? [] : [`${file}: ${reader}`];
  });
  assert.deepEqual(wrong, []);
});
