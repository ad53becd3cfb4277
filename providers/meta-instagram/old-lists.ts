/** Reads the files of an Instagram download of 2018 to 2020 beside its messages: lists of pairs, of objects, and maps. */
import { isIP } from 'node:net';
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields, sampleOf } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { addRest, type Context, noteMended } from './context.js';
import { objectOf, text } from './entry-facts.js';
import { mendAll } from './mend.js';
import { oldSection } from './old-sections.js';
import type { Section } from './sections.js';

const times = ['timestamp', 'time', 'taken_at', 'last_seen', 'created_at', 'registration_time'];
const words = ['search_click', 'caption', 'title', 'author', 'username', 'registration_username'];

/** Emits one record for each element of a list and each member of a map of names. */
export async function readOldLists(context: Context, out: Output): Promise<void> {
  const onElement = (value: unknown, place: Place): void => {
    const key = /^(.*)\[\d+\]$/.exec(place.path ?? '')?.[1] ?? '';
    const section = key === '' ? oldSection('main_search_history') : oldSection(key);
    if (section === null)
      out.field(key, 'unknown', 1, 'no reader knows this list; kept as “other”', sampleOf(value));
    emit(value, `${key}[]`, section ?? { kind: 'other' }, context, out, place);
  };
  const { skeleton, encoding } = await readJson(context.item, { elements: ['[]', '*[]'], onElement });
  out.encoding(encodingLabel(encoding));
  readRoot(skeleton, context, out);
  await out.drain();
}

function emit(
  raw: unknown,
  path: string,
  section: Section,
  context: Context,
  out: Output,
  source: Place,
): void {
  const { value, mended } = mendAll(raw);
  const draft: RecordDraft = {
    kind: section.kind,
    account: context.account,
    service: context.service,
    source,
  };
  if (section.category !== undefined) draft.category = section.category;
  if (Array.isArray(value)) pair(value, draft, path, out);
  else object(value, draft, path, context, out);
  noteMended(draft, mended, context);
  out.rows(1);
  out.record(draft);
}

/** `[time, name]` or `[time, text, name]`. */
function pair(value: unknown[], draft: RecordDraft, path: string, out: Output): void {
  const [when, ...said] = value.map(text);
  if (when !== undefined) draft.at = instant.any(when);
  const name = said.at(-1);
  if (name) draft.peers = [name];
  draft.text = said.length > 1 ? said.slice(0, -1).join(' · ') : name;
  out.field(path, 'read', value.length);
}

function object(value: unknown, draft: RecordDraft, path: string, context: Context, out: Output): void {
  const f = new Fields(value, path, out);
  const when = times.flatMap((key) => f.text(key) ?? [])[0];
  if (when !== undefined) draft.at = instant.any(when);
  const ip = f.text('ip_address');
  if (ip !== undefined && isIP(ip) !== 0) draft.ip = ip;
  draft.device = f.text('user_agent');
  draft.text = words.flatMap((key) => f.text(key) ?? [])[0];
  draft.place = f.text('location');
  const file = f.text('path');
  if (file !== undefined) draft.media = [context.media.find(context.item, file)];
  const others =
    'cookie_name language_code device_id type is_active_profile registration_email registration_phone_number device_name';
  f.keep(...others.split(' '));
  addRest(draft, f.rest());
  f.done();
}

/** Maps of names to times, the account's own page, and what is no list. */
function readRoot(skeleton: unknown, context: Context, out: Output): void {
  const root = objectOf(mendAll(skeleton).value);
  const source = { offset: 0, length: context.item.size };
  if ('date_joined' in root) {
    profile(root, context, out, source);
    return;
  }
  for (const [key, value] of Object.entries(root)) {
    const section = oldSection(key);
    if (Array.isArray(value) || section === null) {
      out.field(key, section === null ? 'unknown' : 'read', 1, undefined, sampleOf(value));
    } else if (key === 'registration_info') emit(value, key, section, context, out, { ...source, path: key });
    else names(objectOf(value), key, section, context, out);
  }
}

function names(
  map: Record<string, unknown>,
  key: string,
  section: Section,
  context: Context,
  out: Output,
): void {
  out.field(key, 'read');
  for (const [name, when] of Object.entries(map)) {
    const source = { offset: 0, length: context.item.size, path: `${key}.${name}` };
    const draft: RecordDraft = {
      kind: section.kind,
      account: context.account,
      service: context.service,
      source,
    };
    if (section.category !== undefined) draft.category = section.category;
    draft.at = instant.any(text(when));
    draft.peers = [name];
    draft.text = name;
    out.field(`${key}.(name)`, 'read');
    out.rows(1);
    out.record(draft);
  }
}

function profile(root: Record<string, unknown>, context: Context, out: Output, source: Place): void {
  const f = new Fields(root, '', out);
  const username = f.text('username');
  if (username !== undefined) context.people.owner(username, f.text('name'));
  const joined = f.text('date_joined');
  const draft: RecordDraft = {
    kind: 'account',
    category: 'basic_subscriber',
    account: username ?? context.account,
    service: context.service,
    text: ['name', 'username', 'email', 'phone_number', 'biography']
      .flatMap((key) => f.text(key) ?? [])
      .join(' · '),
    source,
  };
  if (joined !== undefined) draft.at = instant.any(joined);
  f.keep(...Object.keys(root).filter((key) => !['date_joined', 'username', 'name'].includes(key)));
  addRest(draft, f.rest());
  f.done();
  out.rows(1);
  out.record(draft);
}
