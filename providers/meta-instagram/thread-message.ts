/** One message of a thread file as a record. */
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { addRest, type Context, noteMended } from './context.js';
import { objectOf } from './entry-facts.js';
import { mendAll } from './mend.js';

/** Lists (or one object) of files sent with a message. */
const fileLists = ['photos', 'videos', 'audio_files', 'gifs', 'files', 'sticker', 'media'];

/** What the download of encrypted chats writes in place of a path. */
const notFetched = 'Failed to download media';

const kept = (
  'type share reactions is_unsent isUnsent is_taken_down is_geoblocked_for_viewer call_duration missed ' +
  'users plan payment_info bumped_message_metadata sender_id_INTERNAL is_reported reactions_count live_location_share link is_unsent_image_by_messenger_kid_parent'
).split(' ');

/** The thread around a message. */
export interface Thread {
  id: string;
  participants: string[];
}

/** Reads both spellings: `sender_name`, `content`, `timestamp_ms`, and `senderName`, `text`, `timestamp`. */
export function messageRecord(
  raw: unknown,
  thread: Thread,
  out: Output,
  place: Place,
  context: Context,
): RecordDraft {
  const { value, mended } = mendAll(raw);
  const f = new Fields(value, 'messages[]', out);
  const actor = f.text('sender_name') ?? f.text('senderName');
  const draft: RecordDraft = {
    kind: kindOf(objectOf(value)),
    account: context.account,
    thread: thread.id,
    text: f.text('content') ?? f.text('text'),
    ip: f.text('ip'),
    category: 'message_content',
    service: context.service,
    source: place,
  };
  const ms = f.text('timestamp_ms') ?? f.text('timestamp');
  if (ms !== undefined) draft.at = instant.epoch(ms, 'ms');
  if (actor !== undefined) speak(draft, actor, thread, context);
  const named = fileLists.flatMap((key) => files(f, key));
  const media = named.filter((uri) => uri !== notFetched).map((uri) => context.media.find(context.item, uri));
  if (media.length > 0) draft.media = media;
  if (named.includes(notFetched))
    draft.notes = ['a file of this message could not be fetched when the download was made'];
  f.keep(...kept);
  addRest(draft, f.rest());
  noteMended(draft, mended, context);
  f.done();
  return draft;
}

/** A call line and the joining or leaving of a group are no messages. */
function kindOf(value: Record<string, unknown>): RecordDraft['kind'] {
  if (value.type === 'Call' || value.call_duration !== undefined) return 'call';
  return value.type === 'Subscribe' || value.type === 'Unsubscribe' ? 'system' : 'message';
}

function speak(draft: RecordDraft, actor: string, thread: Thread, context: Context): void {
  draft.actor = actor;
  context.people.add(actor, thread.id);
  const peers = thread.participants.filter((name) => name !== actor);
  if (peers.length > 0 && peers.length <= 20) draft.peers = peers;
}

function files(f: Fields, key: string): string[] {
  const one = f.child(key);
  const uris: string[] = [];
  for (const file of one === undefined ? f.children(key) : [one]) {
    const uri = file.text('uri');
    if (uri !== undefined) uris.push(uri);
    file.keep(
      'creation_timestamp',
      'media_path_INTERNAL',
      'type_INTERNAL',
      'backup_uri',
      'ai_stickers',
      'thumbnail',
      'title',
    );
  }
  return uris;
}
