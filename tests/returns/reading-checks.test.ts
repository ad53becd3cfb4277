/** The checks on our own reading, as `tecum read` runs them over a return that nobody has seen before. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readForCli } from '../../src/cli/read/read-for-cli.js';
import { markupIn } from '../../src/returns/checks/markup.js';
import { TableCheck } from '../../src/returns/checks/table-check.js';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { everyExample, filesOf } from './every-example.js';
import { tempFolder } from './helpers.js';
import type { readBytes } from './read-bytes.js';

const taught = `id: pier-net
version: 1
provider: pier-net
title: Pier Net's log
source: the return's own columns
parts:
  - id: log
    format: table
    recognise: { fields: [Seen, Said, Twin, Gap] }
    kind: message
    category: message_content
    fields: { Seen: { to: at }, Said: { to: text }, Twin: { to: rest }, Gap: { to: rest } }
`;

/** Reads a CSV of the columns above, as the command does. */
async function readRows(
  t: Parameters<typeof tempFolder>[0],
  rows: readonly string[],
  scope?: string,
): Promise<ReadingSummary> {
  const folder = await tempFolder(t);
  await mkdir(join(folder, 'readers'));
  await writeFile(join(folder, 'readers', 'pier-net.yaml'), taught);
  await writeFile(join(folder, 'log.csv'), ['Seen,Said,Twin,Gap', ...rows, ''].join('\n'));
  if (scope !== undefined) await writeFile(join(folder, 'scope.yaml'), scope);
  return readForCli([join(folder, 'log.csv')], {
    exports: [],
    taughtDirs: [join(folder, 'readers')],
    scopeFile: scope === undefined ? undefined : join(folder, 'scope.yaml'),
  });
}

function codesOf({ problems = [] }: ReadingSummary): string[] {
  return problems.filter(({ code }) => code.startsWith('check-')).map(({ code }) => code);
}

const day = (i: number): string =>
  `2026-10-${String(1 + (i % 28)).padStart(2, '0')}T10:${String(i % 60).padStart(2, '0')}:00Z`;
const some = (make: (i: number) => string, n = 24): string[] => Array.from({ length: n }, (_, i) => make(i));

test('a text that is the same everywhere, and the time too', async (t) => {
  const summary = await readRows(
    t,
    some((i) => `2026-10-01T10:00:00Z,Message,twin ${i},gap ${i}`),
  );
  assert.equal(summary.records.total, 24);
  assert.deepEqual(codesOf(summary), ['check-constant']);
  const said = summary.warnings.find((text) => text.includes('the same value stands everywhere'))!;
  assert.match(said, /in time, text\b/);
  assert.match(said, /our check on our reading, not a statement about the return/);
  assert.doesNotMatch(said, /Message\b/, 'no value of a record is told');
});

test('two columns that are the same throughout', async (t) => {
  const summary = await readRows(
    t,
    some((i) => `${day(i)},word ${i},word ${i},gap ${i}`),
  );
  assert.deepEqual(codesOf(summary), ['check-same']);
  assert.match(summary.warnings.join('\n'), /text and “Twin” are the same throughout/);
});

test('nothing is said where values differ, nor of fewer rows than make it no accident', async (t) => {
  assert.deepEqual(
    codesOf(
      await readRows(
        t,
        some((i) => `${day(i)},word ${i},twin ${i},gap ${i}`),
      ),
    ),
    [],
  );
  assert.deepEqual(
    codesOf(
      await readRows(
        t,
        some((i) => `${day(i)},Message,Message,gap ${i}`, 19),
      ),
    ),
    [],
  );
});

test('one row that differs is enough for silence', async (t) => {
  const rows = some((i) => `${day(i)},word ${i},word ${i},gap ${i}`);
  rows[23] = `${day(23)},word 23,another,gap 23`;
  assert.deepEqual(codesOf(await readRows(t, rows)), []);
});

test('records outside the scope are not looked at', async (t) => {
  const rows = some((i) => `2025-01-01T10:00:00Z,Message,twin ${i},gap ${i}`);
  assert.deepEqual(codesOf(await readRows(t, rows)), ['check-constant']);
  assert.deepEqual(codesOf(await readRows(t, rows, 'from: 2026-01-01\nto: 2026-12-31\n')), []);
});

test('a column that is in every record and never filled', () => {
  const check = new TableCheck();
  for (let i = 0; i < 3; i++)
    check.add(recordOf({ text: `t${i}`, rest: { gap: '', list: [], some: i === 1 ? 'x' : '' } }));
  const { empty, constant, same, blank } = check.faults(3);
  assert.deepEqual(
    { empty, constant, same, blank },
    { empty: ['“gap”', '“list”'], constant: [], same: [], blank: 0 },
  );
});

test('a record in which nothing stands', () => {
  const check = new TableCheck();
  check.add(recordOf({ account: 'tarn' }));
  check.add(recordOf({ account: 'tarn', ip: '198.51.100.7' }));
  assert.equal(check.faults(3).blank, 1);
});

test('two halves of a table give what the whole gives', () => {
  const rows = some((i) => `${i}`, 8).map((i) => recordOf({ text: `t${i}`, device: `t${i}`, place: 'pier' }));
  const halves = [new TableCheck(), new TableCheck()];
  const whole = new TableCheck();
  for (const [i, row] of rows.entries()) {
    halves[i < 4 ? 0 : 1]!.add(row);
    whole.add(row);
  }
  halves[0]!.merge(halves[1]!);
  assert.deepEqual(halves[0]!.faults(5), whole.faults(5));
  assert.deepEqual(whole.faults(5).same, [['text', 'device']]);
  assert.deepEqual(whole.faults(5).constant, ['place']);
});

test('markup that was left of a page is found, and none in our own examples', async (t) => {
  const check = new TableCheck();
  check.add(recordOf({ text: 'See <div class="t">here</div>' }), true);
  check.add(recordOf({ text: 'a <b in words' }), true);
  check.add(recordOf({ text: '<div>' }), false);
  assert.deepEqual([check.marked, check.markup], [1, markupIn('<div class="t">')]);
  const pages = everyExample().filter(({ input }) => filesOf(input).some(({ name }) => /\.html$/.test(name)));
  for (const { input, name } of pages) {
    const summary = await readForCli([input], { exports: [] });
    assert.ok(!codesOf(summary).includes('check-markup'), name);
  }
  t.diagnostic(`${pages.length} examples with pages`);
});

/** A record as a reading has it, of which only some columns matter. */
function recordOf(some: Partial<Awaited<ReturnType<typeof readBytes>>['records'][number]>) {
  const none = {
    at: null,
    wall: null,
    atText: null,
    until: null,
    account: null,
    actor: null,
    thread: null,
    text: null,
  };
  const more = {
    ip: null,
    port: null,
    lat: null,
    lon: null,
    accuracy: null,
    place: null,
    amount: null,
    currency: null,
  };
  return {
    ...none,
    ...more,
    device: null,
    service: null,
    peers: [],
    media: [],
    rest: {},
    notes: [],
    ...some,
  } as unknown as Awaited<ReturnType<typeof readBytes>>['records'][number];
}
