/** Reads a ToUnicode CMap (ISO 32000-1, 9.10.3): which text a character code stands for. */
import { Lexer } from './lexer.js';
import { PdfString, type PdfValue, PdfWord, utf16 } from './values.js';

/** Text by character code. Throws where a range is malformed. */
export function readToUnicode(bytes: Buffer): Map<number, string> {
  const map = new Map<number, string>();
  const lexer = new Lexer(bytes, 0, false);
  let args: PdfValue[] = [];
  for (let item = lexer.next(); item !== undefined; item = lexer.next()) {
    if (!(item instanceof PdfWord)) {
      args.push(item);
      continue;
    }
    if (item.word === 'endbfchar') addChars(map, args);
    if (item.word === 'endbfrange') addRanges(map, args);
    args = [];
  }
  return map;
}

function addChars(map: Map<number, string>, args: PdfValue[]): void {
  for (let i = 0; i + 1 < args.length; i += 2) map.set(code(args[i]), text(args[i + 1]));
}

function addRanges(map: Map<number, string>, args: PdfValue[]): void {
  for (let i = 0; i + 2 < args.length; i += 3) {
    const first = code(args[i]);
    const last = code(args[i + 1]);
    const target = args[i + 2];
    for (let at = first; at <= last; at++)
      map.set(at, Array.isArray(target) ? text(target[at - first]) : advanced(text(target), at - first));
  }
}

/** The text `by` places on: only its last sign counts up. */
function advanced(start: string, by: number): string {
  const signs = [...start];
  const last = signs.pop()?.codePointAt(0) ?? 0;
  return signs.join('') + String.fromCodePoint(last + by);
}

function code(value: PdfValue | undefined): number {
  if (!(value instanceof PdfString) || value.bytes.length === 0)
    throw new Error('a code that is no string in a CMap');
  return value.bytes.readUIntBE(0, value.bytes.length);
}

function text(value: PdfValue | undefined): string {
  if (!(value instanceof PdfString)) throw new Error('a target that is no string in a CMap');
  return utf16(value.bytes);
}
