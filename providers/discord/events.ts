/** `Activity/…/events-*.json`: JSON lines of everything the app reported, among it sign-ins with their IP address. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readNdjson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { quoted } from '../../src/returns/told.js';

/** Types that tie the account to an address at a time; any other type is kept as `other`, its address too. */
const loginTypes = /^(session_|app_opened|login|logout|register)/;
/** Ids remembered to tell an event that stands in two folders; past it they are no longer compared, and that is said. */
const maxIds = 2_000_000;

/** Events seen so far over all files, by a number made of their id. */
export class SeenEvents {
  private readonly ids = new Set<number>();
  twice = 0;
  full = false;

  /** True when the id came before. */
  again(id: string): boolean {
    const key = numberOf(id);
    if (this.ids.has(key)) {
      this.twice += 1;
      return true;
    }
    if (this.ids.size < maxIds) this.ids.add(key);
    else this.full = true;
    return false;
  }
}

/** 52 bits of FNV-1a: two different ids of one package fall together once in about a thousand packages of two million. */
function numberOf(id: string): number {
  let low = 0x811c9dc5;
  let high = 0x1000193;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + i), 0x85ebca6b);
  }
  return (low >>> 0) * 0x100000 + ((high >>> 0) & 0xfffff);
}

/** Emits one record for each line; a line that is no JSON is reported with its place. */
export async function readEvents(
  item: Item,
  seen: SeenEvents,
  account: string | undefined,
  out: Output,
): Promise<void> {
  const info = await readNdjson(
    item,
    (value, place) => {
      out.rows(1);
      out.record(event(value, seen, account, out, place));
    },
    (error, place, text) => {
      out.rows(1);
      out.field('(line)', 'failed', 1, `line ${place.line} is no JSON: ${quoted(error.message)}`, text);
    },
  );
  out.encoding(encodingLabel(info.encoding));
  await out.drain();
}

function event(
  value: unknown,
  seen: SeenEvents,
  account: string | undefined,
  out: Output,
  source: Place,
): RecordDraft {
  const f = new Fields(value, '', out);
  const type = f.text('event_type') ?? '';
  const id = f.text('event_id');
  const ip = f.text('ip') ?? f.text('client_ip');
  const draft: RecordDraft = {
    kind: ip !== undefined && loginTypes.test(type) ? 'login' : 'other',
    at: eventTime(f),
    account: account ?? f.text('user_id'),
    text: type,
    ip,
    place:
      [f.text('city'), f.text('region_code'), f.text('country_code')].filter(Boolean).join(', ') || undefined,
    device:
      [f.text('device'), f.text('os'), f.text('os_version'), f.text('browser')].filter(Boolean).join(' ') ||
      undefined,
    service: 'Discord',
    source,
  };
  if (draft.kind === 'login') draft.category = 'login_ip_history';
  if (id !== undefined && seen.again(id))
    draft.notes = ['the same event stands in another file of the package too'];
  keepOpenSet(f, value);
  return f.finish(draft);
}

/** Each type of event has members of its own, hundreds in all: they are kept, not reported as unknown. */
function keepOpenSet(f: Fields, value: unknown): void {
  const columns = new Set([
    'event_type',
    'ip',
    'timestamp',
    'city',
    'region_code',
    'country_code',
    'device',
    'os',
    'os_version',
    'browser',
  ]);
  for (const key of Object.keys((value ?? {}) as object)) if (!columns.has(key)) f.keep(key);
}

/** Times are wrapped in quotes of their own: `"\"2026-03-09T08:00:00.000Z\""`, or the word null. */
function eventTime(f: Fields): RecordDraft['at'] {
  for (const key of ['timestamp', 'client_send_timestamp', 'client_track_timestamp']) {
    const text = f.text(key)?.replace(/^"|"$/g, '');
    if (text === undefined || text === 'null' || text === '') continue;
    return /^\d+$/.test(text) ? instant.epochBySize(text).instant : instant.any(text);
  }
  return null;
}
