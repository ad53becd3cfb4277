/** Google Chat in Takeout: `messages.json` of one conversation. */
import type { Instant, Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { badElement, type Facts } from './context.js';

/** Emits one `message` for each; a conversation is its folder. */
export async function readChat(item: Item, out: Output, { files }: Facts): Promise<void> {
  const thread = item.name.split('/').at(-2) ?? item.base;
  const people = new Set<string>();
  out.thread(thread);
  const { skeleton, encoding } = await readJson(item, {
    elements: ['messages[]'],
    onElement: (value, place) => {
      out.rows(1);
      const draft = message(value, thread, people, out, place);
      if (draft.media) draft.media = draft.media.map((name) => files.reference(item, name));
      out.record(draft);
    },
    onBadElement: badElement(out, 'messages[]'),
  });
  out.encoding(encodingLabel(encoding));
  const root = new Fields(skeleton, '', out);
  root.list('messages');
  root.done();
  await out.drain();
}

function message(
  value: unknown,
  thread: string,
  people: Set<string>,
  out: Output,
  source: Place,
): RecordDraft {
  const f = new Fields(value, 'messages[]', out);
  const creator = f.child('creator');
  const [name, email] = [creator?.text('name'), creator?.text('email')];
  creator?.keep('name', 'user_type');
  const actor = email ?? name;
  if (actor !== undefined && !people.has(actor)) {
    people.add(actor);
    out.account({
      id: actor,
      ...(name && name !== actor ? { name } : {}),
      service: 'Google Chat',
      role: 'party',
    });
  }
  const draft: RecordDraft = {
    kind: 'message',
    at: chatTime(f.text('created_date') ?? f.text('deleted_date')),
    thread,
    actor,
    text: f.text('text'),
    category: 'message_content',
    service: 'Google Chat',
    source,
  };
  const media = f.children('attached_files').map((file) => attachment(file));
  if (media.length > 0) draft.media = media;
  f.keep(
    'topic_id',
    'message_id',
    'message_state',
    'deleted_date',
    'updated_date',
    'annotations',
    'reactions',
    'quoted_message_metadata',
    'deletion_metadata',
    'previous_message_versions',
  );
  return f.finish(draft);
}

function attachment(file: Fields): string {
  const [exported, original] = [file.text('export_name'), file.text('original_name')];
  if (original !== exported) file.keep('original_name');
  return exported ?? original ?? '';
}

/** `Sunday, March 1, 2026 at 10:59:50 AM UTC` */
function chatTime(text: string | undefined): Instant | null {
  return text === undefined ? null : { ...instant.any(text.replace(/\u202f/gu, ' ')), text };
}
