/** Writes the objects of an opened file as a new PDF, so that a test can break one thing and leave the rest in order. */
import type { PdfFile } from './file.js';
import { nameOf, type PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './values.js';

const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

/** A whole file with one cross-reference table. Objects keep their numbers; cross-reference and object streams are left out. */
export function writePdf(file: PdfFile): Buffer {
  const parts: Buffer[] = [HEADER];
  const offsets = new Map<number, number>();
  let at = HEADER.length;
  const push = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  for (const num of file.numbers) {
    const value = file.object(num);
    if (value instanceof PdfStream && ['XRef', 'ObjStm'].includes(nameOf(value.dict.get('Type')) ?? ''))
      continue;
    offsets.set(num, at);
    push(objectBytes(num, value));
  }
  push(tail(file, offsets, at));
  return Buffer.concat(parts);
}

function objectBytes(num: number, value: PdfValue): Buffer {
  if (!(value instanceof PdfStream)) return latin(`${num} 0 obj\n${written(value)}\nendobj\n`);
  value.dict.set('Length', value.raw.length);
  return Buffer.concat([
    latin(`${num} 0 obj\n${written(value.dict)}\nstream\n`),
    value.raw,
    latin('\nendstream\nendobj\n'),
  ]);
}

function tail(file: PdfFile, offsets: Map<number, number>, at: number): Buffer {
  const size = Math.max(...offsets.keys()) + 1;
  const rows = ['0000000000 65535 f '];
  for (let num = 1; num < size; num++)
    rows.push(`${String(offsets.get(num) ?? 0).padStart(10, '0')} 00000 ${offsets.has(num) ? 'n' : 'f'} `);
  const kept = [...file.trailer].filter(([key]) => ['Root', 'Info', 'ID', 'Encrypt'].includes(key));
  const trailer = written(new Map<string, PdfValue>([['Size', size], ...kept]));
  return latin(`xref\n0 ${size}\n${rows.join('\n')}\ntrailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`);
}

const latin = (text: string) => Buffer.from(text, 'latin1');

/** A value as it stands in a file. */
export function written(value: PdfValue): string {
  if (value instanceof PdfName)
    return `/${value.name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
  if (value instanceof PdfRef) return `${value.num} ${value.gen} R`;
  if (value instanceof PdfString) return stringBytes(value);
  if (value instanceof PdfStream) throw new Error('a stream stands in an object of its own');
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (value instanceof Map) return dictText(value);
  return String(value);
}

function stringBytes({ bytes, hex }: PdfString): string {
  if (hex) return `<${bytes.toString('hex')}>`;
  return `(${bytes.toString('latin1').replace(/[\\()\r]/g, (sign) => (sign === '\r' ? '\\r' : `\\${sign}`))})`;
}

function dictText(dict: PdfDict): string {
  return `<< ${[...dict].map(([key, value]) => `${written(new PdfName(key))} ${written(value)}`).join(' ')} >>`;
}
