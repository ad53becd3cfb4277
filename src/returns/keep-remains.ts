/** Keeps what a reading had in hand when it failed: one record, as it stood, that says so. */
import type { Output, RecordDraft } from './contract.js';
import type { Remains } from './formats/remains.js';

const why = 'was in no record when the reading of the file ended; kept as it stood';
const note =
  'stood where the reading of the file ended, or around what was read; kept as it was, in no record of its own';

/** Emits a record of kind `other` with the value as its rest, or as its text where it could not be taken apart. */
export function keepRemains({ value, place }: Remains, out: Output): void {
  out.rows(1);
  out.field('(left at the end)', 'unknown', 1, why);
  const draft: RecordDraft = { kind: 'other', source: place, notes: [note] };
  if (typeof value !== 'object') draft.text = String(value);
  else draft.rest = Array.isArray(value) ? { left: value } : (value as Record<string, unknown>);
  out.record(draft);
}
