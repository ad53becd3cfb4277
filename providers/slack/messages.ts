/** The day files of a Slack export: the messages of one channel on one day. */
import type { Item, RecordDraft } from '../../src/returns/contract.js';
import { type JsonContext, jsonPart } from '../../src/returns/declared/json-part.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import type { SlackState } from './people.js';

/** Subtypes that say what happened to a channel; the others are what somebody or some app wrote. */
const notices =
  /^(channel|group|mpim|im)_|^(bot_add|bot_remove|bot_enable|bot_disable|pinned_item|unpinned_item|reminder_add|app_conversation_join|tombstone|sh_room_created|document_mention|ekm_access_denied|file_mention|reply_broadcast_removed)$/;

function message(f: Fields, draft: RecordDraft, { item, out, state }: JsonContext<SlackState>): void {
  const subtype = f.text('subtype');
  if (subtype !== undefined && notices.test(subtype)) draft.kind = 'system';
  const ts = f.text('ts');
  if (ts !== undefined) draft.at = instant.epoch(ts, 's');
  draft.actor = writer(f, state);
  const thread = channelOf(item, f, state);
  if (thread !== undefined) {
    draft.thread = thread;
    out.thread(thread);
  }
  draft.text = f.text('text') ?? textOfAttachments(f);
  const media = filesOf(f);
  if (media.length > 0) draft.media = media;
  if (draft.kind === 'message') state.parties.add(out, draft.actor);
  f.keep(
    'type',
    'subtype',
    'user',
    'bot_id',
    'username',
    'thread_ts',
    'parent_user_id',
    'reply_count',
    'channel',
  );
  f.keep(...otherKeys);
}

const otherKeys = (
  'attachments blocks edited reactions replies reply_users reply_users_count latest_reply is_locked subscribed ' +
  'last_read client_msg_id team user_team source_team user_profile bot_profile icons upload display_as_bot files file ' +
  'comment is_intro inviter topic purpose name old_name item item_type pinned_to permalink root hidden x_files ' +
  'saved metadata app_id bot_link room no_notifications is_ephemeral unread_count members original trail previous ' +
  'deleted_ts event_ts saved_at assistant_app_thread'
).split(' ');

/** Member, or the name an app writes under. */
function writer(f: Fields, state: SlackState): string | undefined {
  const user = f.text('user');
  if (user !== undefined) return state.nameOf(user);
  const own = f.text('username');
  if (own !== undefined) return own;
  const comment = f.raw('comment') as { user?: unknown } | undefined;
  if (typeof comment?.user === 'string') return state.nameOf(comment.user);
  const file = f.raw('file') as { user?: unknown } | undefined;
  return typeof file?.user === 'string' ? state.nameOf(file.user) : f.text('bot_id');
}

/** The folder of a day file is the channel's name or id. Without a folder only the message itself can say it. */
function channelOf(item: Item, f: Fields, state: SlackState): string | undefined {
  const folder = item.name.split('/').at(-2);
  const isDay = /^\d{4}-\d{2}-\d{2}/.test(item.base);
  const id = isDay && folder !== undefined ? folder : f.text('channel');
  return id === undefined ? undefined : (state.channels.get(id) ?? id);
}

/** What an app wrote is often only in its attachments. */
function textOfAttachments(f: Fields): string | undefined {
  const attachments = f.raw('attachments');
  if (!Array.isArray(attachments)) return undefined;
  const texts = attachments.flatMap((one: { text?: unknown; fallback?: unknown } | null) => {
    const text = one?.text || one?.fallback;
    return typeof text === 'string' ? [text] : [];
  });
  return texts.length > 0 ? texts.join('\n') : undefined;
}

/** Files are not in the export: their names, and the address in the rest. */
function filesOf(f: Fields): string[] {
  const files = [...f.list('files'), f.raw('file')];
  return files.flatMap((one) => {
    const { name, id } = (one ?? {}) as { name?: unknown; id?: unknown };
    const known = typeof name === 'string' && name !== '' ? name : id;
    return typeof known === 'string' ? [known] : [];
  });
}

export const dayPart = jsonPart<SlackState>({
  table: 'messages',
  empty: /^\d{4}-\d{2}-\d{2}/,
  proof: ['[].type', '[].ts'],
  oneOf: ['[].text', '[].subtype', '[].user'],
  sign: /"ts"\s*:\s*"\d{9,10}\.\d{6}"/,
  lists: [{ elements: '[]', kind: 'message', category: 'message_content', service: 'Slack', make: message }],
});
