/** Reads TextNow's data disclosure package: JSON lists of calls, messages and account tables, media and voicemail beside them. */
import type { Listing, RecordDraft } from '../../src/returns/contract.js';
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { type JsonContext, type JsonList, jsonPart } from '../../src/returns/declared/json-part.js';
import { Parties } from '../../src/returns/declared/parties.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { SentFiles } from './sent-files.js';

class State {
  readonly parties = new Parties('TextNow');
  readonly files: SentFiles;

  constructor(listing: Listing) {
    this.files = new SentFiles(listing);
  }
}

const service = 'TextNow';

function call(f: Fields, draft: RecordDraft, { out, state }: JsonContext<State>): void {
  const at = f.text('start_time');
  if (at !== undefined) draft.at = instant.any(at);
  draft.actor = f.text('caller');
  const called = f.text('called');
  if (called !== undefined) draft.peers = [called];
  state.parties.add(out, draft.actor, called);
  f.keep('duration');
}

/** A message row is also written for a voicemail, a sent file and a missed call; its text tells which. */
function message(f: Fields, draft: RecordDraft, { out, state }: JsonContext<State>): void {
  const at = f.text('date');
  if (at !== undefined) draft.at = instant.any(at);
  const account = f.text('username');
  const other = f.text('contact_value');
  draft.account = account;
  if (account !== undefined) state.parties.subject(out, account);
  draft.thread = other;
  if (other !== undefined) out.thread(other);
  state.parties.add(out, other);
  sides(f.text('direction'), account, other, draft);
  content(f.text('message'), draft, state.files);
  f.keep('direction', 'contact_name', 'device_id', 'read', 'deleted');
}

/** 1 = received, 2 = sent. */
function sides(
  direction: string | undefined,
  account: string | undefined,
  other: string | undefined,
  draft: RecordDraft,
): void {
  if (direction === '1') {
    draft.actor = other;
    if (account !== undefined) draft.peers = [account];
    return;
  }
  if (direction === '2') draft.actor = account;
  else draft.notes = ['the direction is neither 1 (received) nor 2 (sent)'];
  if (other !== undefined) draft.peers = [other];
}

function content(text: string | undefined, draft: RecordDraft, files: SentFiles): void {
  draft.text = text;
  if (text === undefined) return;
  if (/^Missed call from/.test(text)) draft.kind = 'system';
  const sent = files.of(text);
  if (sent === null) return;
  draft.media = [sent.ref];
  if (sent.voicemail) draft.category = 'voicemail';
  if (sent.note !== undefined) draft.notes = [...(draft.notes ?? []), sent.note];
}

function contact(f: Fields, draft: RecordDraft, { out, state }: JsonContext<State>): void {
  const number = f.text('contact_value');
  const name = f.text('name');
  draft.peers = [name, number].filter((one) => one !== undefined);
  state.parties.add(out, number);
}

/** Tables of which only the name is public: every member is kept, and reported as unknown. */
const table = (
  name: string,
  kind: RecordDraft['kind'],
  category?: RecordDraft['category'],
): JsonList<State> => ({
  elements: `${name}[]`,
  kind,
  category,
  service,
  make: () => undefined,
});

export const reader = declaredReader<State>({
  id: 'textnow',
  version: 1,
  provider: 'textnow',
  title: "TextNow's data disclosure package (what a user is given)",
  layouts: [
    { id: 'disclosure', title: 'calls.json, messages.json, user_shard.json, media/, voicemail/ (2025)' },
  ],
  parts: [
    jsonPart<State>({
      table: 'calls',
      proof: ['[].start_time', '[].caller', '[].called'],
      empty: /^calls\.json$/i,
      lists: [{ elements: '[]', kind: 'call', category: 'call_detail_records', service, make: call }],
    }),
    jsonPart<State>({
      table: 'messages',
      proof: ['[].contact_value', '[].direction', '[].message', '[].date'],
      empty: /^messages\.json$/i,
      lists: [{ elements: '[]', kind: 'message', category: 'message_content', service, make: message }],
    }),
    jsonPart<State>({
      table: 'user_shard',
      proof: ['contacts', 'sessions', 'identities', 'subscriptions', 'user_attributes'],
      lists: [
        { elements: 'contacts[]', kind: 'contact', category: 'contacts_friends', service, make: contact },
        table('users', 'account', 'basic_subscriber'),
        table('user_attributes', 'account', 'basic_subscriber'),
        table('devices', 'device', 'device_identifiers'),
        table('sessions', 'other'),
        table('subscriptions', 'other'),
        table('identities', 'other'),
      ],
    }),
  ],
  state: (listing) => new State(listing),
});
