/** What is done with an element of a list that is no JSON: reported with its place, and kept as the text that it is. */
import type { Output, Place } from './contract.js';
import { quoted } from './told.js';

/** Called with each such element by `readJson`: {@link ReadJsonOptions.onBadElement}. */
export type OnBadElement = (error: Error, place: Place, text: string) => void;

const note = 'is no valid JSON: kept as the text that it is; its kind and its values could not be told';

/** Counts the element as a row, reports it as failed under `path` with the place of the first, and keeps it as an `other` record. */
export function keepBadElement(out: Output, path: string): OnBadElement {
  return (error, place, text) => {
    out.rows(1);
    out.field(
      path,
      'failed',
      1,
      `${place.path ?? `at byte ${place.offset}`} is no JSON: ${quoted(error.message)}`,
      text,
    );
    out.record({ kind: 'other', text, source: place, notes: [note] });
  };
}
