/** One entry of a list in a Meta download as a record. */
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { addRest, type Context, noteMended } from './context.js';
import {
  accountOf,
  type Fact,
  factsOf,
  ipOf,
  lineOf,
  listOf,
  objectOf,
  text,
  timeOf,
  valueUnder,
} from './entry-facts.js';
import { describePlain, facebookKeys } from './facebook-entry.js';
import { mendAll } from './mend.js';
import type { Section } from './sections.js';

const known = [
  'title',
  'string_map_data',
  'string_list_data',
  'media_map_data',
  'media_list_data',
  'label_values',
  'media',
  'uri',
  'href',
  'creation_timestamp',
  'timestamp',
  'taken_at',
  'media_metadata',
  'cross_post_source',
  'dubbing_info',
  'media_variants',
  'fbid',
  'ent_name',
  'attachments',
  ...facebookKeys,
];

/** The record of one entry; `path` is where its list stands: `relationships_followers[]`. */
export function entryRecord(
  raw: unknown,
  path: string,
  section: Section,
  context: Context,
  out: Output,
  place: Place,
): RecordDraft {
  const { value, mended } = mendAll(raw);
  const entry = objectOf(value);
  const facts = factsOf(entry);
  const draft: RecordDraft = {
    kind: section.kind,
    service: context.service,
    account: context.account,
    source: place,
  };
  if (section.category !== undefined) draft.category = section.category;
  // A profile's entry holds when its picture was made, which is no moment of the account.
  const at = section.kind === 'account' ? timeOf(facts, {}) : timeOf(facts, entry);
  if (at !== null) draft.at = at;
  if (typeof value === 'string') draft.text = value;
  else if (facts.length === 0) describePlain(draft, entry);
  describe(draft, facts, text(entry.title));
  setMedia(draft, entry, context);
  keepAll(draft, value, path, out, section.kind === 'account' && context.facebook);
  noteMended(draft, mended, context);
  return draft;
}

function describe(draft: RecordDraft, facts: Fact[], title: string): void {
  const ip = ipOf(facts);
  if (ip !== undefined) draft.ip = ip;
  const device = valueUnder(facts, /user.?agent|^device|gerät|appareil|dispositivo/i);
  if (device !== undefined) draft.device = device;
  const line = lineOf(facts, title);
  if (line !== '' && facts.length > 0) draft.text = line;
  draft.text ??= line === '' ? undefined : line;
  if (draft.kind !== 'contact' && draft.kind !== 'reaction') return;
  const account = draft.kind === 'contact' ? accountOf(facts, title) : title;
  if (draft.peers === undefined && account !== undefined && account !== '') draft.peers = [account];
}

function setMedia(draft: RecordDraft, entry: Record<string, unknown>, context: Context): void {
  const parts = [
    entry,
    ...listOf(entry.media).map(objectOf),
    ...listOf(entry.media_list_data).map(objectOf),
    ...Object.values(objectOf(entry.media_map_data)).map(objectOf),
  ];
  const media = parts.map((part) => text(part.uri)).filter((uri) => uri !== '');
  if (media.length > 0) draft.media = media.map((uri) => context.media.find(context.item, uri));
  const place = parts.map(exifPlace).find((found) => found !== null);
  if (place) {
    Object.assign(draft, place);
    draft.notes = ['position taken from the picture’s own data'];
  }
}

function exifPlace(part: Record<string, unknown>): { lat: number; lon: number } | null {
  const data = objectOf(part.media_metadata);
  for (const kind of ['photo_metadata', 'video_metadata']) {
    for (const exif of listOf(objectOf(data[kind]).exif_data).map(objectOf)) {
      const [lat, lon] = [exif.latitude, exif.longitude];
      if (typeof lat === 'number' && typeof lon === 'number') return { lat, lon };
    }
  }
  return null;
}

/** All members stay in the rest as they came; labels inside are tallied one by one, since they are the layout's columns. A profile (`open`) is an open set. */
function keepAll(draft: RecordDraft, value: unknown, path: string, out: Output, open: boolean): void {
  if (typeof value === 'string') out.field(path, 'read');
  const f = new Fields(typeof value === 'string' ? undefined : value, path, out);
  f.keep(...(open ? Object.keys(objectOf(value)) : known));
  addRest(draft, f.rest());
  f.done();
}
