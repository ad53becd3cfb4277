/** What stands outside the lists of a TikTok download: sections, single objects, and lists that are empty. */

import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import type { Fields } from '../../src/returns/fields.js';
import { memberPath } from '../../src/returns/formats/json-path.js';
import { memberRecord } from '../../src/returns/member-spec.js';
import { maps } from './maps.js';

const none = 'held none: the section is there and has nothing in it';

/** Lists whose elements were read one by one, by their JSON paths. */
export type Seen = ReadonlySet<string>;

interface Rest {
  owner: string | undefined;
  item: Item;
  out: Output;
  seen: Seen;
}

/** Goes through what `readJson` left: each object with values of its own becomes one record. */
export function readOutside(
  skeleton: unknown,
  owner: string | undefined,
  item: Item,
  seen: Seen,
  out: Output,
): void {
  if (owner !== undefined) out.account({ id: owner, service: 'TikTok', role: 'subject' });
  walk(skeleton, [], { owner, item, out, seen });
}

function walk(value: unknown, path: string[], rest: Rest): void {
  if (!isObject(value)) return;
  const values: Record<string, unknown> = emptyRecord();
  const whole = path.length >= 2 && Object.values(value).some((one) => isScalar(one));
  for (const [key, member] of Object.entries(value)) {
    const at = [...path, key];
    if (isEmpty(member)) empty(at, rest);
    else if (isObject(member) && known(key, member, at, rest)) continue;
    else if (isObject(member) && !whole && path.length < 4) walk(member, at, rest);
    else values[key] = member;
  }
  if (Object.keys(values).length > 0) section(values, path, rest);
}

/** A list that was read is not empty, though nothing of it is left here. */
function empty(path: string[], { out, seen }: Rest): void {
  if (seen.has(path.reduce(memberPath, ''))) return;
  const chat = path.at(-2) === 'ChatHistory';
  out.field(chat ? 'ChatHistory.(chat)' : path.slice(-2).join('.'), 'read', 1, none);
}

/** True when the object has a meaning of its own and was read. */
function known(key: string, member: Record<string, unknown>, path: string[], rest: Rest): boolean {
  const spec = maps[key];
  if (spec !== undefined && Object.hasOwn(maps, key)) {
    emit(memberRecord({ ...spec, service: 'TikTok' }, member, key, rest.out, place(path, rest)), rest);
  } else if (key === 'SettingsMap') settings(member, path, rest);
  else if (key === 'WatchLiveMap') liveRooms(member, path, rest);
  else return false;
  return true;
}

/** Names and values of settings: the names are data, so they are counted together. */
function settings(member: Record<string, unknown>, path: string[], rest: Rest): void {
  rest.out.field('SettingsMap', 'read', Object.keys(member).length);
  const text = `settings: ${path.at(-2)}`;
  emit({ kind: 'account', service: 'TikTok', text, rest: member, source: place(path, rest) }, rest);
}

/** Values that stand in a section itself (`Ad Interests`, `Auto Fill`): one record, all kept. */
function section(values: Record<string, unknown>, path: string[], rest: Rest): void {
  const name = path.at(-1) ?? '(root)';
  for (const key of Object.keys(values)) rest.out.field(`${name}.${key}`, 'read');
  const draft: RecordDraft = { kind: 'other', service: 'TikTok', text: name, source: place(path, rest) };
  if (path[0] === 'Ads and data') {
    draft.kind = 'advertising';
    draft.category = 'advertising_data';
  } else if (/auto ?fill/i.test(name)) {
    draft.kind = 'account';
    draft.category = 'basic_subscriber';
  }
  emit({ ...draft, rest: values }, rest);
}

const liveRoom = {
  id: 'WatchLiveMap',
  kind: 'visit' as const,
  category: 'connection_records' as const,
  service: 'TikTok',
  members: {
    WatchTime: { to: 'at' as const },
    Link: { to: 'text' as const },
  },
  // Their lists were read one by one and are empty here; elsewhere than usual they were not, and are kept with the room.
  after: (_: RecordDraft, fields: Fields) => {
    for (const key of ['Comments', 'Questions']) {
      const value = fields.peek(key);
      if (Array.isArray(value) && value.length === 0) fields.raw(key);
      else fields.keep(key);
    }
  },
};

/** Live rooms watched, by their number. */
function liveRooms(rooms: Record<string, unknown>, path: string[], rest: Rest): void {
  for (const [id, room] of Object.entries(rooms)) {
    const draft = memberRecord(liveRoom, room, 'WatchLiveMap', rest.out, place([...path, id], rest));
    emit({ ...draft, rest: { ...draft.rest, live: id } }, rest);
  }
}

function emit(draft: RecordDraft, { owner, out }: Rest): void {
  out.rows(1);
  out.record({ ...draft, ...(owner === undefined ? {} : { account: owner }) });
}

function place(path: string[], { item }: Rest): Place {
  return { offset: 0, length: item.size, path: path.reduce(memberPath, '') };
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function isScalar(value: unknown): boolean {
  return value !== null && typeof value !== 'object' && value !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
