/** Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7). */
import type { PdfFile } from './file.js';
import { type PdfValue, textOf } from './values.js';

function entries(file: PdfFile, root: PdfValue | undefined, leaf: 'Nums' | 'Names'): [PdfValue, PdfValue][] {
  const dict = file.dict(root);
  if (!dict) return [];
  const flat = file.get(dict.get(leaf));
  const own: [PdfValue, PdfValue][] = [];
  if (Array.isArray(flat))
    for (let i = 0; i + 1 < flat.length; i += 2) own.push([file.get(flat[i]), flat[i + 1]!]);
  const kids = file.get(dict.get('Kids'));
  return [...own, ...(Array.isArray(kids) ? kids.flatMap((kid) => entries(file, kid, leaf)) : [])];
}

/** Values by number, unresolved. */
export function numberTree(file: PdfFile, root: PdfValue | undefined): Map<number, PdfValue> {
  return new Map(entries(file, root, 'Nums').map(([key, value]) => [Number(key), value]));
}

/** Values by name, unresolved. */
export function nameTree(file: PdfFile, root: PdfValue | undefined): Map<string, PdfValue> {
  return new Map(entries(file, root, 'Names').map(([key, value]) => [textOf(key) ?? '', value]));
}
