/** Reads one `result.json` of Telegram: one chat, or the whole account. */

import { keepBadElement } from '../../src/returns/bad-element.js';
import type { Item, Output, Place } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { type ElementInfo, readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { accountRecord, type Owner, ownerInHead } from './account.js';
import { type Chat, chatOf, type People, Speakers } from './chats.js';
import { type FindMedia, messageRecord } from './message.js';
import { partRecord, parts } from './parts.js';

const messageLists = ['messages[]', 'chats.list[].messages[]', 'left_chats.list[].messages[]'];

/** Emits a record for each message, service line, contact and session; what no list takes is tallied from the skeleton. */
export async function readExport(item: Item, people: People, find: FindMedia, out: Output): Promise<void> {
  const head = (await item.head()).toString('utf8');
  const reading = new ExportReading(item, head, people, find, out);
  const { skeleton, encoding } = await readJson(item, {
    elements: [...messageLists, ...parts.map((part) => part.elements)],
    onElement: (value, place, info) => reading.element(value, place, info),
    onBadElement: keepBadElement(out, '(element)'),
  });
  out.encoding(encodingLabel(encoding));
  readSkeleton(skeleton, item, out);
  reading.close(skeleton);
  await out.drain();
}

class ExportReading {
  private readonly item: Item;
  private readonly head: string;
  private readonly people: People;
  private readonly find: FindMedia;
  private readonly out: Output;
  private readonly owner: Owner | null;
  private readonly speakers: Speakers;
  private chat: Chat | null = null;
  private list = '';

  constructor(item: Item, head: string, people: People, find: FindMedia, out: Output) {
    this.item = item;
    this.head = head;
    this.people = people;
    this.find = find;
    this.out = out;
    this.owner = ownerInHead(head);
    this.speakers = new Speakers(out, this.owner);
  }

  element(value: unknown, place: Place, info: ElementInfo): void {
    this.out.rows(1);
    const part = parts[info.pattern - messageLists.length];
    if (part !== undefined) this.out.record(partRecord(part, value, this.owner?.account, this.out, place));
    else this.message(value, place, info);
  }

  private message(value: unknown, place: Place, info: ElementInfo): void {
    const chat = this.chatAt(place, info);
    const f = new Fields(value, messageLists[info.pattern] ?? '', this.out);
    const draft = messageRecord(f, chat, this.find, place);
    if (draft.kind === 'message') {
      const { from_id: id } = (value ?? {}) as { from_id?: unknown };
      this.speakers.add(id, draft.actor);
    }
    this.out.record(draft);
  }

  /** A chat in which nothing was said is a conversation all the same. */
  close(skeleton: unknown): void {
    const root = (skeleton ?? {}) as Record<string, unknown>;
    if (this.chat === null && Array.isArray(root.messages))
      this.out.thread(chatOf(root, this.item.base).thread);
  }

  /** The members around a list are the same for all its messages: parsed once for each chat. */
  private chatAt(place: Place, info: ElementInfo): Chat {
    const list = (place.path ?? '').replace(/\[\d+\]$/, '');
    if (this.chat !== null && list === this.list) return this.chat;
    this.list = list;
    const chat = chatOf(
      info.parent(),
      list === 'messages' ? this.item.base : list.replace(/\.messages$/, ''),
    );
    // The id of a personal chat is the other person's: certain beside the owner's own id, or where that person writes.
    const otherKnown =
      chat.type === 'personal_chat' &&
      (this.owner?.fromId !== undefined || this.head.includes(`"user${chat.id}"`));
    this.chat = { ...chat, owner: this.owner, otherKnown, people: this.people };
    this.out.thread(chat.thread);
    return this.chat;
  }
}

const explains = 'the export’s own explanation of the section';

/** Members outside the lists: the account, names of chats, explanations; anything else is reported as unknown. */
function readSkeleton(skeleton: unknown, item: Item, out: Output): void {
  const root = new Fields(skeleton, '', out);
  root.aside('about', explains);
  chatMembers(root);
  root.list('messages');
  if (root.has('personal_information')) accountRecord(root.raw('personal_information'), out, item.size);
  for (const key of ['contacts', 'frequent_contacts', 'sessions', 'web_sessions']) section(root, key);
  for (const key of ['profile_pictures', 'stories']) root.list(key);
  for (const key of ['chats', 'left_chats']) chatsSection(root, key, item, out);
  stray(root, '', item, out);
}

const chatTypes = new Set(
  (
    'saved_messages replies verification_codes personal_chat bot_chat private_group private_supergroup ' +
    'public_supergroup private_channel public_channel'
  ).split(' '),
);

/** What the thread of the messages is called by; a type that Telegram does not write stays, to be reported. */
function chatMembers(f: Fields): void {
  f.text('name');
  f.text('id');
  if (chatTypes.has(String(f.peek('type') ?? ''))) f.text('type');
}

/** Members around the lists that nobody took: reported, and kept in a record of their own. */
function stray(f: Fields, path: string, item: Item, out: Output): void {
  const rest = f.rest();
  f.done();
  if (rest === undefined) return;
  out.rows(1);
  out.record({ kind: 'other', service: 'Telegram', rest, source: { offset: 0, length: item.size, path } });
}

function section(root: Fields, key: string): void {
  const inner = root.child(key);
  inner?.aside('about', explains);
  inner?.list('list');
}

function chatsSection(root: Fields, key: string, item: Item, out: Output): void {
  const inner = root.child(key);
  inner?.aside('about', explains);
  for (const [index, chat] of (inner?.list('list') ?? []).entries()) {
    out.thread(chatOf(chat as Record<string, unknown>, `${key}.list[${index}]`).thread);
    const f = new Fields(chat, `${key}.list[]`, out);
    chatMembers(f);
    f.list('messages');
    stray(f, `${key}.list[${index}]`, item, out);
  }
}
