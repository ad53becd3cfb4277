/** Makes XLSX files for tests, part by part, so that each oddity can be put in. */
import yazl from 'yazl';

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface XlsxParts {
  /** Name, state and what stands in `worksheet` of each sheet. */
  sheets: { name: string; state?: string; xml: string }[];
  strings?: string[];
  /** Number format of each cell style; a code, or the number of one built in. */
  formats?: (string | number)[];
  date1904?: boolean;
  /** Further parts by name; they also replace those made here. */
  more?: Record<string, string | Buffer>;
  /** Names of parts in the order in which they are to lie in the file; the others follow. */
  first?: string[];
}

/** The file. */
export async function xlsxOf(parts: XlsxParts): Promise<Buffer> {
  const { sheets, strings, formats = [], date1904, more = {}, first = [] } = parts;
  const files: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationsOf([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsOf([
      ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as [string, string]),
      ['styles', 'styles.xml'],
      ...(strings === undefined ? [] : [['sharedStrings', '/xl/sharedStrings.xml'] as [string, string]]),
    ]),
    'xl/styles.xml': stylesOf(formats),
  };
  if (strings !== undefined)
    files['xl/sharedStrings.xml'] =
      `<sst xmlns="${spreadsheet}">${strings.map((si) => `<si>${si}</si>`).join('')}</sst>`;
  for (const [i, { xml }] of sheets.entries())
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${spreadsheet}">${xml}</worksheet>`;
  Object.assign(files, more);
  const order = [...first, ...Object.keys(files).filter((name) => !first.includes(name))];
  return zipOf(order.map((name) => [name, files[name]!]));
}

async function zipOf(files: [string, string | Buffer][]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of files)
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date(2026, 0, 1) });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function relationsOf(targets: [string, string][]): string {
  const list = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

function stylesOf(formats: readonly (string | number)[]): string {
  const own = formats.map((format, i) =>
    typeof format === 'string'
      ? `<numFmt numFmtId="${200 + i}" formatCode="${format.replaceAll('"', '&quot;')}"/>`
      : '',
  );
  const cells = formats.map(
    (format, i) => `<xf numFmtId="${typeof format === 'string' ? 200 + i : format}"/>`,
  );
  return `<styleSheet xmlns="${spreadsheet}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
}

/** A row of inline texts: `row(3, ['a', 'b'])`. */
export function row(line: number, cells: readonly string[]): string {
  return `<row r="${line}">${cells.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`).join('')}</row>`;
}
