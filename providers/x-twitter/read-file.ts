/** Reads one file of X, of an archive or of a legal return: a list of objects, each with a key that says what it is. */
import { keepBadElement } from '../../src/returns/bad-element.js';
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { type ElementInfo, readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { utf8Item } from '../../src/returns/formats/utf8-item.js';
import { memberRecord } from '../../src/returns/member-spec.js';
import { adEvent } from './accounts.js';
import { elementRecord } from './elements.js';
import type { XFile } from './files.js';
import { readLooseJson } from './loose-json.js';
import type { MediaIndex } from './media.js';
import { type Body, bodyOf } from './signed-text.js';

/** What the reading knows beside the file. */
export interface Context {
  /** Number of the account whose data the file holds. */
  account: string | undefined;
  /** Its user name. */
  username: string | undefined;
  media: MediaIndex;
}

const dm = '[].dmConversation.messages[]';
const ads = [
  'adImpressions.impressions',
  'adEngagements.engagements',
  'attributedMobileAppConversions.conversions',
  'unattributedMobileAppConversions.conversions',
  'attributedOnlineConversions.conversions',
  'unattributedOnlineConversions.conversions',
].map((path) => `[].ad.adsUserData.${path}[]`);

/** Emits one record for each element; returns how many elements the outer list has. */
export async function readXFile(item: Item, file: XFile, context: Context, out: Output): Promise<number> {
  const reading = new Reading(item, file, context, out);
  const count = await reading.run();
  if (context.account !== undefined) {
    const name = context.username;
    out.account({
      id: context.account,
      ...(name === undefined ? {} : { name }),
      service: 'X',
      role: 'subject',
    });
  }
  await out.drain();
  return count;
}

class Reading {
  private conversations: Body['conversations'] = [];
  /** How many of them stand above the last place that was asked for; places only grow. */
  private passed = 0;
  private count = 0;
  private broken = 0;
  private readonly file: XFile;
  private readonly context: Context;
  private readonly out: Output;
  private readonly item: Item;

  constructor(item: Item, file: XFile, context: Context, out: Output) {
    this.item = item;
    this.file = file;
    this.context = context;
    this.out = out;
  }

  async run(): Promise<number> {
    const { file, out } = this;
    if (!file.signed && !file.ruled) return this.list(this.item);
    const body = bodyOf(await utf8Item(this.item), file.signed);
    this.conversations = body.conversations;
    const count = await this.body(body);
    if (body.rulerLines > 0)
      out.field('(lines of stars)', 'read', body.rulerLines, 'ids above the records, compared with theirs');
    for (const { text, offset } of body.words) this.words(text, { offset, length: text.length });
    if (count === 0 && this.broken === 0)
      out.state('read', 'holds nothing: an empty list, which is a valid answer');
    return count;
  }

  private async body(body: Body): Promise<number> {
    try {
      return this.file.ruled ? await this.loose(body.item) : await this.list(body.item);
    } finally {
      const lines = Math.max(1, body.signatureLines);
      const why = 'signature in clear; check it with X’s public key';
      if (this.file.signed) this.out.field('(lines of PGP)', 'set_aside', lines, why);
    }
  }

  private async list(item: Item): Promise<number> {
    const { file, out } = this;
    const nested = file.conversations ? [dm] : file.ads ? ads : ['[]'];
    const { skeleton, encoding } = await readJson(item, {
      elements: nested,
      onElement: (value, place, info) => {
        out.rows(1);
        if (file.conversations) this.message(value, place, conversationOf(info));
        else if (file.ads) this.emit(memberRecord(adEvent, value, 'ad', out, place));
        else this.element(value, place);
      },
      onBadElement: (error, place, text) => this.bad(error, place, text),
    });
    out.encoding(encodingLabel(encoding));
    return this.outside(skeleton);
  }

  /** Values between lines of stars; a list among them is gone through. */
  private async loose(item: Item): Promise<number> {
    await readLooseJson(
      item,
      (value, place) => {
        for (const one of Array.isArray(value) ? value : [value]) this.looseElement(one, place);
      },
      (error, place, text) => this.bad(error, place, text),
      (text, place) => this.words(text, place),
    );
    return this.count;
  }

  private looseElement(value: unknown, place: Place): void {
    const talk = (value as { dmConversation?: { conversationId?: unknown; messages?: unknown } } | null)
      ?.dmConversation;
    if (Array.isArray(talk?.messages)) {
      const id = String(talk.conversationId ?? this.ruled(place) ?? '');
      this.out.field('[].dmConversation.conversationId', 'read', talk.conversationId === undefined ? 0 : 1);
      for (const message of talk.messages) {
        this.out.rows(1);
        this.message(message, place, id);
      }
      return;
    }
    this.out.rows(1);
    const draft = elementRecord(value, { name: this.file.name, path: '[]' }, this.out, place);
    if (draft.service === 'X direct messages') draft.thread ??= this.ruled(place);
    this.emit(draft);
  }

  /** Text between the values of an older file: kept as it is. */
  private words(text: string, source: Place): void {
    this.out.rows(1);
    this.out.field('(words between the records)', 'unknown', 1, 'no JSON; kept as it is', text);
    this.out.record({ kind: 'other', service: 'X', text, source });
  }

  private bad(error: Error, place: Place, text: string): void {
    this.broken++;
    keepBadElement(this.out, '[]')(error, place, text);
  }

  private element(value: unknown, place: Place): void {
    this.emit(elementRecord(value, { name: this.file.name, path: '[]' }, this.out, place));
  }

  private message(value: unknown, place: Place, conversation: string | undefined): void {
    const path = '[].dmConversation.messages[]';
    const draft = elementRecord(value, { name: this.file.name, path }, this.out, place);
    const thread = conversation ?? this.ruled(place);
    if (thread !== undefined && thread !== '') draft.thread = thread;
    this.emit(draft);
  }

  /** The conversation that the last line of stars above a place names. */
  private ruled({ offset, length }: Place): string | undefined {
    const { conversations } = this;
    while ((conversations[this.passed]?.offset ?? Number.POSITIVE_INFINITY) <= offset + length) this.passed++;
    return conversations[this.passed - 1]?.text;
  }

  private emit(draft: RecordDraft): void {
    const { account, media } = this.context;
    this.count += 1;
    if (account !== undefined) draft.account = account;
    if (draft.kind === 'post' || draft.kind === 'reaction') draft.actor ??= account;
    media.join(draft, draft.rest?.id_str ?? draft.rest?.id ?? draft.rest?.noteTweetId);
    if (draft.thread !== undefined) this.out.thread(draft.thread);
    this.out.record(draft);
  }

  /** The conversations and the like around the elements: their ids were taken. */
  private outside(skeleton: unknown): number {
    if (!Array.isArray(skeleton)) return this.count;
    if (!this.file.conversations && !this.file.ads) return this.count;
    for (const value of skeleton as Record<string, unknown>[]) {
      const talk = value?.dmConversation as { conversationId?: unknown } | undefined;
      if (talk === undefined) continue;
      this.out.field('[].dmConversation', 'read');
      this.out.field('[].dmConversation.conversationId', 'read');
      if (talk.conversationId !== undefined) this.out.thread(String(talk.conversationId));
      for (const key of Object.keys(talk))
        if (key !== 'conversationId')
          this.out.field(`[].dmConversation.${key}`, key === 'messages' ? 'read' : 'unknown');
    }
    return skeleton.length;
  }
}

function conversationOf(info: ElementInfo): string | undefined {
  const id = info.parent()?.conversationId;
  return id === undefined || id === null ? undefined : String(id);
}
