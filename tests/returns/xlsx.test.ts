/** XLSX: every kind of cell, dates of both calendars, several sheets and tables, what is hidden, and what is broken or hostile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isXlsx, readSheets, type WorkbookInfo } from '../../src/returns/formats/xlsx.js';
import { sheetHeads } from '../../src/returns/formats/xlsx-head.js';
import type { TableSpec } from '../../src/returns/table.js';
import { readTable } from '../../src/returns/table.js';
import { collecting, itemOf, put, readAll, tempFolder } from './helpers.js';
import { row, type XlsxParts, xlsxOf } from './xlsx-file.js';

interface Told {
  rows: { path: string | undefined; line: number; cells: string[]; blank: boolean }[];
  info: WorkbookInfo;
}

async function told(parts: XlsxParts): Promise<Told> {
  const rows: Told['rows'] = [];
  const info = await readSheets(itemOf(await xlsxOf(parts), 'a.xlsx', 1000), (one) =>
    rows.push({ path: one.path, line: one.line, cells: one.cells(), blank: one.blank }),
  );
  return { rows, info };
}

async function cellsOf(xml: string, parts: Partial<XlsxParts> = {}): Promise<string[]> {
  const sheets = [{ name: 'S', xml: `<sheetData><row r="1">${xml}</row></sheetData>` }];
  return (await told({ sheets, ...parts })).rows[0]!.cells;
}

test('cells of every type are texts', async () => {
  const cells = await cellsOf(
    '<c r="A1" t="s"><v>1</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>a&lt;b</v></c><c r="C1" t="inlineStr"><is><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r></is></c>' +
      '<c r="D1" t="b"><v>1</v></c><c r="E1" t="b"><v>0</v></c><c r="F1" t="e"><v>#N/A</v></c><c r="G1"><v>42</v></c><c r="H1" t="d"><v>2026-01-31T10:00:00</v></c><c r="J1"><v>7</v></c>',
    { strings: ['<t>zero</t>', '<r><t>o</t></r><r><t>né</t></r><rPh sb="0" eb="1"><t>reading</t></rPh>'] },
  );
  assert.deepEqual(cells, [
    'oné',
    'a<b',
    'rich ',
    'TRUE',
    'FALSE',
    '#N/A',
    '42',
    '2026-01-31T10:00:00',
    '',
    '7',
  ]);
});

test('numbers keep their digits: no exponent, no rounding of ours', async () => {
  const number = (text: string): string => `<c><v>${text}</v></c>`;
  const cells = await cellsOf(
    [
      '15550100001',
      '1.5550100001E+10',
      '3.5E-7',
      '-1.25e2',
      '0.1',
      '310410123456789',
      '8.9014103211118510E+18',
    ]
      .map(number)
      .join(''),
  );
  assert.deepEqual(cells, [
    '15550100001',
    '15550100001',
    '0.00000035',
    '-125',
    '0.1',
    '310410123456789',
    '8901410321111851000',
  ]);
});

/** Day counts with the dates that Excel shows for them, from the documentation of its two calendars. */
test('dates of the 1900 calendar, with the 29 February that never was', async () => {
  const date = (serial: number | string, style = 1): string => `<c s="${style}"><v>${serial}</v></c>`;
  const cells = await cellsOf(
    [
      date(1),
      date(59),
      date(60),
      date(61),
      date(46053),
      date(46053.5),
      date(46053.416666666664, 2),
      date(0.75, 3),
      date(1.0625, 4),
      date(46053, 5),
      date(-1),
      date(46053.000011574, 2),
    ].join(''),
    { formats: [14, 'yyyy\\-mm\\-dd hh:mm', 20, '[h]:mm:ss', '0.00'] },
  );
  assert.deepEqual(cells, [
    '1900-01-01',
    '1900-02-28',
    '1900-02-29',
    '1900-03-01',
    '2026-01-31',
    '2026-01-31 12:00:00',
    '2026-01-31 10:00:00',
    '18:00:00',
    '25:30:00',
    '46053',
    '-1',
    '2026-01-31 00:00:01',
  ]);
});

test('dates of the 1904 calendar', async () => {
  const cells = await cellsOf('<c s="1"><v>0</v></c><c s="1"><v>44591</v></c>', {
    formats: [14],
    date1904: true,
  });
  assert.deepEqual(cells, ['1904-01-01', '2026-01-31']);
});

