/** Reads one thread file: `message_1.json`, `message_2.json` …, parts of one thread by their folder. */
import { keepBadElement } from '../../src/returns/bad-element.js';
import type { Item, Output, Place } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { type ElementInfo, readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { tellMembers } from '../../src/returns/tell-members.js';
import type { Context } from './context.js';
import { mendAll } from './mend.js';
import { messageRecord, type Thread } from './thread-message.js';

/** Emits a record for each message; the thread's own members are tallied from what is left. */
export async function readThread(context: Context, out: Output): Promise<void> {
  let thread: Thread | null = null;
  const onElement = (value: unknown, place: Place, info: ElementInfo) => {
    if (thread === null) {
      thread = threadOf(context.item, info.parent());
      out.thread(thread.id);
    }
    out.rows(1);
    out.record(messageRecord(value, thread, out, place, context));
  };
  const { skeleton, encoding } = await readJson(context.item, {
    elements: ['messages[]'],
    onElement,
    onBadElement: keepBadElement(out, 'messages[]'),
  });
  out.encoding(encodingLabel(encoding));
  tallyThread(skeleton, thread ?? threadOf(context.item, skeleton), context, out);
  await out.drain();
}

function threadOf(item: Item, around: unknown): Thread {
  const participants = names(around);
  return { id: threadId(item, around, participants), participants };
}

function names(around: unknown): string[] {
  const list = (mendAll(around).value as { participants?: unknown } | null)?.participants;
  if (!Array.isArray(list)) return [];
  return list
    .map((person: unknown) =>
      typeof person === 'string' ? person : (person as { name?: unknown } | null)?.name,
    )
    .filter((name): name is string => typeof name === 'string' && name !== '');
}

/**
 * The folder names a thread (`inbox/inescalder_17842`): exports have been seen that give every thread one `thread_path`.
 * A loose file has no folder; its parts then share their participants, or the pattern of their name.
 */
function threadId(item: Item, around: unknown, participants: string[]): string {
  const numbered = /^message_\d+\.json$/i.test(item.base);
  const folder = item.name.slice(0, Math.max(0, item.name.length - item.base.length - 1));
  if (numbered && folder !== '') return folder.replace(/^.*messages\//, '');
  if (participants.length > 0) return participants.join(', ');
  const { thread_path: path, title } = (around ?? {}) as { thread_path?: unknown; title?: unknown };
  if (typeof path === 'string' && path !== '') return path;
  if (typeof title === 'string' && title !== '') return title;
  return numbered ? 'message' : item.base.replace(/\.json$/i, '');
}

const known = [
  'title',
  'threadName',
  'is_still_participant',
  'thread_type',
  'thread_path',
  'joinable_mode',
  'image',
  'is_geoblocked_for_viewer',
];

/** What is said of the thread itself belongs to no message: the ledger tells it, and what nobody knows is a record of its own. */
function tallyThread(skeleton: unknown, thread: Thread, context: Context, out: Output): void {
  out.thread(thread.id);
  for (const name of names(skeleton)) context.people.add(name, thread.id);
  const members = mendAll(skeleton).value;
  const f = new Fields(members, '', out);
  tellMembers(f, known, 'of the thread', out);
  f.list('messages');
  f.whole('participants');
  f.aside('magic_words', 'words that start an animation in the chat');
  const rest = f.rest();
  f.done();
  if (rest === undefined) return;
  out.rows(1);
  const source = { offset: 0, length: context.item.size, path: '' };
  out.record({ kind: 'other', thread: thread.id, rest, source });
}
