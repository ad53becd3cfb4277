/** What a workbook says of itself: its sheets, its calendar, and which cell styles show a date. */
import { builtinShape, type DateShape, formatShape } from './xlsx-dates.js';
import type { XlsxZip } from './xlsx-zip.js';
import { localName, readXml, type XmlHandlers } from './xml.js';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  name: string;
  /** Hidden in Excel, or hidden so that only a program can show it. */
  hidden: boolean;
  /** Name of the part that holds its cells. */
  part: string;
}

export interface Workbook {
  sheets: SheetEntry[];
  /** Days count from 1904 (old Macs) instead of 1900. */
  date1904: boolean;
  /** By number of cell style. */
  shapes: DateShape[];
  strings: string | null;
}

/** Reads the small parts. A workbook without its directory is taken for the sheets that lie in it. */
export async function readWorkbook(zip: XlsxZip, where: string): Promise<Workbook> {
  const main = (await mainPart(zip, where)) ?? 'xl/workbook.xml';
  const targets = await readRelations(zip, main, where);
  const book = await readBook(zip, main, where);
  const sheets = book.sheets.flatMap(({ id, ...sheet }) => {
    const part = targets.get(id);
    return part === undefined || !isSheet(part) ? [] : [{ ...sheet, part: part.target }];
  });
  const byType = (type: string): string | undefined =>
    [...targets.values()].find((one) => one.type.endsWith(type))?.target;
  return {
    sheets: sheets.length > 0 ? sheets : looseSheets(zip),
    date1904: book.date1904,
    shapes: await readShapes(zip, byType('/styles') ?? 'xl/styles.xml', where),
    strings: byType('/sharedStrings') ?? (zip.has('xl/sharedStrings.xml') ? 'xl/sharedStrings.xml' : null),
  };
}

interface Relation {
  target: string;
  type: string;
}

function isSheet({ type }: Relation): boolean {
  return type === '' || type.endsWith('/worksheet');
}

function looseSheets(zip: XlsxZip): SheetEntry[] {
  return zip.names
    .filter((name) => /(^|\/)worksheets\/[^/]+\.xml$/.test(name))
    .map((part) => ({ name: part.slice(part.lastIndexOf('/') + 1, -4), hidden: false, part }));
}

async function mainPart(zip: XlsxZip, where: string): Promise<string | undefined> {
  const relations = await readRelations(zip, '', where);
  return [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target;
}

/** Where a part's references lead, by their id; targets are names of parts. */
async function readRelations(zip: XlsxZip, part: string, where: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  await readPart(zip, name, where, (tag, { Id, Target, Type, TargetMode }) => {
    if (tag !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External')
      return;
    const target = Target.startsWith('/') ? Target.slice(1) : resolved(folder, Target);
    relations.set(Id, { target, type: Type ?? '' });
  });
  return relations;
}

/** `xl/` and `../media/a.png` give `media/a.png`. It is looked up among the parts and never on disk. */
function resolved(folder: string, target: string): string {
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

interface Book {
  sheets: { name: string; hidden: boolean; id: string }[];
  date1904: boolean;
}

async function readBook(zip: XlsxZip, part: string, where: string): Promise<Book> {
  const book: Book = { sheets: [], date1904: false };
  await readPart(zip, part, where, (tag, attributes) => {
    if (tag === 'workbookPr') book.date1904 = /^(1|true)$/i.test(attributes.date1904 ?? '');
    if (tag !== 'sheet') return;
    const id = Object.entries(attributes).find(([name]) => name.includes(':') && localName(name) === 'id');
    const hidden = /hidden/i.test(attributes.state ?? '');
    book.sheets.push({
      name: attributes.name ?? `Sheet${book.sheets.length + 1}`,
      hidden,
      id: id?.[1] ?? '',
    });
  });
  return book;
}

async function readShapes(zip: XlsxZip, part: string, where: string): Promise<DateShape[]> {
  const own = new Map<number, DateShape>();
  const shapes: DateShape[] = [];
  let inCells = false;
  await readPart(
    zip,
    part,
    where,
    (tag, attributes) => {
      if (tag === 'numFmt') own.set(Number(attributes.numFmtId), formatShape(attributes.formatCode ?? ''));
      else if (tag === 'cellXfs') inCells = true;
      else if (tag === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        shapes.push(own.has(id) ? own.get(id)! : builtinShape(id));
      }
    },
    (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  );
  return shapes;
}

async function readPart(
  zip: XlsxZip,
  part: string,
  where: string,
  open: XmlHandlers['open'],
  close: XmlHandlers['close'] = () => undefined,
): Promise<void> {
  if (!zip.has(part)) return;
  await readXml(zip.part(part), { open, close, text: () => undefined }, `${where}#${part}`);
}
