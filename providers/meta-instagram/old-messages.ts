/** Reads the `messages.json` of 2020, which holds all conversations in one list. */
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { type ElementInfo, readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { addRest, type Context, noteMended } from './context.js';
import { mendAll } from './mend.js';

const path = '[].conversation[]';
const kept = [
  'likes',
  'heart',
  'action',
  'story_share',
  'story_share_type',
  'media_owner',
  'media_share_caption',
  'media_share_url',
  'video_call_action',
  'animated_media_images',
  'live_video_share',
  'live_video_invite',
  'mentioned_username',
  'link',
  'profile_share_name',
  'profile_share_username',
  'hashtag',
  'user',
  'is_random',
];

/** Emits a record for each message; a conversation is known by its participants. */
export async function readOldMessages(context: Context, out: Output): Promise<void> {
  const names = new ThreadNames();
  const onElement = (value: unknown, place: Place, info: ElementInfo) => {
    const thread = names.of(place.path ?? '', info.parent());
    out.thread(thread.id);
    out.rows(1);
    out.record(oldRecord(value, thread, context, out, place));
  };
  const { skeleton, encoding } = await readJson(context.item, { elements: [path], onElement });
  out.encoding(encodingLabel(encoding));
  tally(skeleton, names, context, out);
  await out.drain();
}

interface OldThread {
  id: string;
  participants: string[];
}

/** Conversations by their place in the list; two with the same people are told apart by it. */
class ThreadNames {
  private readonly byPlace = new Map<string, OldThread>();
  private readonly used = new Set<string>();

  of(elementPath: string, around: unknown): OldThread {
    const place = elementPath.replace(/\.conversation.*$/, '');
    const known = this.byPlace.get(place);
    if (known !== undefined) return known;
    const list = (mendAll(around).value as { participants?: unknown } | null)?.participants;
    const participants = Array.isArray(list) ? list.map(String) : [];
    const plain = participants.join(', ') || place;
    const thread = { id: this.used.has(plain) ? `${plain} ${place}` : plain, participants };
    this.used.add(thread.id);
    this.byPlace.set(place, thread);
    return thread;
  }
}

function oldRecord(
  raw: unknown,
  thread: OldThread,
  context: Context,
  out: Output,
  place: Place,
): RecordDraft {
  const { value, mended } = mendAll(raw);
  const f = new Fields(value, path, out);
  const draft: RecordDraft = {
    kind: f.has('video_call_action') ? 'call' : 'message',
    account: context.account,
    thread: thread.id,
    actor: f.text('sender'),
    text: f.text('text'),
    category: 'message_content',
    service: context.service,
    source: place,
  };
  const at = f.text('created_at');
  if (at !== undefined) draft.at = instant.any(at);
  if (draft.actor !== undefined) context.people.add(draft.actor, thread.id);
  const peers = thread.participants.filter((name) => name !== draft.actor);
  if (peers.length > 0 && peers.length <= 20) draft.peers = peers;
  const media = [f.text('media'), f.text('media_url'), f.text('voice_media')].filter(
    (uri) => uri !== undefined,
  );
  if (media.length > 0) draft.media = media.map((uri) => context.media.find(context.item, uri));
  f.keep(...kept);
  addRest(draft, f.rest());
  noteMended(draft, mended, context);
  f.done();
  return draft;
}

function tally(skeleton: unknown, names: ThreadNames, context: Context, out: Output): void {
  for (const [index, value] of (Array.isArray(skeleton) ? skeleton : []).entries()) {
    const thread = names.of(`[${index}]`, value);
    out.thread(thread.id);
    for (const name of thread.participants) context.people.add(name, thread.id);
    const f = new Fields(value, '[]', out);
    f.raw('participants');
    f.list('conversation');
    f.done();
  }
}
