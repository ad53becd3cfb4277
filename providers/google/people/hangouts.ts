/** `Hangouts.json` of a Takeout, in its older and newer shape: one event a message, a call or a change of the group. */
import type { Item, Output, Place, RecordDraft } from '../../../src/returns/contract.js';
import { Fields, tallyInside } from '../../../src/returns/fields.js';
import { type ElementInfo, readJson } from '../../../src/returns/formats/json.js';
import { encodingLabel } from '../../../src/returns/formats/text.js';
import { instant } from '../../../src/returns/time.js';
import { badElement } from '../context.js';

const service = 'Hangouts';
const patterns = ['conversations[].events[]', 'conversation_state[].conversation_state.event[]'];

/** Emits one `message` for each event with a message, `system` for the others. */
export async function readHangouts(item: Item, out: Output): Promise<void> {
  const names = new ParticipantNames(out);
  const { skeleton, encoding } = await readJson(item, {
    elements: patterns,
    onElement: (value, place, info) => {
      out.rows(1);
      out.record(event(value, patterns[info.pattern]!, place, out, names, info));
    },
    onBadElement: badElement(out, patterns[0]!),
  });
  out.encoding(encodingLabel(encoding));
  const root = new Fields(skeleton, '', out);
  root.keep('continuation_end_timestamp');
  for (const key of ['conversations', 'conversation_state']) aboutConversations(root.raw(key), `${key}`, out);
  root.done();
  await out.drain();
}

/** What stands beside the events: the people, told as accounts, and settings, which are no record's. */
function aboutConversations(value: unknown, path: string, out: Output): void {
  if (typeof value !== 'object' || value === null) return;
  out.field(`${path} (participants)`, 'read', 1);
  for (const [id, name] of namesIn(value)) out.account({ id, name, service, role: 'party' });
  const told = new Set(['gaia_id', 'fallback_name']);
  tallyInside(value, path, (inner, member) => {
    if (typeof member === 'object' && member !== null) out.field(inner, 'read', 0);
    else if (told.has(inner.slice(inner.lastIndexOf('.') + 1))) out.field(inner, 'read', 1);
    else out.field(inner, 'set_aside', 1, 'about the conversation, which every message names');
  });
}

function event(
  value: unknown,
  path: string,
  source: Place,
  out: Output,
  names: ParticipantNames,
  info: ElementInfo,
): RecordDraft {
  const f = new Fields(value, path, out);
  const thread = f.child('conversation_id')?.text('id');
  const sender = f.child('sender_id');
  const id = sender?.text('gaia_id') ?? sender?.text('chat_id');
  sender?.keep('chat_id');
  const time = f.text('timestamp');
  const message = f.child('chat_message')?.child('message_content');
  const draft: RecordDraft = {
    kind: message === undefined ? 'system' : 'message',
    category: 'message_content',
    service,
    thread,
    actor: id === undefined ? undefined : names.of(id, thread, info),
    text: message === undefined ? f.text('event_type') : textOf(segmentsOf(message)),
    source,
  };
  if (time !== undefined) draft.at = instant.epoch(time, 'us');
  message?.keep('attachment');
  if (thread !== undefined) out.thread(thread);
  f.keep(
    ...'self_event_state event_id advances_sort_timestamp event_otr delivery_medium event_type event_version hangout_event membership_change conversation_rename group_link_sharing_modification otr_modification state_type'.split(
      ' ',
    ),
  );
  return f.finish(draft);
}

/** What a segment has beside its words (a link, a style, a sort that is not known) is kept with all of them. */
function segmentsOf(message: Fields): unknown {
  const segments = message.peek('segment');
  const plain = (one: Record<string, unknown> | null): boolean =>
    one !== null &&
    Object.keys(one).every((key) => key === 'text' || key === 'type') &&
    (one.type === undefined || one.type === 'TEXT' || one.type === 'LINE_BREAK');
  if (!Array.isArray(segments) || !segments.every(plain)) message.keep('segment');
  return message.whole('segment');
}

function textOf(segments: unknown): string | undefined {
  if (!Array.isArray(segments)) return undefined;
  return segments
    .map(
      (segment: { text?: unknown; type?: unknown }) =>
        segment?.text ?? (segment?.type === 'LINE_BREAK' ? '\n' : ''),
    )
    .join('');
}

/** Names of the people of a conversation, which stand before its events. Only the present conversation is kept. */
class ParticipantNames {
  #thread: string | undefined;
  #names = new Map<string, string>();

  constructor(private readonly out: Output) {}

  of(id: string, thread: string | undefined, info: ElementInfo): string {
    if (thread !== this.#thread || thread === undefined) {
      this.#thread = thread;
      this.#names = namesIn(info.parent());
      for (const [party, name] of this.#names) this.out.account({ id: party, name, service, role: 'party' });
    }
    if (!this.#names.has(id)) this.out.account({ id, service, role: 'party' });
    return id;
  }
}

function namesIn(value: unknown): Map<string, string> {
  const names = new Map<string, string>();
  const look = (inner: unknown, depth: number): void => {
    if (typeof inner !== 'object' || inner === null || depth > 4) return;
    const people = (inner as { participant_data?: unknown }).participant_data;
    if (Array.isArray(people)) for (const one of people) addName(one, names);
    else for (const member of Object.values(inner)) look(member, depth + 1);
  };
  look(value, 0);
  return names;
}

function addName(value: unknown, names: Map<string, string>): void {
  const { id, fallback_name: name } = (value ?? {}) as {
    id?: { gaia_id?: unknown };
    fallback_name?: unknown;
  };
  if (typeof id?.gaia_id === 'string' && typeof name === 'string') names.set(id.gaia_id, name);
}

/** True for either shape. */
export function isHangouts(head: string): boolean {
  return (
    /^\s*\{/.test(head) &&
    /"(conversations|conversation_state)"\s*:\s*\[/.test(head) &&
    /"(participant_data|conversation_id)"\s*:/.test(head) &&
    /"(gaia_id|fallback_name|self_conversation_state)"\s*:/.test(head)
  );
}
