/** The lists of a Telegram account export beside its chats: contacts, sessions and the account itself. */
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { messageTime } from './message.js';

/** Makes a record of one element; which members it takes is all that differs between the lists. */
type Make = (f: Fields, draft: RecordDraft) => void;

/** One list of the export: where it is, and what its elements are. */
export interface Part {
  elements: string;
  kind: RecordDraft['kind'];
  category?: RecordDraft['category'];
  make: Make;
}

/** The lists that are known, by their place in the file. */
export const parts: Part[] = [
  { elements: 'contacts.list[]', kind: 'contact', category: 'contacts_friends', make: contact },
  { elements: 'frequent_contacts.list[]', kind: 'contact', category: 'contacts_friends', make: frequent },
  { elements: 'sessions.list[]', kind: 'login', category: 'login_ip_history', make: session },
  { elements: 'web_sessions.list[]', kind: 'login', category: 'login_ip_history', make: session },
  { elements: 'profile_pictures[]', kind: 'media', category: 'media_photos_video', make: picture },
  { elements: 'stories[]', kind: 'post', category: 'stories_ephemeral', make: picture },
];

/** The record of one element of a known list. */
export function partRecord(
  part: Part,
  value: unknown,
  account: string | undefined,
  out: Output,
  source: Place,
): RecordDraft {
  const f = new Fields(value, part.elements, out);
  const draft: RecordDraft = { kind: part.kind, category: part.category, service: 'Telegram', source };
  if (account !== undefined) draft.account = account;
  part.make(f, draft);
  return f.finish(draft);
}

function contact(f: Fields, draft: RecordDraft): void {
  const name = [f.text('first_name'), f.text('last_name')].filter(Boolean).join(' ');
  const phone = f.text('phone_number');
  draft.peers = [name, phone].filter((part): part is string => Boolean(part));
  draft.text = [name, phone].filter(Boolean).join(' · ');
  if (f.text('date_unixtime') === '0') f.aside('date', 'the export writes 1970 where it knows no time');
  else draft.at = messageTime(f);
  f.keep('user_id');
}

function frequent(f: Fields, draft: RecordDraft): void {
  const name = f.text('name');
  if (name !== undefined) draft.peers = [name];
  draft.text = name ?? f.text('id') ?? '';
  f.keep('id', 'category', 'type', 'rating', 'top');
}

function session(f: Fields, draft: RecordDraft): void {
  draft.at = messageTime(f, 'last_active');
  draft.ip = f.text('last_ip');
  draft.device = [f.text('device_model'), f.text('platform'), f.text('system_version'), f.text('browser')]
    .filter(Boolean)
    .join(' ');
  draft.place = [f.text('last_region'), f.text('last_country')].filter(Boolean).join(', ');
  draft.text = [
    f.text('application_name'),
    f.text('application_version'),
    f.text('domain_name'),
    f.text('bot_username'),
  ]
    .filter(Boolean)
    .join(' ');
  f.keep('created', 'created_unixtime');
}

function picture(f: Fields, draft: RecordDraft): void {
  draft.at = messageTime(f);
  const file = f.text('photo') ?? f.text('media') ?? f.text('file');
  if (file !== undefined) draft.media = [file];
  draft.text = f.text('caption') ?? f.text('text');
  f.keep(
    'width',
    'height',
    'expires',
    'expires_unixtime',
    'pinned',
    'photo_file_size',
    'file_size',
    'media_type',
    'mime_type',
  );
}
