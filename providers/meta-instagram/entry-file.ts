/** Reads a file of entry lists: `{ "<root key>": [ … ] }`, or one bare list known by the file's name. */
import type { Output, Place } from '../../src/returns/contract.js';
import { sampleOf } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import type { Context } from './context.js';
import { entryRecord } from './entry.js';
import { objectOf } from './entry-facts.js';
import { facebookFile, facebookSection } from './facebook-sections.js';
import { ownerOf } from './owner.js';
import { type Section, sectionOfEntry, sectionOfFile, sectionOfKey } from './sections.js';

const unknownSection: Section = { kind: 'other' };

/** Lists of entries: at the root, in a root member, and for two of Facebook's one level down. */
const elements = ['[]', '*[]', 'event_responses_v2.*[]', 'group_posts_v2.*[]'];

/** Emits one record for each entry; lists whose name is not known are kept as `other` and reported. */
export async function readEntries(context: Context, out: Output): Promise<void> {
  const lists = new Map<string, { section: Section | null; count: number }>();
  const onElement = (value: unknown, place: Place) => {
    const key = /^(.*)\[\d+\]$/.exec(place.path ?? '')?.[1] ?? '';
    const list = lists.get(key) ?? {
      section: sectionFor(key, context) ?? (key === '' ? sectionOfEntry(value) : null),
      count: 0,
    };
    lists.set(key, list);
    list.count += 1;
    emit(value, key, list.section, context, out, place);
  };
  const { skeleton, encoding } = await readJson(context.item, { elements, onElement });
  out.encoding(encodingLabel(encoding));
  for (const [key, { section, count }] of lists)
    if (section === null) reportUnknown(key, count, context, out);
  readSingles(skeleton, context, out);
  await out.drain();
}

function emit(
  value: unknown,
  key: string,
  section: Section | null,
  context: Context,
  out: Output,
  place: Place,
  single = false,
): void {
  out.rows(1);
  const owner = /^profile(_user|_v2)?$/.test(key) ? ownerOf(value) : null;
  if (owner !== null) context.people.owner(owner.id, owner.name);
  out.record(entryRecord(value, single ? key : `${key}[]`, section ?? unknownSection, context, out, place));
}

function sectionFor(key: string, { item, facebook }: Context): Section | null {
  const root = key.split('.')[0] ?? '';
  const own = facebook ? (key === '' ? facebookFile(item.base) : facebookSection(root)) : null;
  return own ?? (key === '' ? sectionOfFile(item.base) : sectionOfKey(root));
}

function reportUnknown(key: string, count: number, context: Context, out: Output): void {
  const name = key === '' ? context.item.base : key;
  out.field(
    key === '' ? '[]' : key,
    'unknown',
    count,
    'no reader knows this list; its entries are kept as “other”',
  );
  out.finding(
    'drift',
    'section-unknown',
    `The list “${name}” in ${context.item.path} is new to Tecum: its ${count} entries are kept as “other”. Look at them, and tell the maintainers what they are.`,
  );
}

/** Members of the root that are no lists: one entry each where they have an entry's shape, else unknown. */
function readSingles(skeleton: unknown, context: Context, out: Output): void {
  for (const [key, value] of Object.entries(objectOf(skeleton))) {
    if (Array.isArray(value)) {
      out.field(key, 'read');
      continue;
    }
    const entry = objectOf(value);
    const shaped = 'string_map_data' in entry || 'media_map_data' in entry || 'string_list_data' in entry;
    const section = sectionFor(key, context);
    if (shaped || (context.facebook && section !== null && !hasLists(key)))
      emit(value, key, section, context, out, { offset: 0, length: context.item.size, path: key }, true);
    else if (hasLists(key)) out.field(key, 'read');
    else {
      out.field(key, 'unknown', 1, 'no reader knows this member', sampleOf(value));
      // Of a list or text the sample is nearly all; an object is kept whole, so that it can be searched.
      if (Object.keys(entry).length > 0)
        emit(value, key, section, context, out, { offset: 0, length: context.item.size, path: key }, true);
    }
  }
}

function hasLists(key: string): boolean {
  return elements.some((pattern) => pattern.startsWith(`${key}.`));
}
