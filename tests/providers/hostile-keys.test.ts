/** Keys that name parts of every JavaScript object, and lines made to keep a pattern busy: all kept, in little time. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseSummary } from '../../providers/google/legal/summary.js';
import { projectPath } from '../../src/base/root.js';
import { readAll } from './read-example.js';

const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const examples = [
  ['coinbase', 'example'],
  ['meta-facebook', 'example-2'],
  ['meta-instagram', 'example'],
  ['omega', 'example'],
  ['tiktok', 'example'],
];

/** Gives the first 20 objects of each JSON file the keys, each with a value that stands nowhere else. */
function poison(folder: string, values: string[]): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) poison(path, values);
    else if (name.endsWith('.json')) writeFileSync(path, poisoned(readFileSync(path, 'utf8'), values));
  }
}

function poisoned(text: string, values: string[]): string {
  let left = 20;
  return text.replace(/\{(?=\s*")/g, (brace) => {
    if (left-- <= 0) return brace;
    const members = keys.map((key) => {
      values.push(`mark-${values.length}-${key}.`);
      return `${JSON.stringify(key)}:${JSON.stringify(values.at(-1))},`;
    });
    return brace + members.join('');
  });
}

for (const [provider, example] of examples) {
  test(`${provider} ${example}: a value under __proto__ is kept where one under toString is`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'tecum-keys-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(projectPath('providers', provider!, example!, 'input'), folder, { recursive: true });
    const values: string[] = [];
    poison(folder, values);
    const { summary, rows } = await readAll([folder]);
    const all = JSON.stringify([rows, summary]);
    const kept = keys.map(
      (key) => values.filter((one) => one.includes(`-${key}.`) && all.includes(one)).length,
    );
    assert.ok(kept[2]! > 0);
    assert.deepEqual(
      kept,
      keys.map(() => kept[2]),
    );
  });
}

test('a line of 400,000 spaces in Google’s summary takes no time to speak of', () => {
  const began = performance.now();
  const { others } = parseSummary(`Odd${'\u00a0'.repeat(400_000)}x\n__proto__: 1\nconstructor: 2\n`);
  assert.ok(performance.now() - began < 2000);
  assert.deepEqual(Object.entries(others), [
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
});
