/** Tables in Word: widths by what the columns hold, the header row repeated on each page, rows kept whole. */
import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { plainText, type Span } from '../markdown/blocks.js';
import { runsOf } from './runs.js';
import { textWidth } from './styles.js';

const line = { style: BorderStyle.SINGLE, size: 4, color: '71767A' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const borders = {
  top: none,
  left: none,
  right: none,
  bottom: line,
  insideVertical: none,
  insideHorizontal: line,
};

/** The table of a block. @param language where it is another than the document's */
export function tableOf(header: Span[][], rows: Span[][][], language?: string): Table {
  const widths = columnWidths(header, rows);
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    margins: { top: 50, bottom: 50, left: 0, right: 110 },
    rows: [
      rowOf(header, widths, { language, header: true }),
      ...rows.map((row) => rowOf(row, widths, { language })),
    ],
  });
}

function rowOf(
  cells: Span[][],
  widths: number[],
  { language, header = false }: { language?: string | undefined; header?: boolean },
): TableRow {
  const look = header ? { bold: true } : {};
  const children = widths.map(
    (size, index) =>
      new TableCell({
        width: { size, type: WidthType.DXA },
        children: [
          new Paragraph({
            spacing: { after: 0 },
            children: runsOf(cells[index] ?? [], language, look),
          }),
        ],
      }),
  );
  return new TableRow({ tableHeader: header, cantSplit: true, children });
}

/** Rows that are looked at for the widths; what stands below is much like it. */
const sampled = 200;

/** No column is too thin for a short word. */
const least = 760;

/** The text's width shared out by the longest entry of each column, in twentieths of a point. */
export function columnWidths(header: Span[][], rows: Span[][][]): number[] {
  const wanted = header.map((cell, column) => {
    const lengths = rows.slice(0, sampled).map((row) => plainText(row[column] ?? []).length);
    return Math.min(60, Math.max(plainText(cell).length, ...lengths, 1) + 2);
  });
  const sum = wanted.reduce((total, one) => total + one, 0);
  const floor = Math.min(least, Math.floor(textWidth / wanted.length));
  const free = textWidth - floor * wanted.length;
  return wanted.map((one) => floor + Math.floor((one / sum) * free));
}
