/** Reads main.jsonl, the plain form of a Signal backup: one frame a line, people and chats before what was said. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { Fields } from '../../src/returns/fields.js';
import { readNdjson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { quoted } from '../../src/returns/told.js';
import type { SignalState } from './state.js';

async function read(item: Item, out: Output, state: SignalState): Promise<void> {
  const backup = new Backup(out, state);
  const info = await readNdjson(
    item,
    (value, place) => backup.frame(value, place),
    (error, _, text) => {
      out.rows(1);
      out.field('(line)', 'failed', 1, `no JSON: ${quoted(error.message)}`, text);
    },
  );
  out.encoding(encodingLabel(info.encoding));
}

class Backup {
  private readonly out: Output;
  private readonly state: SignalState;
  private readonly people = new Map<string, string>();
  private readonly chats = new Map<string, string>();

  constructor(out: Output, state: SignalState) {
    this.out = out;
    this.state = state;
  }

  frame(value: unknown, source: Place): void {
    const { out } = this;
    out.rows(1);
    const root = new Fields(value, '', out);
    const draft: RecordDraft = { kind: 'other', service: 'Signal', source };
    const recipient = root.child('recipient');
    const chat = root.child('chat');
    const chatItem = root.child('chatItem');
    if (recipient !== undefined) this.recipient(recipient, draft);
    if (chat !== undefined) this.chat(chat, draft);
    if (chatItem !== undefined) this.chatItem(chatItem, draft);
    out.record(root.finish(draft));
  }

  private recipient(f: Fields, draft: RecordDraft): void {
    draft.kind = 'contact';
    draft.category = 'contacts_friends';
    const id = f.text('id') ?? '';
    const contact = f.child('contact');
    const title = f.child('group')?.child('snapshot')?.child('title')?.text('title');
    if (title !== undefined) {
      draft.kind = 'group';
      draft.category = 'group_membership';
    }
    const given = [contact?.text('profileGivenName'), contact?.text('profileFamilyName')]
      .filter(Boolean)
      .join(' ');
    const phone = contact?.text('e164');
    const name = title ?? (given || contact?.text('profileName') || phone);
    draft.text = [name, name === phone ? undefined : phone].filter(Boolean).join(' · ');
    if (draft.kind === 'contact')
      draft.peers = [name, phone].filter((one, i, all) => one && all.indexOf(one) === i) as string[];
    if (name !== undefined) this.people.set(id, name);
    f.keep('id');
    contact?.keep('aci', 'e164');
  }

  private chat(f: Fields, draft: RecordDraft): void {
    draft.kind = 'group';
    draft.category = 'group_membership';
    const id = f.text('id') ?? '';
    const with_ = f.text('recipientId');
    const thread = (with_ === undefined ? undefined : this.people.get(with_)) ?? id;
    this.chats.set(id, thread);
    draft.thread = thread;
    this.out.thread(thread);
    f.keep('id', 'recipientId', 'expirationTimerMs');
  }

  private chatItem(f: Fields, draft: RecordDraft): void {
    const message = f.child('standardMessage');
    draft.kind = message === undefined ? 'system' : 'message';
    draft.category = 'message_content';
    const sent = f.text('dateSent');
    if (sent !== undefined) draft.at = instant.epoch(sent, 'ms');
    const author = f.text('authorId');
    if (author !== undefined) draft.actor = this.people.get(author) ?? author;
    const chat = f.text('chatId');
    if (chat !== undefined) draft.thread = this.chats.get(chat) ?? chat;
    draft.text = message?.child('text')?.text('body');
    const media = mediaOf(message?.raw('attachments'));
    if (media.length > 0) draft.media = media;
    message?.keep('attachments', 'quote', 'reactions');
    f.keep('chatId', 'authorId', 'outgoing');
    this.state.parties.add(this.out, draft.actor);
  }
}

function mediaOf(attachments: unknown): string[] {
  if (!Array.isArray(attachments)) return [];
  return attachments.flatMap((one: { pointer?: { fileName?: unknown; contentType?: unknown } } | null) => {
    const name = one?.pointer?.fileName ?? one?.pointer?.contentType;
    return typeof name === 'string' ? [name] : [];
  });
}

export const backupPart: Part<SignalState> = {
  table: 'main',
  layout: 'backup-lines',
  fit: ({ kind, text }) =>
    kind === 'ndjson' &&
    /^\{"(recipient|chat|chatItem)":\{/m.test(text) &&
    /"(chatItem|recipientId|aci|e164)":/.test(text)
      ? 90
      : 0,
  read,
};
