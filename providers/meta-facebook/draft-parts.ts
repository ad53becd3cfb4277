/** Adds to the open-ended parts of a record. */
import type { RecordDraft } from '../../src/returns/contract.js';

/** The record's `rest`, made if it had none. */
export function restOf(draft: RecordDraft): Record<string, unknown> {
  draft.rest ??= {};
  return draft.rest;
}

/** Says what was inferred, and how. */
export function addNote(draft: RecordDraft, note: string): void {
  draft.notes ??= [];
  draft.notes.push(note);
}
