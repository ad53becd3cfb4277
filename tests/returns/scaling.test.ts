/** The scaling check: a return twice gives exactly twice, and two returns of different providers exactly their sum. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { type Example, type ExampleFile, everyExample, filesOf } from './every-example.js';
import { readBytes } from './read-bytes.js';

function under(folder: string, files: readonly ExampleFile[]): ExampleFile[] {
  return files.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes }));
}

function times(kinds: ReadingSummary['records']['byKind'], n: number): Record<string, number> {
  return Object.fromEntries(Object.entries(kinds).map(([kind, count]) => [kind, count * n]));
}

for (const { name, input } of everyExample()) {
  test(`${name}: twice gives twice`, async () => {
    const files = filesOf(input);
    const once = (await readBytes(under('a', files))).summary;
    const twice = (await readBytes([...under('a', files), ...under('b', files)])).summary;
    assert.deepEqual(twice.records.byKind, times(once.records.byKind, 2));
    assert.equal(twice.accounts.length, once.accounts.length);
  });
}

/** Each example with the next one of another provider. */
function pairs(examples: readonly Example[]): [Example, Example][] {
  return examples.map((one, i) => {
    const others = [...examples.slice(i + 1), ...examples.slice(0, i)];
    return [one, others.find(({ provider }) => provider !== one.provider)!];
  });
}

for (const [one, other] of pairs(everyExample())) {
  test(`${one.name} beside ${other.name} gives the sum`, async () => {
    const [a, b] = [under('a', filesOf(one.input)), under('b', filesOf(other.input))];
    const alone = [(await readBytes(a)).summary, (await readBytes(b)).summary];
    const both = (await readBytes([...a, ...b])).summary;
    assert.equal(both.records.total, alone[0]!.records.total + alone[1]!.records.total);
  });
}
