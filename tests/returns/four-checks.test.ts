/** Checks over every reader's output: no overclaim, no column empty, constant or twice, no markup. Scaling is in scaling.test.ts, pages in markup-on-pages.test.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markupIn } from '../../src/returns/checks/markup.js';
import { overclaimsIn } from '../../src/returns/checks/overclaims.js';
import { TableCheck } from '../../src/returns/checks/table-check.js';
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

/** Records from which on a value that is everywhere the same is looked at; examples are small. */
const enough = 3;

test('no column of a table is empty, constant or twice the same', async () => {
  const faults: string[] = [];
  for (const { name, input } of examples) {
    const { summary, records } = await readBytes(filesOf(input));
    const tables = new Map<string, TableCheck>();
    for (const record of records) {
      const item = summary.ledger.items[record.item ?? -1];
      if (item === undefined || item.reader === 'generic') continue;
      const key = `${item.table} ${record.kind}`;
      const check = tables.get(key) ?? new TableCheck();
      tables.set(key, check);
      check.add(record);
    }
    for (const [table, check] of tables) faults.push(...faultsOf(`${name} ${table}`, check));
  }
  // An exception that holds no longer is a fault too: it would hide the next one.
  assert.deepEqual(faults.sort(), Object.keys(exceptions.columns).sort());
});

function faultsOf(where: string, check: TableCheck): string[] {
  const { empty, constant, same, blank } = check.faults(enough);
  return [
    ...empty.map((name) => `${where}: ${name} is empty`),
    ...constant.map((name) => `${where}: ${name} is constant`),
    ...same.map(([one, other]) => `${where}: ${one} = ${other}`),
    ...(blank > 0 ? [`${where}: ${blank} records say nothing`] : []),
  ];
}

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
