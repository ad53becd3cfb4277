/** Reads what an incremental update of our own PDFs must know, and appends objects: what was there stays, byte for byte. */
import { createHash } from 'node:crypto';
import { Problem } from '../../base/problem.js';

/** The skeleton of a PDF with one classical cross-reference table, as pdfkit writes it. */
export interface PdfSkeleton {
  /** Offset of the last cross-reference table. */
  startXref: number;
  /** One more than the highest object number. */
  size: number;
  root: number;
  info: number | null;
  /** The two file identifiers, hex. */
  ids: [string, string] | null;
  /** Number of the first page's object. */
  firstPage: number;
  /** The inside of an object's dictionary. */
  dictionary(object: number): string;
}

/** @throws Problem `pdf-not-ours` for a file that is put together in another way */
export function readSkeleton(pdf: Buffer): PdfSkeleton {
  const tail = pdf.subarray(pdf.lastIndexOf('trailer')).toString('latin1');
  const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const size = Number(/\/Size (\d+)/.exec(tail)?.[1] ?? Number.NaN);
  const root = Number(/\/Root (\d+) 0 R/.exec(tail)?.[1] ?? Number.NaN);
  if (![startXref, size, root].every(Number.isSafeInteger)) throw notOurs();
  const offsets = offsetsIn(pdf, startXref);
  const dictionary = (object: number): string => dictionaryAt(pdf, object, offsets.get(object));
  const pages = Number(/\/Pages (\d+) 0 R/.exec(dictionary(root))?.[1] ?? Number.NaN);
  const firstPage = Number(/\/Kids \[\s*(\d+) 0 R/.exec(dictionary(pages))?.[1] ?? Number.NaN);
  const info = /\/Info (\d+) 0 R/.exec(tail)?.[1];
  const ids = /\/ID \[\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/.exec(tail);
  return {
    ...{ startXref, size, root, firstPage, dictionary },
    info: info === undefined ? null : Number(info),
    ids: ids ? [ids[1]!, ids[2]!] : null,
  };
}

function offsetsIn(pdf: Buffer, startXref: number): Map<number, number> {
  const table = pdf.subarray(startXref, pdf.lastIndexOf('trailer')).toString('latin1');
  const [, first = '', ...rows] = table.split(/\r?\n/);
  if (!table.startsWith('xref') || !first.startsWith('0 ')) throw notOurs();
  return new Map(
    rows.flatMap((row, number) => {
      const offset = /^(\d{10}) \d{5} n/.exec(row)?.[1];
      return offset === undefined ? [] : [[number, Number(offset)] as const];
    }),
  );
}

function dictionaryAt(pdf: Buffer, object: number, offset: number | undefined): string {
  if (offset === undefined) throw notOurs();
  const text = pdf.subarray(offset, pdf.indexOf('endobj', offset)).toString('latin1');
  const inside = /^\d+ 0 obj\s*<<([\s\S]*)>>\s*$/.exec(text)?.[1];
  if (inside === undefined || !text.startsWith(`${object} 0 obj`)) throw notOurs();
  return inside;
}

/** The file with objects appended (number and body of each), a table of them, and a trailer that leads on to the old one. */
export function appendObjects(
  pdf: Buffer,
  skeleton: PdfSkeleton,
  objects: ReadonlyMap<number, string>,
): Buffer {
  const parts: Buffer[] = [pdf, Buffer.from(pdf.at(-1) === 0x0a ? '' : '\n')];
  let at = parts[0]!.length + parts[1]!.length;
  const rows: [number, number][] = [];
  for (const [number, body] of objects) {
    const bytes = Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1');
    rows.push([number, at]);
    parts.push(bytes);
    at += bytes.length;
  }
  parts.push(Buffer.from(tableAndTrailer(pdf, skeleton, rows, at), 'latin1'));
  return Buffer.concat(parts);
}

function tableAndTrailer(pdf: Buffer, skeleton: PdfSkeleton, rows: [number, number][], at: number): string {
  const sections = rows
    .sort(([a], [b]) => a - b)
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = Math.max(skeleton.size, ...rows.map(([number]) => number + 1));
  const changed = createHash('md5').update(pdf).digest('hex');
  const lines = [
    `/Size ${size}`,
    `/Root ${skeleton.root} 0 R`,
    skeleton.info === null ? '' : `/Info ${skeleton.info} 0 R`,
    skeleton.ids ? `/ID [<${skeleton.ids[0]}> <${changed}>]` : '',
    `/Prev ${skeleton.startXref}`,
  ].filter(Boolean);
  return `xref\n${sections.join('')}trailer\n<<\n${lines.join('\n')}\n>>\nstartxref\n${at}\n%%EOF\n`;
}

function notOurs(): Problem {
  return new Problem({
    code: 'pdf-not-ours',
    what: 'This PDF is not put together as Tecum does it, so nothing can be appended to it.',
    remedy: 'Sign only prints that Tecum has made.',
    status: 500,
  });
}
