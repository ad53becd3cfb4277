/** CSV: the cases that real files have, by hand, and random ones against csv-parse. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { detectDelimiter, readCsv } from '../../src/returns/formats/csv.js';
import { itemOf } from './helpers.js';

async function rowsOf(content: Buffer | string, chunk?: number, delimiter?: string): Promise<string[][]> {
  const rows: string[][] = [];
  await readCsv(itemOf(content, 'a.csv', chunk), (row) => void rows.push(row.cells()), { delimiter });
  return rows;
}

test('quotes, doubled quotes, line ends inside quotes and mixed line ends', async () => {
  const text = 'a,b\r\n"x, y","say ""hi"""\n"two\r\nlines",z\rlast,';
  const expected = [
    ['a', 'b'],
    ['x, y', 'say "hi"'],
    ['two\r\nlines', 'z'],
    ['last', ''],
  ];
  for (const chunk of [1, 2, 3, 5, 1000])
    assert.deepEqual(await rowsOf(text, chunk), expected, `chunks of ${chunk}`);
});

test('a quote in the middle of a cell is a character; text after a closing quote stays', async () => {
  assert.deepEqual(await rowsOf('5" disk,"ab"cd,"e""f"g\n'), [['5" disk', 'abcd', 'e"fg']]);
});

test('a quote that is never closed does not swallow the rest of the file', async () => {
  const rows: string[][] = [];
  const info = await readCsv(itemOf('h,k\n1,"open\n2,b\n3,c\n'), (row) => void rows.push(row.cells()));
  assert.deepEqual(rows, [
    ['h', 'k'],
    ['1', '"open'],
    ['2', 'b'],
    ['3', 'c'],
  ]);
  assert.equal(info.unclosedQuotes, 1);
  assert.equal(info.firstUnclosedLine, 2);
});

test('each row knows its bytes and its line in the original', async () => {
  const text = '\ufeffé,b\r\n"x\ny",2\r\nlast,3';
  const bytes = Buffer.from(text);
  const seen: [string, number][] = [];
  await readCsv(itemOf(bytes, 'a.csv', 4), (row) => {
    seen.push([bytes.toString('utf8', row.offset, row.offset + row.length), row.line]);
  });
  assert.deepEqual(seen, [
    ['é,b', 1],
    ['"x\ny",2', 2],
    ['last,3', 4],
  ]);
});

test('blank lines are rows that say so', async () => {
  const blanks: boolean[] = [];
  await readCsv(itemOf('a\n\nb\n'), (row) => void blanks.push(row.blank));
  assert.deepEqual(blanks, [false, true, false]);
});

test('a cell of 200 KiB comes whole', async () => {
  const long = 'x'.repeat(200 * 1024);
  assert.deepEqual(await rowsOf(`a,"${long}",c\n`, 64 * 1024), [['a', long, 'c']]);
});

test('UTF-16 text: cells are right and places point into the original bytes', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('né,1\r\n🙂,2\r\n', 'utf16le')]);
  const seen: string[] = [];
  await readCsv(itemOf(bytes, 'a.csv', 6), (row) => {
    assert.equal(bytes.toString('utf16le', row.offset, row.offset + row.length), row.cells().join(','));
    seen.push(row.text(0));
  });
  assert.deepEqual(seen, ['né', '🙂']);
});

test('a legacy encoding is guessed, said, and its places are bytes of the original', async () => {
  const lines = ['Straße;Größe;Übung', 'Köln;süß;Füße', 'Zürich;Bäder;schön'];
  const bytes = iconv.encode(`${lines.join('\n')}\n`, 'windows-1252');
  const seen: string[] = [];
  const info = await readCsv(
    itemOf(bytes),
    (row) => {
      seen.push(row.cells().join(';'));
      assert.equal(
        iconv.decode(bytes.subarray(row.offset, row.offset + row.length), 'windows-1252'),
        seen.at(-1),
      );
    },
    { delimiter: ';' },
  );
  assert.deepEqual(seen, lines);
  assert.equal(info.encoding.basis, 'guess');
});

test('a stray byte in UTF-8 is read as windows-1252 and counted, not lost', async () => {
  const bytes = Buffer.concat([Buffer.from('naïve ça été à où,'), Buffer.from([0x93]), Buffer.from('hi\n')]);
  const cells: string[] = [];
  const info = await readCsv(itemOf(bytes), (row) => void cells.push(...row.cells()));
  assert.deepEqual(cells, ['naïve ça été à où', '\u201chi']);
  assert.equal(info.strayCells, 1);
});

test('the delimiter is found', async () => {
  assert.equal(await detectDelimiter(itemOf('a;b;c\n1,5;2;3\n2,5;4;5\n')), ';');
  assert.equal(await detectDelimiter(itemOf('a\tb\n1, 2\t3\n')), '\t');
  assert.equal(await detectDelimiter(itemOf('a|b|c\n1|2|3\n')), '|');
  assert.equal(await detectDelimiter(itemOf('just words\n')), ',');
});

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '🙂', ' ', '"', ',', '\n', '\r', '\r\n', ';', "'", '0'),
});
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
const ending = fc.constantFrom('\n', '\r\n', '\r');

function written(rows: string[][], end: string, quoteAll: boolean): string {
  const quote = (text: string): string =>
    quoteAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(quote).join(',') + end).join('');
}

test('random tables come back as they were, and as csv-parse has them, whatever the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      ending,
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      async (rows, end, all, chunk) => {
        const text = written(rows, end, all);
        const ours = await rowsOf(text, chunk);
        assert.deepEqual(ours, rows);
        const theirs: string[][] = parse(text, { relax_column_count: true, record_delimiter: end });
        assert.deepEqual(ours, theirs);
      },
    ),
    { numRuns: 400 },
  );
});

test('any bytes at all: rows cover the file in order, and the chunks do not matter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') }),
      fc.integer({ min: 1, max: 9 }),
      async (text, chunk) => {
        const whole = await rowsOf(text);
        assert.deepEqual(await rowsOf(text, chunk), whole);
        let end = 0;
        await readCsv(itemOf(text, 'a.csv', chunk), (row) => {
          assert.ok(row.offset >= end);
          end = row.offset + row.length;
        });
        assert.ok(end <= Buffer.byteLength(text));
      },
    ),
    { numRuns: 600 },
  );
});
