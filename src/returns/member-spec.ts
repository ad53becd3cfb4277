/** How a reader says what the members of a JSON object mean: the same for JSON as `TableSpec` is for tables. */
import { isIP } from 'node:net';
import type { DataCategory, RecordKind } from '../base/vocabulary.js';
import type { Instant, Output, Place, RecordDraft } from './contract.js';
import { Fields } from './fields.js';
import type { NumberTarget, TextTarget } from './table-spec.js';
import { type EpochUnit, instant } from './time.js';

/**
 * What a member is for. `to` a field of the record; `rest` = known, kept under its own name; `aside` = not kept, and
 * why; `inner` = an object whose members are used the same way; `via` = the reader's own code, given the whole value.
 */
export type MemberUse =
  | { to: TextTarget }
  | { to: NumberTarget }
  /** `unit` for counts from 1970; `zone` is what the layout says of texts without one. */
  | { to: 'at' | 'until'; unit?: EpochUnit; zone?: string; parse?: (text: string) => Instant }
  /** A text or a list of texts. */
  | { to: 'peers' | 'media' }
  | { to: 'rest' }
  | { aside: string }
  | { inner: Members }
  | { via(value: unknown, draft: RecordDraft): void };

export type Members = Record<string, MemberUse>;

/** One sort of object of a JSON file. */
export interface MemberSpec {
  id: string;
  kind: RecordKind;
  category?: DataCategory;
  service?: string;
  members: Members;
  /** Last touch on each record, before what nobody took is kept. */
  after?(draft: RecordDraft, fields: Fields): void;
}

/**
 * The record of one object: members by name, a second value for a field and what nobody knows kept in the rest, every
 * member reported to the ledger under `path`.
 */
export function memberRecord(
  spec: MemberSpec,
  value: unknown,
  path: string,
  out: Output,
  source: Place,
): RecordDraft {
  const draft: RecordDraft = { kind: spec.kind, source };
  if (spec.category !== undefined) draft.category = spec.category;
  if (spec.service !== undefined) draft.service = spec.service;
  const fields = new Fields(value, path, out);
  takeMembers(fields, spec.members, draft);
  spec.after?.(draft, fields);
  markBadIp(draft);
  const kept = draft.rest;
  fields.finish(draft);
  if (kept !== undefined && draft.rest !== kept) draft.rest = { ...kept, ...draft.rest };
  return draft;
}

/** Puts the members of an object where `members` says. */
export function takeMembers(fields: Fields, members: Members, draft: RecordDraft): void {
  for (const [key, use] of Object.entries(members)) takeMember(fields, key, use, draft);
}

function takeMember(fields: Fields, key: string, use: MemberUse, draft: RecordDraft): void {
  if ('aside' in use) fields.aside(key, use.aside);
  else if (!fields.has(key)) fields.text(key);
  else if ('via' in use) use.via(fields.whole(key), draft);
  else if ('inner' in use) takeInner(fields, key, use.inner, draft);
  else if (use.to === 'rest') fields.keep(key);
  else if (use.to === 'at' || use.to === 'until') takeTime(fields, key, use, draft);
  else if (use.to === 'peers' || use.to === 'media') takeList(fields, key, use.to, draft);
  else if (isNumber(use.to)) takeNumber(fields, key, use.to, draft);
  else takeText(fields, key, use.to, draft);
}

function takeInner(fields: Fields, key: string, members: Members, draft: RecordDraft): void {
  const child = fields.child(key);
  if (child === undefined) fields.keep(key);
  else takeMembers(child, members, draft);
}

function takeText(fields: Fields, key: string, to: TextTarget, draft: RecordDraft): void {
  const text = fields.text(key);
  if (text === undefined) return;
  if (draft[to] === undefined) draft[to] = text;
  else if (draft[to] !== text) fields.keep(key);
}

function takeNumber(fields: Fields, key: string, to: NumberTarget, draft: RecordDraft): void {
  const number = fields.number(key);
  if (number === undefined || draft[to] !== undefined) fields.keep(key);
  else draft[to] = number;
}

function takeTime(
  fields: Fields,
  key: string,
  use: { to: 'at' | 'until'; unit?: EpochUnit; zone?: string; parse?: (text: string) => Instant },
  draft: RecordDraft,
): void {
  const text = fields.text(key);
  if (text === undefined) return;
  if (draft[use.to]) {
    fields.keep(key);
    return;
  }
  if (use.parse !== undefined) draft[use.to] = use.parse(text);
  else if (use.unit !== undefined) draft[use.to] = instant.epoch(text, use.unit);
  else draft[use.to] = instant.any(text, use.zone === undefined ? {} : { zone: use.zone });
}

function takeList(fields: Fields, key: string, to: 'peers' | 'media', draft: RecordDraft): void {
  const value = fields.whole(key);
  const list = Array.isArray(value) ? value : [value];
  if (list.some((one) => typeof one === 'object' && one !== null)) {
    fields.keep(key);
    return;
  }
  const texts = list.filter((one) => one !== null && one !== '').map(String);
  if (texts.length > 0) draft[to] = [...(draft[to] ?? []), ...texts];
}

function isNumber(to: string): to is NumberTarget {
  return to === 'port' || to === 'lat' || to === 'lon' || to === 'accuracy' || to === 'amount';
}

const badIp = 'the address is no valid IP address; it is kept as it was written';

/** Notes an IP address that is none. It stays as it came: what a provider wrote is evidence, also where it cannot be. */
export function markBadIp(draft: RecordDraft): void {
  if (draft.ip !== undefined && isIP(draft.ip) === 0) draft.notes = [...(draft.notes ?? []), badIp];
}
