/** Some exports write a word where there is nothing: `\N`, `Not Available`. */
import type { RecordDraft } from '../contract.js';

const texts = ['text', 'actor', 'ip', 'place', 'device', 'currency', 'thread'] as const;

/** Takes such a word out of every field of a draft and out of its rest; the cell counts as met all the same. */
export function withoutNothing(draft: RecordDraft, nothing: RegExp): void {
  for (const field of ['at', 'until'] as const) {
    const time = draft[field];
    if (time !== undefined && time !== null && nothing.test(time.text)) draft[field] = null;
  }
  for (const field of texts) {
    const value = draft[field];
    if (value !== undefined && nothing.test(value)) draft[field] = undefined;
  }
  const { rest } = draft;
  if (rest === undefined) return;
  const kept = Object.entries(rest).filter(([, value]) => typeof value !== 'string' || !nothing.test(value));
  draft.rest = kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
