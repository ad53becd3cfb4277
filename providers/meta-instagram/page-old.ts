/** Reads Facebook's pages of messages up to 2018: `messages.htm` with all conversations, or `messages/<n>.html` with one each. */
import type { Output, RecordDraft } from '../../src/returns/contract.js';
import { type HtmlHandler, readHtml } from '../../src/returns/formats/html.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import type { Context } from './context.js';

type Field = 'user' | 'meta' | 'p' | 'thread' | null;

/** Emits one record a message. Its header stands in a block, its words in the paragraph that follows. */
export async function readOldPage(context: Context, out: Output): Promise<void> {
  const page = new OldPage(context, out);
  const info = await readHtml(context.item, page);
  page.end();
  out.encoding(encodingLabel(info.encoding));
  if (info.unclosed > 0) {
    const text = `${context.item.base} ends with ${info.unclosed} open elements: the file may have been cut off. Fetch it again.`;
    out.finding('finding', 'page-cut', text);
  }
  await out.drain();
}

interface Said {
  user: string;
  meta: string;
  text: string;
  offset: number;
  end: number;
}

class OldPage implements HtmlHandler {
  readonly #context: Context;
  readonly #out: Output;
  readonly #open: Field[] = [];
  readonly #threads = new Set<string>();
  #thread = '';
  #title = '';
  #inTitle = false;
  #people: string[] = [];
  #said: Said | null = null;
  #outside = 0;
  readonly #media: string[] = [];

  constructor(context: Context, out: Output) {
    this.#context = context;
    this.#out = out;
  }

  open(name: string, attributes: Record<string, string>, start: number): void {
    const css = attributes.class ?? '';
    const field = fieldOf(name, css);
    this.#open.push(field);
    if (name === 'title') this.#inTitle = true;
    if (field === 'thread') this.#newThread();
    if (name === 'div' && css === 'message') this.#newMessage(start);
    if (this.#said !== null && attributes.src !== undefined) this.#media.push(attributes.src);
  }

  text(text: string): void {
    const field = this.#open.findLast((one) => one !== null) ?? null;
    if (this.#inTitle) this.#title += text;
    else if (field === 'thread') this.#thread += text;
    else if (field === null || this.#said === null) this.#outside += text.trim() === '' ? 0 : 1;
    else if (field === 'p') this.#said.text += text;
    else this.#said[field] += text;
  }

  close(name: string, _start: number, end: number): void {
    this.#open.pop();
    if (name === 'title') this.#inTitle = false;
    if (this.#said !== null) this.#said.end = end;
  }

  end(): void {
    this.#emit();
    if (this.#outside > 0)
      this.#out.field(
        '(texts outside the messages)',
        'set_aside',
        this.#outside,
        'menu and heading of the page',
      );
  }

  #newThread(): void {
    this.#emit();
    this.#thread = '';
    this.#people = [];
  }

  #newMessage(offset: number): void {
    this.#emit();
    this.#said = { user: '', meta: '', text: '', offset, end: offset };
  }

  /** A conversation is named by its people; a page without them, by the page's own title. */
  #threadName(): string {
    const words = this.#thread.replace(/\s+/g, ' ').trim();
    const name = words || this.#title.trim() || this.#context.item.base;
    // A page of one conversation may say whom it was with instead of who took part.
    if (this.#people.length === 0)
      this.#people = words
        .replace(/^Conversation with /, '')
        .split(', ')
        .filter((one) => one !== '');
    if (!this.#threads.has(name)) this.#out.thread(name);
    this.#threads.add(name);
    return name;
  }

  #emit(): void {
    const said = this.#said;
    this.#said = null;
    if (said === null) return;
    const thread = this.#threadName();
    const actor = said.user.trim();
    const draft: RecordDraft = {
      kind: 'message',
      account: this.#context.account,
      thread,
      category: 'message_content',
      service: this.#context.service,
      source: { offset: said.offset, length: said.end - said.offset },
    };
    if (actor !== '') draft.actor = actor;
    const peers = this.#people.filter((one) => one !== actor);
    if (peers.length > 0 && peers.length <= 20) draft.peers = peers;
    if (said.text.trim() !== '') draft.text = said.text.trim();
    if (said.meta.trim() !== '') draft.at = instant.any(said.meta.trim());
    if (this.#media.length > 0)
      draft.media = this.#media.splice(0).map((uri) => this.#context.media.find(this.#context.item, uri));
    for (const key of ['user', 'meta', 'text'] as const)
      this.#out.field(key === 'text' ? 'p' : key, 'read', said[key].trim() === '' ? 0 : 1);
    for (const one of [...this.#people, ...(actor === '' ? [] : [actor])])
      this.#context.people.add(one, thread);
    this.#out.rows(1);
    this.#out.record(draft);
  }
}

function fieldOf(name: string, css: string): Field {
  if (name === 'p') return 'p';
  if (name === 'span' && (css === 'user' || css === 'meta')) return css;
  return name === 'div' && css === 'thread' ? 'thread' : null;
}
