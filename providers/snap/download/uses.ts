/** What a member of a My Data file is for: the same few uses for all sections. */
import type { RecordDraft } from '../../../src/returns/contract.js';
import type { Members, MemberUse } from '../../../src/returns/member-spec.js';
import { positionIn } from './position.js';

/** Snapchat writes `UTC` behind nearly every time; where it leaves it out, the zone is the same. */
export const at: MemberUse = { to: 'at', zone: 'UTC' };
export const rest: MemberUse = { to: 'rest' };
export const place: MemberUse = { via: addPlace };
export const position: MemberUse = { via: addPosition };
export const peer: MemberUse = { to: 'peers' };
export const text: MemberUse = { to: 'text' };

/** Members that are known and kept under their own names. */
export function kept(...names: string[]): Members {
  return Object.fromEntries(names.map((name) => [name, rest]));
}

/** Keeps a value under its own name beside the record. */
export function keep(draft: RecordDraft, name: string, value: unknown): void {
  draft.rest = { ...draft.rest, [name]: value };
}

/** City, region and country come in members of their own, the narrowest first. */
function addPlace(value: unknown, draft: RecordDraft): void {
  if (typeof value !== 'string' || value === '') return;
  draft.place = draft.place === undefined ? value : `${draft.place}, ${value}`;
}

/** A text that is no position is a place's name. */
export function addPosition(value: unknown, draft: RecordDraft): void {
  if (typeof value !== 'string' || value.trim() === '') return;
  const found = positionIn(value);
  if (found === null) draft.place ??= value;
  else Object.assign(draft, found);
}