test('number formats that only look like dates are none', async () => {
  const formats = [
    '"Day" 0',
    '[Red]0.00',
    '0 "months"',
    'General',
    '@',
    '#,##0\\d',
    'mmm\\-yy',
    'h:mm AM/PM',
    '[$-409]d/m/yyyy',
  ];
  const cells = await cellsOf(formats.map((_, i) => `<c s="${i + 1}"><v>46053.25</v></c>`).join(''), {
    formats,
  });
  assert.deepEqual(cells, [...Array(6).fill('46053.25'), ...Array(3).fill('2026-01-31 06:00:00')]);
});

test('rows and cells have their place; gaps, hidden things, merged areas and formulas are told', async () => {
  const { rows, info } = await told({
    sheets: [
      {
        name: 'Calls',
        xml: `<cols><col min="2" max="4" hidden="1"/></cols><sheetData><row r="3"><c r="C3"><v>1</v></c></row><row r="7" hidden="1"><c r="AB7"><f>1+1</f></c><c r="AC7"><f>1+1</f><v>2</v></c></row><row r="9"/></sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>`,
      },
      { name: "It's &amp; more", state: 'veryHidden', xml: `<sheetData>${row(1, ['x'])}</sheetData>` },
    ],
    more: { 'xl/comments1.xml': '<comments/>', 'xl/media/image1.png': 'x' },
  });
  assert.deepEqual(
    rows.map(({ path, line, blank }) => [path, line, blank]),
    [
      ['Calls!C3', 3, false],
      ['Calls!AC7', 7, false],
      ['Calls!A9', 9, true],
      ["'It''s & more'!A1", 1, false],
    ],
  );
  assert.equal(rows[1]!.cells.length, 29);
  const [calls, more] = info.sheets;
  assert.deepEqual(
    [
      calls!.hidden,
      calls!.hiddenRows,
      calls!.hiddenColumns,
      calls!.merged,
      calls!.formulas,
      calls!.formulasEmpty,
      more!.hidden,
    ],
    [false, 1, 3, 2, 2, 1, true],
  );
  assert.deepEqual(info.otherParts, ['xl/comments1.xml', 'xl/media/image1.png']);
});

test('a prefix on the elements, and rows and cells without a reference', async () => {
  const xml =
    '<x:sheetData xmlns:x="y"><x:row><x:c><x:v>1</x:v></x:c><x:c t="str"><x:v>b</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>';
  const { rows } = await told({ sheets: [{ name: 'S', xml }] });
  assert.deepEqual(
    rows.map(({ line, cells }) => [line, cells]),
    [
      [1, ['1', 'b']],
      [2, ['2']],
    ],
  );
});

const logins: TableSpec = {
  id: 'logins',
  kind: 'login',
  required: ['when', 'ip'],
  columns: { when: { to: 'at', zone: 'UTC' }, ip: { to: 'ip' }, client: { to: 'device' } },
};
const contacts: TableSpec = {
  id: 'contacts',
  kind: 'contact',
  required: ['name', 'phone'],
  columns: { name: { to: 'actor' }, phone: { to: 'rest' } },
};

/** Two sheets that are known, one of them with titles and two tables, and one that is not. By hand: 3 logins, 2 contacts, 2 rows of Notes. */
const book: XlsxParts = {
  sheets: [
    {
      name: 'Logins',
      xml: `<sheetData>${row(1, ['Report of account quill'])}${row(3, ['When', 'IP', 'Client', 'Mood'])}<row r="4"><c s="1"><v>46053.5</v></c><c t="inlineStr"><is><t>203.0.113.7</t></is></c></row>${row(5, ['2026-02-01 11:00:00', '2001:db8::1', 'App/1', 'calm'])}${row(7, ['Contacts'])}${row(8, ['Name', 'Phone'])}${row(9, ['Núria', '202-555-0101'])}</sheetData>`,
    },
    {
      name: 'Old',
      xml: `<sheetData>${row(1, ['WHEN', 'ip'])}${row(2, ['2026-02-02 00:00:00', '198.51.100.9'])}${row(4, ['name', 'phone'])}${row(5, ['Ben', '202-555-0102'])}</sheetData>`,
    },
    {
      name: 'Notes',
      xml: `<sheetData>${row(1, ['Key', 'Words'])}${row(2, ['a', 'one'])}${row(3, ['b', 'two'])}</sheetData>`,
    },
  ],
  formats: [22],
};

