/** Rows of Omega's list as records. */
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import type { Parties } from '../../src/returns/declared/parties.js';
import { instant } from '../../src/returns/time.js';
import type { FlatList } from './flat-list.js';

type Row = Record<string, unknown>;

const service = 'Omega';

function text(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

function time(value: unknown): RecordDraft['at'] {
  const written = text(value);
  if (written === undefined) return undefined;
  return /^\d+(\.\d+)?$/.test(written) ? instant.epochBySize(written).instant : instant.any(written);
}

function describe(row: Row, draft: RecordDraft): RecordDraft {
  const lat = Number(text(row.lat) ?? Number.NaN);
  const lon = Number(text(row.lon) ?? Number.NaN);
  if (!Number.isNaN(lat) && !Number.isNaN(lon)) [draft.lat, draft.lon] = [lat, lon];
  const place = [row.city, row.region, row.nation].flatMap((part) => text(part) ?? []).join(', ');
  if (place !== '') draft.place = place;
  draft.text = [row.first_name, row.gender, row.age].flatMap((part) => text(part) ?? []).join(' · ');
  draft.rest = row;
  return draft;
}

/** Somebody whom the account met; remembers the name by the id. */
export function person(row: Row, source: Place, out: Output, names: Map<string, string>): void {
  const name = text(row.first_name);
  const id = text(row.id);
  if (id !== undefined && name !== undefined) names.set(id, name);
  const draft: RecordDraft = { kind: 'contact', category: 'contacts_friends', service, source };
  draft.peers = [name, text(row.mbx_uid)].filter((one): one is string => one !== undefined);
  out.record(describe(row, draft));
}

export function account(row: Row, source: Place, out: Output, parties: Parties): void {
  const draft: RecordDraft = { kind: 'account', category: 'basic_subscriber', service, source };
  const id = text(row.mbx_uid) ?? text(row.first_name);
  if (id !== undefined) {
    draft.account = id;
    parties.subject(out, id, text(row.first_name));
  }
  draft.at = time(row.created_timestamp);
  out.record(describe(row, draft));
}

/** What was said: its row points to the conversation, whose row names the other's number. */
export function conversation(
  list: FlatList,
  at: number,
  source: Place,
  out: Output,
  names: Map<string, string>,
  parties: Parties,
): void {
  const to = list.pointer(at, 'conversation');
  const row = list.row(at, 'said');
  const talk = to === undefined ? {} : list.row(to, 'conversation');
  const draft: RecordDraft = { kind: 'message', category: 'message_content', service, source };
  draft.at = time(row.createdAt);
  draft.text = text(row.content);
  const other = text(talk.user_id);
  if (other !== undefined) {
    draft.thread = other;
    out.thread(other);
    draft.peers = [names.get(other) ?? other];
    parties.add(out, ...draft.peers);
  }
  draft.rest = { ...row, conversation: talk };
  draft.notes = ['the row names the conversation, not who wrote: the name is that of the other side'];
  out.record(draft);
}
