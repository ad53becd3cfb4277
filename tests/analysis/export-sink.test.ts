/** Exports made while reading: the documented columns, the origin of each row, nothing sealed. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { exportColumns } from '../../src/analysis/exports/columns.js';
import { type ExportFormat, exportSink } from '../../src/analysis/exports/export-sink.js';
import { projectPath } from '../../src/base/root.js';
import type { ReadingSummary, Scope } from '../../src/returns/contract.js';
import { readReturn } from '../../src/returns/engine.js';
import { put, tempFolder, zipOf } from '../returns/helpers.js';

type Row = Record<string, string>;

const csv = 'when,who\n2026-04-11 04:02:00 UTC,ana\n2026-05-01 00:00:00 UTC,ben\n';

/** Exports what the generic reader finds in these paths; the text of the export. */
async function exported(
  t: TestContext,
  paths: string[],
  format: ExportFormat,
  scope?: Scope,
): Promise<{ text: string; summary: ReadingSummary }> {
  const file = join(await tempFolder(t), `records.${format}`);
  const sink = exportSink(file, format);
  const summary = await readReturn(paths, { readers: [], sink, scope, onBegin: sink.begin });
  await sink.close();
  return { text: readFileSync(file, 'utf8'), summary };
}

const rowsOf = (text: string): Row[] => parse(text, { columns: true, bom: true });

test('the columns are those of docs/exports.md, in its order', () => {
  const page = readFileSync(projectPath('docs', 'exports.md'), 'utf8');
  const cells = [...page.matchAll(/^\| (`[^|]+) \|/gm)].map((match) => match[1]!);
  const documented = cells.flatMap((cell) => [...cell.matchAll(/`([a-z0-9_]+)`/g)].map((match) => match[1]));
  assert.deepEqual(
    exportColumns.map(([name]) => name),
    documented,
  );
});

test('each row names its file, its bytes, and the original with its hash', async (t) => {
  const zip = await zipOf({ 'p/a.csv': csv });
  const paths = await put(await tempFolder(t), { 'one.zip': zip, 'b.csv': csv });
  const rows = rowsOf((await exported(t, paths, 'csv')).text);
  assert.deepEqual(
    rows.map((row) => [row.file, row.line, row.original]),
    [
      ['one.zip!/p/a.csv', '2', 'one.zip'],
      ['one.zip!/p/a.csv', '3', 'one.zip'],
      ['b.csv', '2', 'b.csv'],
      ['b.csv', '3', 'b.csv'],
    ],
  );
  assert.equal(rows[0]!.original_sha256, createHash('sha256').update(zip).digest('hex'));
  const { byte_offset: at, byte_length: length } = rows[3]!;
  assert.equal(csv.slice(Number(at), Number(at) + Number(length)), '2026-05-01 00:00:00 UTC,ben');
  assert.deepEqual([rows[0]!.return, rows[0]!.reading, rows[0]!.record], ['', '', '0']);
});

test('a folder is the original of its files', async (t) => {
  const folder = await tempFolder(t);
  await put(folder, { 'a.csv': csv });
  const { text, summary } = await exported(t, [folder], 'jsonl');
  const line = JSON.parse(text.split('\n')[0]!) as Record<string, unknown>;
  assert.equal(line.original, summary.received[0]!.name);
  assert.equal(line.file, `${summary.received[0]!.name}/a.csv`);
  assert.equal(line.original_sha256, summary.received[0]!.sha256);
});

test('sealed records are in neither format', async (t) => {
  const paths = await put(await tempFolder(t), { 'a.csv': csv });
  const scope = { from: '2026-04-01', to: '2026-04-30' };
  const asCsv = await exported(t, paths, 'csv', scope);
  assert.equal(asCsv.summary.sealed, 1);
  assert.deepEqual(
    rowsOf(asCsv.text).map((row) => row.other_fields),
    ['{"who":"ana"}'],
  );
  const lines = (await exported(t, paths, 'jsonl', scope)).text.trim().split('\n');
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as Row).other_fields),
    [{ who: 'ana' }],
  );
});

test('no record at all: a header and nothing else', async (t) => {
  const paths = await put(await tempFolder(t), { 'a.csv': '' });
  const { text } = await exported(t, paths, 'csv');
  assert.equal(text, `\ufeff${exportColumns.map(([name]) => name).join(',')}\r\n`);
});