test('readTable: every table of every sheet, titles set aside, an unknown sheet kept and told', async () => {
  const out = collecting();
  const id = await readTable(itemOf(await xlsxOf(book), 'report.xls'), out, [logins, contacts]);
  assert.equal(id, 'logins');
  assert.deepEqual(
    out.records.map((record) => [record.kind, record.source.path, record.source.line]),
    [
      ['login', 'Logins!A4', 4],
      ['login', 'Logins!A5', 5],
      ['contact', 'Logins!A9', 9],
      ['login', 'Old!A2', 2],
      ['contact', 'Old!A5', 5],
      ['other', 'Notes!A2', 2],
      ['other', 'Notes!A3', 3],
    ],
  );
  assert.deepEqual(out.records[0]!.at, {
    us: 1769860800000000,
    wall: null,
    text: '2026-01-31 12:00:00',
    basis: 'layout',
  });
  assert.deepEqual(out.records[5]!.rest, { Key: 'a', Words: 'one' });
  assert.deepEqual(out.findings.map(({ code }) => code).sort(), ['column-new', 'sheet-unknown']);
  assert.equal(out.fields.get('(lines above the header)')?.count, 2);
  // 7 rows that are records, 2 titles.
  assert.equal(out.rowCount, 9);
});

test('through the engine: without an extension, as any program orders its parts, each row once', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, {
    one: await xlsxOf(book),
    two: await xlsxOf({
      ...book,
      first: ['docProps/app.xml', 'xl/worksheets/sheet1.xml'],
      more: { 'docProps/app.xml': '<Properties/>' },
    }),
  });
  const { summary, records } = await readAll(paths);
  // By hand, each workbook: Logins has 5 rows below its first header (the title above is set aside), Old 3, Notes 2.
  assert.equal(summary.records.total, 20);
  assert.equal(summary.files, 2);
  assert.equal(summary.ledger.generic, 2);
  assert.equal(summary.bytesAccounted, summary.bytes);
  assert.deepEqual(
    records.slice(0, records.length / 2).map(({ path }) => path),
    records.slice(records.length / 2).map(({ path }) => path),
  );
  assert.ok(records.some(({ path }) => path === 'Notes!A3'));
});

test('the heads of sheets, for readers that recognise by header', async () => {
  const heads = await sheetHeads(itemOf(await xlsxOf(book), 'x'));
  assert.deepEqual(
    heads.map(({ sheet, rows }) => [sheet, rows[0]]),
    [
      ['Logins', ['Report of account quill']],
      ['Old', ['WHEN', 'ip']],
      ['Notes', ['Key', 'Words']],
    ],
  );
  assert.deepEqual(await sheetHeads(itemOf('a,b\n1,2\n')), []);
});

test('a long number in a sheet and a text that is not there are told', async () => {
  const out = collecting();
  const xml = `<sheetData>${row(1, ['name', 'phone'])}<row r="2"><c t="s"><v>9</v></c><c><v>8901410321111851000</v></c></row></sheetData>`;
  await readTable(
    itemOf(await xlsxOf({ sheets: [{ name: 'S', xml }], strings: ['<t>a</t>'] })),
    out,
    contacts,
  );
  assert.deepEqual(out.findings.map(({ code }) => code).sort(), ['sheet-rounded', 'sheet-text-lost']);
});

test('hostile and damaged workbooks end with a message, and what came before is kept', async () => {
  const rows: string[] = [];
  const read = async (bytes: Buffer): Promise<unknown> =>
    readSheets(itemOf(bytes, 'a.xlsx'), (one) => rows.push(one.path!));
  const sheets = [{ name: 'S', xml: `<sheetData>${row(1, ['a'])}</sheetData>` }];
  const evil =
    '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c t="str"><v>&x;</v></c></row></sheetData></worksheet>';
  await assert.rejects(read(await xlsxOf({ sheets, more: { 'xl/worksheets/sheet1.xml': evil } })), {
    code: 'xml-doctype',
  });
  const cut = `<worksheet><sheetData>${row(1, ['a'])}<row r="2"><c`;
  await assert.rejects(read(await xlsxOf({ sheets, more: { 'xl/worksheets/sheet1.xml': cut } })), {
    code: 'xml-broken',
  });
  assert.deepEqual(rows, ['S!A1']);
  const bomb = Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(3_000_000, ' ')]);
  await assert.rejects(read(await xlsxOf({ sheets, more: { 'xl/worksheets/sheet1.xml': bomb } })), {
    code: 'archive-bomb',
  });
  const whole = await xlsxOf({ sheets });
  await assert.rejects(read(whole.subarray(0, whole.length - 30)), { code: 'xlsx-damaged' });
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  await assert.rejects(read(old), { code: 'xls-old' });
  await assert.rejects(read(Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])), {
    code: 'office-encrypted',
  });
});

test('what is a workbook', async () => {
  assert.equal(isXlsx(await xlsxOf(book)), true);
  assert.equal(isXlsx(Buffer.from('PK\x03\x04 word/document.xml')), false);
  assert.equal(isXlsx(Buffer.from('xl/workbook.xml')), false);
});
