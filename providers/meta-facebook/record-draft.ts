/** Makes a record of the labelled fields of one block. */

import { isIP } from 'node:net';
import type { RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { parseEndpoint } from './address.js';
import { addNote } from './draft-parts.js';
import { type Field, plainOf, putPlain, textOf } from './field.js';
import type { PageContext } from './page-context.js';
import type { SectionTally } from './section-tally.js';
import type { SectionSpec } from './sections.js';
import { isNestedKnown, type Slot, type SlotMap } from './slots.js';
import { parseTime } from './times.js';
import { parseUsers } from './users.js';

/** What a draft is made with. */
export interface Making {
  page: PageContext;
  spec: SectionSpec;
  slots: SlotMap;
  tally: SectionTally;
}

interface Taken {
  field: Field;
  slot: Slot;
}

/**
 * One record of one block's fields. Every field lands in the record: in the slot of its label, or in `rest` under its
 * own name when it is not understood, when another label fills the slot, or when the slot would lose words.
 */
export function draftOf(fields: readonly Field[], making: Making): RecordDraft {
  const first = fields[0]!;
  const end = fields.reduce((most, field) => Math.max(most, field.end), first.end);
  const draft: RecordDraft = {
    kind: making.spec.kind,
    source: { offset: first.offset, length: end - first.offset, path: making.tally.path },
  };
  if (making.spec.category) draft.category = making.spec.category;
  const rest: Record<string, unknown> = emptyRecord();
  const best = new Map<Slot['name'], Taken>();
  for (const field of fields) sort(field, fields.length === 1, making, draft, rest, best);
  for (const { field, slot } of best.values()) fill(draft, slot, field, making, rest);
  if (making.spec.firstIsText) draft.text ??= textOf(first) ?? undefined;
  if (Object.keys(rest).length > 0) draft.rest = rest;
  noteJoins(draft, fields);
  return draft;
}

/** Decides for one field: a slot (the better label wins), or `rest`. */
function sort(
  field: Field,
  alone: boolean,
  making: Making,
  draft: RecordDraft,
  rest: Record<string, unknown>,
  best: Map<Slot['name'], Taken>,
): void {
  const slot = slotFor(field, making, alone);
  tallyField(field, slot, making);
  collectMedia(field, draft, making);
  if (slot === undefined || slot.name === 'rest' || field.children.length > 0) {
    putPlain(rest, field.label, plainOf(field));
    return;
  }
  if (slot.name === 'media' || textOf(field) === null) {
    if (slot.name === 'media' && draft.media === undefined) putPlain(rest, field.label, plainOf(field));
    return;
  }
  const rival = best.get(slot.name);
  if (rival && rival.slot.rank <= slot.rank) putPlain(rest, field.label, plainOf(field));
  else {
    if (rival) putPlain(rest, rival.field.label, plainOf(rival.field));
    best.set(slot.name, { field, slot });
  }
}

/** A value that stands alone in its section is labelled with the section's own title, which cannot be new. */
function slotFor(field: Field, making: Making, alone: boolean): Slot | undefined {
  const slot = making.slots.get(field.key);
  if (slot || !(making.spec.anyLabel || (alone && field.depth === 0))) return slot;
  return { name: 'rest', rank: 0 };
}

function tallyField(field: Field, slot: Slot | undefined, making: Making): void {
  if (slot) making.tally.read(field.label);
  else making.tally.unknown(field.label, field.text.trim());
  tallyNested(field, making.tally, field.label);
}

/** Nested labels are counted under their parent: a call's `Type` is not an attachment's. */
export function tallyNested(field: Field, tally: SectionTally, path: string): void {
  for (const child of field.children) {
    const name = `${path}.${child.label}`;
    if (isNestedKnown(child.key)) tally.read(name);
    else tally.unknown(name, child.text.trim());
    tallyNested(child, tally, name);
  }
}

/** Media of a field and of its nested fields; a picture and its `Linked Media File` are one and the same. */
export function collectMedia(field: Field, draft: RecordDraft, making: Making): void {
  if (field.files.length + field.children.length === 0 && field.key !== 'linked media file') return;
  const add = (path: string): void => {
    const reference = making.page.media.reference(making.page.item, path);
    if (draft.media === undefined) draft.media = [reference];
    else if (!draft.media.includes(reference)) draft.media.push(reference);
  };
  field.files.forEach(add);
  if (field.key === 'linked media file') {
    for (const path of field.text.split('\n')) if (path.trim() !== '') add(path.trim());
  }
  for (const child of field.children) collectMedia(child, draft, making);
}

function fill(
  draft: RecordDraft,
  slot: Slot,
  field: Field,
  making: Making,
  rest: Record<string, unknown>,
): void {
  const value = field.text.trim();
  switch (slot.name) {
    case 'at':
      draft.at = parseTime(value);
      if (draft.at.basis === 'unreadable') putPlain(rest, field.label, value);
      return;
    case 'actor':
    case 'peers':
      fillUsers(draft, slot.name, field, making, rest);
      return;
    case 'ip':
      fillAddress(draft, field, rest);
      return;
    case 'text':
    case 'device':
    case 'place':
      draft[slot.name] = value;
      return;
    default:
      fillNumber(draft, slot.name, value, field.label, rest);
  }
}

function fillUsers(
  draft: RecordDraft,
  slot: 'actor' | 'peers',
  field: Field,
  making: Making,
  rest: Record<string, unknown>,
): void {
  const users = parseUsers(field.text);
  for (const user of users) making.page.party(user);
  const ids = users.map((user) => user.id);
  if (slot === 'actor') draft.actor = ids[0] ?? field.text.trim();
  else draft.peers = ids;
  if (users.length > 1 || users.some((user) => user.name !== undefined))
    putPlain(rest, field.label, field.text.trim());
}

/** Only what is an address goes into its column; other words and impossible ports are kept as they stand. */
function fillAddress(draft: RecordDraft, field: Field, rest: Record<string, unknown>): void {
  const text = field.text.trim();
  const { ip, port } = parseEndpoint(text.split('\n')[0]!);
  const possible = port === undefined || port <= 65_535;
  if (isIP(ip) !== 0) {
    draft.ip = ip;
    if (port !== undefined && possible) draft.port = port;
  }
  if (draft.ip === undefined || !possible || text.includes('\n')) putPlain(rest, field.label, text);
}

function fillNumber(
  draft: RecordDraft,
  slot: Slot['name'],
  value: string,
  label: string,
  rest: Record<string, unknown>,
): void {
  const number = Number(value);
  if (!Number.isFinite(number)) putPlain(rest, label, value);
  else if (slot === 'port' || slot === 'lat' || slot === 'lon' || slot === 'accuracy') draft[slot] = number;
}

function noteJoins(draft: RecordDraft, fields: readonly Field[]): void {
  for (const field of fields) {
    if (field.joins > 0) addNote(draft, `${field.label}: joined across a page break`);
  }
}
