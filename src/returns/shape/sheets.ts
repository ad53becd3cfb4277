/** Shapes a workbook: a new one with the same sheets, rows and public headers; nothing of the old file is copied. */
import yazl from 'yazl';
import type { Item } from '../contract.js';
import { readSheets } from '../formats/xlsx.js';
import { HeaderWatch } from './csv.js';
import { shapeLine } from './lines.js';
import type { Names } from './names.js';

const invented = new Date('2007-06-07T00:00:00Z');
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

interface Sheet {
  name: string;
  rows: string[];
}

/** All cells become inline texts; rows that were left out stay out. Sheets are held in memory. */
export async function* shapeSheets(item: Item, names: Names): AsyncGenerator<Buffer> {
  const sheets = new Map<number, Sheet>();
  const watches = new Map<number, HeaderWatch>();
  await readSheets(
    item,
    (row) =>
      sheets
        .get(row.sheetNo)!
        .rows.push(rowXml(row.line, shapedCells(row.cells(), watches.get(row.sheetNo)!, names))),
    {
      onSheet: (name, no) => {
        sheets.set(no, { name: sheetName(names.name(name), no), rows: [] });
        watches.set(no, new HeaderWatch(names));
      },
    },
  );
  const zip = new yazl.ZipFile();
  for (const [name, text] of parts([...sheets.values()]))
    zip.addBuffer(Buffer.from(text), name, { mtime: invented });
  zip.end();
  for await (const chunk of zip.outputStream) yield chunk as Buffer;
}

function shapedCells(cells: readonly string[], watch: HeaderWatch, names: Names): string[] {
  if (cells.every((cell) => cell.trim() === '')) return [...cells];
  const header = watch.isHeader(cells);
  if (header) return cells.map((cell) => names.name(cell));
  if (watch.columns.length === 0) return cells.map((cell) => shapeLine(cell, names));
  return cells.map((cell, i) => watch.cell(cell, i));
}

function sheetName(name: string, no: number): string {
  const plain = name
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 28)
    .trim();
  return plain === '' ? `Sheet${no + 1}` : plain;
}

function rowXml(line: number, cells: readonly string[]): string {
  const filled = cells.map((cell, i) =>
    cell === ''
      ? ''
      : `<c r="${columnName(i)}${line}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
  );
  return `<row r="${line}">${filled.join('')}</row>`;
}

function columnName(at: number): string {
  let name = '';
  for (let n = at + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function* parts(sheets: readonly Sheet[]): Generator<[string, string]> {
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = sheets.map(
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
  );
  yield [
    '[Content_Types].xml',
    `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${overrides.join('')}</Types>`,
  ];
  yield [
    '_rels/.rels',
    rels([`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`]),
  ];
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  yield [
    'xl/workbook.xml',
    `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`,
  ];
  const links = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  yield ['xl/_rels/workbook.xml.rels', rels(links)];
  for (const [i, { rows }] of sheets.entries())
    yield [
      `xl/worksheets/sheet${i + 1}.xml`,
      `${xml}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    ];
}

function rels(links: readonly string[]): string {
  return `${xml}<Relationships xmlns="${packages}/relationships">${links.join('')}</Relationships>`;
}
