/** One message or service line of a Telegram export as a record. */
import type { Instant, Place, RecordDraft } from '../../src/returns/contract.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import type { Chat } from './chats.js';
import { keptKeys } from './message-keys.js';

/** Finds the item that a path in the export stands for; the path itself when it is not there. */
export type FindMedia = (path: string) => string;

/** Members that name a file, in the order in which they are shown. */
const fileKeys = ['photo', 'file', 'thumbnail', 'contact_vcard'];

/** The record of one element of a `messages` list. */
export function messageRecord(f: Fields, chat: Chat, find: FindMedia, source: Place): RecordDraft {
  const type = f.text('type');
  const service = type === 'service';
  if (type !== undefined && type !== 'message' && !service) f.keep('type');
  const name = f.text('from') ?? f.text('actor');
  const actor = chat.people.nameOf(f.raw('from_id') ?? f.raw('actor_id'), name);
  const notes: string[] = [];
  const draft: RecordDraft = {
    kind: service ? 'system' : 'message',
    at: messageTime(f),
    thread: chat.thread,
    category: 'message_content',
    service: 'Telegram',
    source,
  };
  if (chat.owner !== null) draft.account = chat.owner.account;
  if (actor !== undefined) draft.actor = actor;
  setPeers(draft, chat, f.raw('from_id'), notes);
  setContent(draft, f, service, find);
  setRest(draft, f, name);
  if (notes.length > 0) draft.notes = notes;
  return draft;
}

/** `date_unixtime` is the moment itself; `date` is the exporting computer's clock, without a zone unless it says one. */
export function messageTime(f: Fields, text = 'date', unix = `${text}_unixtime`): Instant | null {
  const count = f.text(unix);
  if (count !== undefined) {
    f.keep(text);
    return instant.epoch(count, 's');
  }
  const written = f.text(text);
  return written === undefined ? null : instant.any(written);
}

function setContent(draft: RecordDraft, f: Fields, service: boolean, find: FindMedia): void {
  const { text, links } = plainText(f.whole('text'));
  f.aside('text_entities', 'the text once more, cut into its parts');
  f.keep(...keptKeys);
  if (text !== '') draft.text = text;
  else if (service) draft.text = f.text('action') ?? '';
  const media = fileKeys.flatMap((key) => (f.has(key) ? [find(f.text(key) ?? '')] : []));
  if (media.length > 0) draft.media = media;
  const place = f.child('location_information');
  if (place !== undefined) {
    draft.lat = place.number('latitude');
    draft.lon = place.number('longitude');
  }
  if (links.length > 0) draft.rest = { links };
}

/** A name that differs from the one shown for the same id (it was changed) is kept beside it. */
function setRest(draft: RecordDraft, f: Fields, name: string | undefined): void {
  const rest = { ...f.rest(), ...draft.rest };
  if (name !== undefined && name !== draft.actor) rest.from = name;
  if (Object.keys(rest).length > 0) draft.rest = rest;
  f.done();
}

/** In a personal chat the other person is known from the chat itself: its id is theirs. */
function setPeers(draft: RecordDraft, chat: Chat, fromId: unknown, notes: string[]): void {
  if (!chat.otherKnown || fromId === undefined) return;
  const byOther = String(fromId) === `user${chat.id}`;
  const peer = byOther
    ? chat.people.nameOf(chat.owner?.fromId, chat.owner?.name ?? chat.owner?.account)
    : chat.name;
  if (peer === undefined) return;
  draft.peers = [peer];
  notes.push('other party inferred from the personal chat that holds the message');
}

/** A text is a string, or a list of strings and of parts with a `type`; parts are joined as they stand. */
export function plainText(value: unknown): { text: string; links: string[] } {
  if (typeof value === 'string') return { text: value, links: [] };
  if (!Array.isArray(value)) return { text: '', links: [] };
  const links: string[] = [];
  const pieces = value.map((part: unknown) => {
    if (typeof part === 'string') return part;
    const { text, href } = (part ?? {}) as { text?: unknown; href?: unknown };
    if (typeof href === 'string') links.push(href);
    return typeof text === 'string' ? text : '';
  });
  return { text: pieces.join(''), links };
}
