/** Tables of HTML pages read by specs, as CSV is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Finding, Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { type ReadHtmlTablesOptions, readHtmlTables } from '../../src/returns/html-table.js';
import type { TableSpec } from '../../src/returns/table.js';

const logins: TableSpec = {
  id: 'logins',
  kind: 'login',
  columns: { Time: { to: 'at' }, 'IP Address': { to: 'ip' }, Note: { to: 'text' } },
  required: ['Time', 'IP Address'],
};

interface Got {
  records: RecordDraft[];
  rows: number;
  fields: string[];
  findings: string[];
  ids: string[];
  html: Buffer;
}

async function read(
  html: string,
  specs: TableSpec[] = [logins],
  options: ReadHtmlTablesOptions = {},
): Promise<Got> {
  const bytes = Buffer.from(html);
  const got: Got = { records: [], rows: 0, fields: [], findings: [], ids: [], html: bytes };
  const out: Output = {
    record: (draft) => void got.records.push(draft),
    rows: (n) => {
      got.rows += n;
    },
    field: (path, state, count = 1) => void got.fields.push(`${state} ${path} ${count}`),
    finding: (level: Finding['level'], code) => void got.findings.push(`${level} ${code}`),
    account: () => undefined,
    thread: () => undefined,
    encoding: () => undefined,
    state: () => undefined,
    drain: async () => undefined,
  };
  got.ids = await readHtmlTables(itemOf(bytes), out, specs, options);
  return got;
}

function itemOf(bytes: Buffer): Item {
  return {
    no: 0,
    path: 'page.html',
    name: 'page.html',
    base: 'page.html',
    size: bytes.length,
    depth: 0,
    container: null,
    modified: null,
    head: async () => bytes.subarray(0, 65536),
    stream: async function* () {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    },
    random: async () => ({
      size: bytes.length,
      read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
    }),
  };
}

const header = '<tr><th>Time</th><th>IP&nbsp;Address</th><th>Note</th></tr>';
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

describe('tables of a page', () => {
  it('are matched by their header, and each record points at its bytes', async () => {
    const line = row('2026-03-01 10:00:00 Z', '198.51.100.1', 'a &amp; b');
    const got = await read(`<html><body><h2>LOG</h2><table>${header}${line}</table></body></html>`);
    assert.deepEqual(got.ids, ['logins']);
    const [record] = got.records;
    assert.equal(record?.kind, 'login');
    assert.equal(record?.ip, '198.51.100.1');
    assert.equal(record?.text, 'a & b');
    assert.equal(record?.at?.us, Date.UTC(2026, 2, 1, 10) * 1000);
    const { offset, length } = record!.source;
    assert.equal(got.html.subarray(offset, offset + length).toString(), line.replace('</tr>', ''));
    assert.deepEqual(got.findings, []);
    assert.ok(got.fields.includes('set_aside (text outside tables) 1'));
  });

  it('keep unknown columns, and say so', async () => {
    const wide = '<tr><th>Time</th><th>IP Address</th><th>Mood</th></tr>';
    const got = await read(`<table>${wide}${row('soon', '198.51.100.1', 'calm')}</table>`);
    assert.deepEqual(got.records[0]?.rest, { Mood: 'calm' });
    assert.equal(got.records[0]?.at?.basis, 'unreadable');
    assert.deepEqual(got.findings, ['drift column-new']);
    assert.ok(got.fields.includes('unknown Mood 1'));
  });

  it('may have a title row, a header on each page, empty rows and no closing tags', async () => {
    const got = await read(
      `<table><tr><td colspan=3>Sign-ins<tr><th>Time<th>IP Address<th>Note${row('', '', '')}` +
        `<tr><td>2026-03-01T10:00:00Z<td>198.51.100.1<td>x${header}<tr><td>2026-03-02T10:00:00Z<td>198.51.100.2</table>`,
    );
    assert.deepEqual(
      got.records.map((record) => record.ip),
      ['198.51.100.1', '198.51.100.2'],
    );
    assert.ok(got.fields.includes('set_aside (rows above the header) 1'));
    assert.ok(got.fields.includes('set_aside (header again) 1'));
    // One title, one repeated header, two rows.
    assert.equal(got.rows, 4);
  });

  it('that nobody knows are kept under their own header, with drift; or by the spec that the reader makes', async () => {
    const html = `<table><tr><th>Card</th><th>Holder</th></tr>${row('0101', 'Ines')}</table>`;
    const unknown = await read(html);
    assert.deepEqual(unknown.records[0]?.rest, { Card: '0101', Holder: 'Ines' });
    assert.ok(unknown.findings.includes('drift header-unknown'));
    const other = (names: readonly string[]): TableSpec => ({
      id: 'cards',
      kind: 'payment',
      columns: Object.fromEntries(names.map((name) => [name, { to: 'rest' }])),
    });
    const known = await read(html, [logins], { other });
    assert.deepEqual([known.records[0]?.kind, known.ids, known.findings], ['payment', ['cards'], []]);
  });

  it('inside tables are tables of their own', async () => {
    const inner = `<table>${header}${row('2026-03-01T10:00:00Z', '198.51.100.1', 'in')}</table>`;
    const got = await read(
      `<table>${header}<tr><td>2026-03-02T10:00:00Z</td><td>198.51.100.2</td><td>out${inner}</td></tr></table>`,
    );
    assert.deepEqual(
      got.records.map((record) => record.text),
      ['in', 'out'],
    );
  });

  it('reach down and across as their spans say', async () => {
    const got = await read(
      `<table>${header}<tr><td rowspan="2">2026-03-01T10:00:00Z</td><td>198.51.100.1</td><td>a</td></tr><tr><td>198.51.100.2</td><td>b</td></tr></table>`,
    );
    assert.deepEqual(
      got.records.map((record) => [record.at?.text, record.ip, record.text]),
      [
        ['2026-03-01T10:00:00Z', '198.51.100.1', 'a'],
        ['2026-03-01T10:00:00Z', '198.51.100.2', 'b'],
      ],
    );
  });

  it('keep links whose address is not in the text, and lines of a cell', async () => {
    const got = await read(
      `<table>${header}${row('2026-03-01T10:00:00Z', '198.51.100.1', '<a href="https://example.com/a">see</a><br>two')}</table>`,
    );
    assert.equal(got.records[0]?.text, 'see\ntwo');
    assert.deepEqual(got.records[0]?.rest, { links: ['https://example.com/a'] });
  });

  it('and what stands outside them is heard block by block, pairs too', async () => {
    const heard: string[] = [];
    await read(
      '<h2>A b</h2><ul><li>Name: x</li><li>Mail: <b>y</b></li></ul><table><tr><th>Plan</th><td>Free</td></tr></table>',
      [logins],
      {
        onBlock: ({ tag, text }) => void heard.push(`${tag} ${text}`),
        onPair: (label, value) => void heard.push(`${label}=${value}`),
      },
    );
    assert.deepEqual(heard, ['h2 A b', 'li Name: x', 'li Mail: y', 'Plan=Free']);
  });

  it('give back any cells, whatever is in them', async () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 20, unit: 'binary' })
      .map((text) => text.replace(/[\s\p{C}\ufeff]+/gu, ' ').trim());
    const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 20 }), async (notes) => {
        const kept = notes.filter((note) => note !== '');
        const body = kept.map((note) => row('2026-03-01T10:00:00Z', '198.51.100.1', escaped(note))).join('');
        const got = await read(`<table>${header}${body}</table>`);
        assert.deepEqual(
          got.records.map((record) => record.text),
          kept,
        );
      }),
      { numRuns: 60 },
    );
  });
});
