/** Call detail records of T-Mobile with Sprint, of Verizon and of AT&T, as the invented examples have them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import PDFDocument from 'pdfkit';
import { projectPath } from '../../src/base/root.js';
import { loadGlossary } from '../../src/returns/glossary.js';
import { row as sheetRow, xlsxOf } from '../returns/xlsx-file.js';
import { assertExpected } from './check-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const exampleOf = (provider: string): string => projectPath('providers', provider, 'example');
const inputOf = (provider: string, name: string): Buffer =>
  readFileSync(`${exampleOf(provider)}/input/${name}`);

describe('every carrier', () => {
  for (const provider of ['t-mobile-us', 'verizon', 'att']) {
    it(`${provider}: the example as it was counted, and a meaning for every column`, async () => {
      const { summary } = await readAll([`${exampleOf(provider)}/input`]);
      assertExpected(summary, `${exampleOf(provider)}/expected.json`);
      const known = new Set((await loadGlossary(provider)).map(({ file, field }) => `${file}\n${field}`));
      for (const { table, fields } of summary.ledger.items) {
        for (const { path } of fields) {
          if (!path.startsWith('(')) assert.ok(known.has(`${table}\n${path}`), `${table}: ${path}`);
        }
      }
    });

    it(`${provider}: known by content, under any name, and the same return twice is twice`, async (t) => {
      const files = {
        't-mobile-us': ['CDR_Mediations.txt', 'sprint_legacy.csv'],
        verizon: ['7015550101_calls.csv'],
        att: ['voice_usage.csv'],
      }[provider]!;
      for (const name of files) {
        const content = inputOf(provider, name);
        const one = await readAll([tempReturn(t, { renamed: content })]);
        assert.equal(one.summary.provider, provider, name);
        const two = await readAll([tempReturn(t, { a: content, b: Buffer.concat([content]) })]);
        assert.equal(two.rows.length, one.rows.length * 2);
        const bare = ({ seq, item, ...rest }: (typeof one.rows)[number]): unknown => rest;
        assert.deepEqual(two.rows.slice(one.rows.length).map(bare), one.rows.map(bare));
      }
    });
  }
});

describe('T-Mobile', () => {
  it('calls and messages with their time in UTC, numbers, tower and what the numbers of voicemail mean', async (t) => {
    const { rows } = await readAll([
      tempReturn(t, { 'a.txt': inputOf('t-mobile-us', 'CDR_Mediations.txt') }),
    ]);
    const [out, incoming, forwarded, listened, sms] = rows;
    assert.equal(out!.at, us('2026-10-02T03:04:05Z'));
    assert.deepEqual([out!.actor, out!.peers], ['16125550101', ['6125550102', '16125550102']]);
    assert.deepEqual([out!.lat, out!.lon, out!.rest!['1st Tower Azimuth']], [44.9778, -93.265, '120']);
    assert.equal(out!.place, 'cell site: 1 Example Plaza, Minneapolis, MN, 55401');
    assert.equal(out!.rest!.Network, 'LTE');
    assert.equal(incoming!.actor, '+1 (612) 555-0103');
    assert.match(forwarded!.notes![0]!, /^18056377249: .*forwarded/);
    assert.equal(forwarded!.lat, undefined);
    assert.equal(listened!.notes!.length, 2);
    // A latitude that is none stays as it was written.
    assert.deepEqual([sms!.kind, sms!.lat, sms!.rest!['1st Tower LAT']], ['message', undefined, 'n/a']);
    assert.deepEqual([rows[7]!.at, rows[7]!.at_text], [undefined, 'pending']);
  });

  it('the same as an Excel file under titles, dates and times as Excel keeps them', async (t) => {
    const header = [
      'Date',
      'Time',
      'Call Type',
      'Calling Number',
      'Called Number',
      'SMS Deliv Status',
      '1st Tower Azimuth',
      'IMSI',
      'IMEI',
    ];
    // 46297 is 2026-10-02; 0.5 is noon.
    const cells =
      '<c s="1"><v>46297</v></c><c s="2"><v>0.5</v></c><c t="str"><v>moc</v></c><c><v>16125550101</v></c><c><v>16125550102</v></c><c/><c><v>120</v></c><c><v>310260000000001</v></c><c><v>350000000000011</v></c>';
    const xml = `<sheetData>${sheetRow(1, ['T-Mobile'])}${sheetRow(4, header)}<row r="5">${cells}</row></sheetData>`;
    const workbook = await xlsxOf({ sheets: [{ name: 'CDR', xml }], formats: [14, 20] });
    const { summary, rows } = await readAll([tempReturn(t, { renamed: workbook })]);
    assert.equal(summary.provider, 't-mobile-us');
    assert.equal(rows.length, 1);
    assert.equal(rows[0]!.at, us('2026-10-02T12:00:00Z'));
    assert.deepEqual(
      [rows[0]!.actor, rows[0]!.peers, rows[0]!.device],
      ['16125550101', ['16125550102'], '350000000000011'],
    );
    assert.equal(rows[0]!.path, 'CDR!A5');
  });

  it('Sprint: a wall clock, both numbers, and voicemail by its 11', async (t) => {
    const { rows } = await readAll([tempReturn(t, { 'a.csv': inputOf('t-mobile-us', 'sprint_legacy.csv') })]);
    assert.deepEqual(
      [rows[0]!.at, rows[0]!.wall, rows[0]!.at_basis],
      [undefined, us('2015-03-05T08:00:00Z'), 'not-stated'],
    );
    assert.deepEqual(rows[1]!.peers, ['119135550101', '9135550101']);
    assert.match(rows[1]!.notes![0]!, /rolled to voicemail/);
    assert.equal(rows[3]!.kind, 'message');
    assert.equal(rows[2]!.at_text, '13/45/2015 10:00:00');
  });

  it('a timing-advance table alone is nobody’s; beside T-Mobile’s records it is theirs', async (t) => {
    const { summary } = await readAll([tempReturn(t, { 'a.csv': inputOf('t-mobile-us', 'quantum_ta.csv') })]);
    assert.equal(summary.provider, null);
    assert.equal(summary.records.total, 2);
  });
});

describe('Verizon', () => {
  it('lines that end with a bare CR; who called by the direction code; no zone', async (t) => {
    const { rows } = await readAll([tempReturn(t, { 'a.csv': inputOf('verizon', '7015550101_calls.csv') })]);
    assert.deepEqual(
      rows.map(({ actor, peers }) => [actor, peers]),
      [
        ['7015550101', ['7015550102']],
        ['7015550103', ['7015550101']],
        ['Privé', ['7015550101']],
        ['7015550101', ['7015550104']],
        [undefined, ['7015550105']],
        ['7015550101', ['#25']],
      ],
    );
    assert.deepEqual([rows[0]!.wall, rows[0]!.at], [us('2014-03-04T08:15:30Z'), undefined]);
    assert.ok(rows.every(({ account }) => account === '7015550101'));
    assert.match(rows[4]!.notes![0]!, /F is not explained/);
  });
});

describe('AT&T', () => {
  it('each leg is a record; a date without a time says so', async () => {
    const { rows } = await readAll([`${exampleOf('att')}/input`]);
    assert.deepEqual([rows[0]!.at, rows[1]!.at], [us('2026-09-01T14:00:05Z'), us('2026-09-01T14:00:05Z')]);
    assert.match(rows[3]!.notes![0]!, /no time of day/);
    assert.deepEqual([rows[4]!.at, rows[4]!.at_text], [undefined, 'soon 25:99:00']);
  });

  it('the same as a PDF: cells by the column under which they stand, lines below a row on it, pages with the header again', async (t) => {
    const columns: [string, number][] = [
      ['Item', 30],
      ['Conn. Date', 60],
      ['Conn. Time (UTC)', 130],
      ['Seizure Time', 230],
      ['ET', 310],
      ['Originating Number', 350],
      ['Terminating Number', 460],
      ['IMEI', 580],
      ['Feature', 690],
    ];
    const bytes = await new Promise<Buffer>((resolve) => {
      const pdf = new PDFDocument({ size: 'LETTER', layout: 'landscape', margin: 20 });
      const parts: Buffer[] = [];
      pdf.on('data', (part: Buffer) => parts.push(part));
      pdf.on('end', () => resolve(Buffer.concat(parts)));
      pdf.fontSize(8);
      const put = (y: number, cells: Record<string, string>): void => {
        for (const [name, text] of Object.entries(cells))
          pdf.text(text, columns.find(([one]) => one === name)![1], y, { lineBreak: false });
      };
      const header = (y: number): void => put(y, Object.fromEntries(columns.map(([name]) => [name, name])));
      pdf.text('Voice Usage For: (312)555-0101', 30, 30, { lineBreak: false });
      header(60);
      put(80, {
        Item: '1',
        'Conn. Date': '09/01/2026',
        'Conn. Time (UTC)': '14:00:05',
        ET: '01:12',
        'Originating Number': '13125550101',
        'Terminating Number': '13125550102',
        IMEI: '350000000000029',
      });
      put(92, { 'Terminating Number': '5550102(D)' });
      put(110, {
        Item: '2',
        'Conn. Date': '09/02/2026',
        'Conn. Time (UTC)': '00:30:00',
        'Originating Number': '13125550103',
        'Terminating Number': '13125550101',
        Feature: '[NIOP]',
      });
      pdf.text('Page 1 of 2', 30, 560, { lineBreak: false });
      pdf.addPage();
      header(60);
      put(80, {
        Item: '3',
        'Conn. Date': '09/03/2026',
        'Conn. Time (UTC)': '01:00:00',
        'Originating Number': '13125550104',
        'Terminating Number': '13125550101',
      });
      pdf.end();
    });
    const { summary, rows } = await readAll([tempReturn(t, { renamed: bytes })]);
    assert.equal(summary.provider, 'att');
    assert.deepEqual(
      rows.map(({ at, actor, peers, device, path }) => [at, actor, peers, device, path]),
      [
        [
          us('2026-09-01T14:00:05Z'),
          '13125550101',
          ['13125550102 5550102(D)'],
          '350000000000029',
          'page 1, line 3',
        ],
        [us('2026-09-02T00:30:00Z'), '13125550103', ['13125550101'], undefined, 'page 1, line 5'],
        [us('2026-09-03T01:00:00Z'), '13125550104', ['13125550101'], undefined, 'page 2, line 2'],
      ],
    );
    assert.equal(rows[1]!.rest!.Feature, '[NIOP]');
    assert.equal(summary.bytesAccounted, summary.bytes);
  });
});
