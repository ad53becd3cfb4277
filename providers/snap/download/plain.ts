/** Entries that are no objects of named members: texts, pairs of time and position, and days with their positions. */
import type { Output, Place, RecordDraft } from '../../../src/returns/contract.js';
import type { MemberSpec } from '../../../src/returns/member-spec.js';
import { instant } from '../../../src/returns/time.js';
import { addPosition, keep } from './uses.js';

const timeLike = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}\b/;

/** One record for each text, pair or day; a list of lists gives those of its inner lists. */
export function plainRecords(
  value: unknown,
  path: string,
  spec: MemberSpec,
  out: Output,
  source: Place,
): RecordDraft[] {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((part) => typeof part === 'string'))
      return [ofTexts(value as string[], path, spec, out, source)];
    return value.flatMap((part) => plainRecords(part, path, spec, out, source));
  }
  if (typeof value !== 'object' || value === null) return [ofTexts([value], path, spec, out, source)];
  return Object.entries(value).map(([day, where]) => ofTexts([day, where], path, spec, out, source));
}

function ofTexts(
  parts: readonly unknown[],
  path: string,
  spec: MemberSpec,
  out: Output,
  source: Place,
): RecordDraft {
  const draft = newDraft(spec, source);
  const others: string[] = [];
  for (const part of parts) {
    const text = typeof part === 'object' ? JSON.stringify(part) : String(part);
    if (draft.at === undefined && timeLike.test(text)) draft.at = instant.any(text, { zone: 'UTC' });
    else if (/^(?:location|visit)$/.test(spec.kind)) addPosition(text, draft);
    else others.push(text);
  }
  if (others.length > 0) draft.text = others.join(' · ');
  if (spec.kind === 'contact' && others.length === 1) draft.peers = others;
  out.field(path, 'read', parts.length);
  // A span of days, or a second place beside the first, has no column: all stays as it came.
  if (parts.length > 1) keep(draft, 'As written', parts);
  return draft;
}

function newDraft(spec: MemberSpec, source: Place): RecordDraft {
  const draft: RecordDraft = { kind: spec.kind, source };
  if (spec.category !== undefined) draft.category = spec.category;
  return draft;
}
