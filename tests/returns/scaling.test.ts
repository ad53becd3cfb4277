/** The scaling check: a return twice gives exactly twice, and the returns of two accounts exactly their sum. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { type Example, type ExampleFile, everyExample, filesOf } from './every-example.js';
import { exceptions } from './keeper-exceptions.js';
import { readBytes } from './read-bytes.js';
import { otherName, renamed, subjectsOf } from './second-account.js';

const examples = everyExample();

function under(folder: string, files: readonly ExampleFile[]): ExampleFile[] {
  return files.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes }));
}

function times(kinds: ReadingSummary['records']['byKind'], n: number): Record<string, number> {
  return Object.fromEntries(Object.entries(kinds).map(([kind, count]) => [kind, count * n]));
}

function sum(...all: ReadingSummary['records']['byKind'][]): Record<string, number> {
  const kinds = new Set(all.flatMap((one) => Object.keys(one))) as Set<keyof (typeof all)[0]>;
  return Object.fromEntries(
    [...kinds].map((kind) => [kind, all.reduce((n, one) => n + (one[kind] ?? 0), 0)]),
  );
}

for (const { name, input } of examples) {
  test(`${name}: twice gives twice`, async () => {
    const files = filesOf(input);
    const once = (await readBytes(under('a', files))).summary;
    const twice = (await readBytes([...under('a', files), ...under('b', files)])).summary;
    assert.deepEqual(twice.records.byKind, times(once.records.byKind, 2));
    assert.equal(twice.accounts.length, once.accounts.length);
  });

  const noAccount = exceptions.noAccount[name];
  test(`${name}: twice and a second account gives twice and its sum`, {
    skip: noAccount ?? false,
  }, async () => {
    const files = filesOf(input);
    const first = await readBytes(under('a', files));
    const ids = subjectsOf(first.summary, first.records);
    assert.ok(ids.length > 0, 'the example names its account');
    const others = under('c', renamed(files, [...ids, ...(exceptions.alsoRename[name] ?? [])]));
    const second = await readBytes(others);
    // The second return is the first one of somebody else: the same figures, another account, and nothing of the first.
    assert.deepEqual(second.summary.records.byKind, first.summary.records.byKind);
    assert.deepEqual(subjectsOf(second.summary, second.records).sort(), ids.map(otherName).sort());
    const all = await readBytes([...under('a', files), ...under('b', files), ...others]);
    const { byKind } = all.summary.records;
    assert.deepEqual(byKind, times(first.summary.records.byKind, 3));
    const perAccount = (id: string): number => all.records.filter(({ account }) => account === id).length;
    for (const id of ids) {
      const alone = first.records.filter(({ account }) => account === id).length;
      assert.deepEqual([perAccount(id), perAccount(otherName(id))], [2 * alone, alone], id);
    }
  });
}

/** Each example with the next one of the same provider, and with the next of another. */
function pairs(all: readonly Example[]): [Example, Example][] {
  return all.flatMap((one, i) => {
    const others = [...all.slice(i + 1), ...all.slice(0, i)];
    const same = all.slice(i + 1).find(({ provider }) => provider === one.provider);
    const stranger = others.find(({ provider }) => provider !== one.provider)!;
    return [...(same === undefined ? [] : [same]), stranger].map((other): [Example, Example] => [one, other]);
  });
}

for (const [one, other] of pairs(examples)) {
  test(`${one.name} beside ${other.name} gives the sum`, async () => {
    const [a, b] = [under('a', filesOf(one.input)), under('b', filesOf(other.input))];
    const alone = [(await readBytes(a)).summary, (await readBytes(b)).summary];
    const both = (await readBytes([...a, ...b])).summary;
    assert.deepEqual(sum(both.records.byKind), sum(alone[0]!.records.byKind, alone[1]!.records.byKind));
  });
}
