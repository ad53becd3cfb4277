/** Mends the text of a Meta download, whose UTF-8 bytes are written as Latin-1 characters. */
import { emptyRecord } from '../../src/returns/empty-record.js';
import { mendLatin1Utf8 } from '../../src/returns/formats/mojibake.js';

export const mendedNote = 'text mended: its UTF-8 bytes stood as Latin-1 characters';

/** A value with every text in it mended, names of members too, and whether any was. Untouched values come back as they are. */
export function mendAll(value: unknown): { value: unknown; mended: boolean } {
  const state = { mended: false };
  const mended = walk(value, state);
  return { value: state.mended ? mended : value, mended: state.mended };
}

function walk(value: unknown, state: { mended: boolean }): unknown {
  if (typeof value === 'string') return text(value, state);
  if (Array.isArray(value)) return value.map((part) => walk(part, state));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = emptyRecord();
  for (const [key, part] of Object.entries(value)) copy[text(key, state)] = walk(part, state);
  return copy;
}

function text(value: string, state: { mended: boolean }): string {
  const { text: found, mended } = mendLatin1Utf8(value);
  if (mended) state.mended = true;
  return found;
}
