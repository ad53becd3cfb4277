/** Checks over every reader's output: no overclaim, no column twice, no markup. The fourth, scaling, is in scaling.test.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredRecord } from '../../src/base/stored-record.js';
import { twiceTheSame } from '../../src/returns/checks/fill.js';
import { markupIn } from '../../src/returns/checks/markup.js';
import { overclaimsIn } from '../../src/returns/checks/overclaims.js';
import { loadGlossary } from '../../src/returns/glossary.js';
import { everyExample, filesOf } from './every-example.js';
import { exceptions } from './keeper-exceptions.js';
import { readBytes } from './read-bytes.js';

const examples = everyExample();

test('the checks find what they look for', () => {
  assert.equal(overclaimsIn('This proves that the suspect was there.').length, 2);
  assert.deepEqual(overclaimsIn('It does not say where, nor is it one that proves who it was.'), []);
  assert.equal(markupIn('See <div class="t">here</div>'), 'a tag: <div class="t">');
  assert.equal(markupIn('Tom &amp; Ann'), 'an entity: &amp;');
  assert.equal(markupIn('1 < 2 and R&D; x'), null);
});

test('no glossary, note or finding claims more than the data says', async () => {
  const faults = new Set<string>();
  for (const { provider, name, input } of examples) {
    const { summary, records } = await readBytes(filesOf(input));
    const say = (where: string, text: string): void => {
      for (const fault of overclaimsIn(text)) faults.add(`${name} ${where}: ${fault}`);
    };
    for (const { field, meaning, caution = '' } of await loadGlossary(provider))
      say(`glossary ${field}`, `${meaning} ${caution}`);
    for (const { code, text } of summary.problems ?? []) say(code, text);
    for (const { notes, path } of records) for (const note of notes) say(`note ${path}`, note);
  }
  assert.deepEqual([...faults], []);
});

test('no two columns of a table are the same throughout', async () => {
  const faults: string[] = [];
  for (const { name, input } of examples) {
    const { summary, records } = await readBytes(filesOf(input));
    const tables = new Map<string, StoredRecord[]>();
    for (const record of records) {
      const item = summary.ledger.items[record.item ?? -1];
      if (item === undefined || item.reader === 'generic') continue;
      const key = `${item.table} ${record.kind}`;
      tables.set(key, [...(tables.get(key) ?? []), record]);
    }
    for (const [table, rows] of tables)
      for (const [a, b] of twiceTheSame(rows)) faults.push(`${name} ${table}: ${a} = ${b}`);
  }
  assert.deepEqual(
    faults.filter((fault) => exceptions.sameColumns[fault] === undefined),
    [],
  );
});

test('nothing of a page’s markup survives into a record', async () => {
  const faults: string[] = [];
  for (const { name, input } of examples) {
    const { summary, records } = await readBytes(
      filesOf(input).filter((file) => /\.html?$/i.test(file.name)),
    );
    for (const record of records) {
      const { text, actor, thread, place, device, account, rest } = record;
      for (const value of [text, actor, thread, place, device, account, JSON.stringify(rest)]) {
        const left = value === null ? null : markupIn(value);
        if (left !== null) faults.push(`${name} ${summary.ledger.items[record.item ?? 0]?.path}: ${left}`);
      }
    }
  }
  assert.deepEqual(faults, []);
});
