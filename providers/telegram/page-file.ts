/** Reads the HTML pages of Telegram Desktop's export (`messages.html`, `messages2.html` …): one conversation over all. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { type HtmlHandler, readHtml } from '../../src/returns/formats/html.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import type { FindMedia } from './message.js';

/** Parts of a message, by class. */
type Part =
  | 'from'
  | 'text'
  | 'reply'
  | 'service'
  | 'media'
  | 'reactions'
  | 'skip'
  | 'header'
  | 'forwardedFrom';

interface Block {
  service: boolean;
  joined: boolean;
  id: string;
  time: string;
  texts: Record<Part, string>;
  replyTo: string;
  files: string[];
  offset: number;
}

/** Emits a message or service line for each block of the page. */
export async function readPage(item: Item, find: FindMedia, out: Output): Promise<void> {
  const page = new Page(find, out, item.base);
  const info = await readHtml(item, page);
  page.end();
  out.encoding(encodingLabel(info.encoding));
  if (info.unclosed > 0) {
    const text = `${item.base} ends with ${info.unclosed} open elements: the file may have been cut off, and messages may be missing. Export the chat again.`;
    out.finding('finding', 'page-cut', text);
  }
  await out.drain();
}

class Page implements HtmlHandler {
  readonly #find: FindMedia;
  readonly #out: Output;
  readonly #base: string;
  readonly #open: { part: Part | null; forwarded: boolean }[] = [];
  readonly #told = new Set<string>();
  #block: Block | null = null;
  #depth = 0;
  #from = '';
  #thread = '';
  #dated = '';
  #outside = 0;

  constructor(find: FindMedia, out: Output, base: string) {
    this.#find = find;
    this.#out = out;
    this.#base = base;
  }

  open(name: string, attributes: Record<string, string>, start: number): void {
    const classes = (attributes.class ?? '').split(/\s+/);
    const outer = this.#open.at(-1) ?? { part: null, forwarded: false };
    const forwarded = outer.forwarded || classes.includes('forwarded');
    this.#open.push({ part: this.#partOf(name, classes, forwarded, outer.part), forwarded });
    if (this.#block === null) {
      if (classes.includes('message') && /^message-?\d+$/.test(attributes.id ?? ''))
        this.#begin(classes, attributes.id!, start);
    } else {
      if (this.#open.at(-1)?.part === 'skip') this.#block.texts.skip += ' ';
      this.#inside(name, classes, attributes);
    }
  }

  text(text: string): void {
    const part = this.#open.at(-1)?.part ?? null;
    if (this.#block !== null && part !== null) this.#block.texts[part] += text;
    else if (part === 'header') this.#thread += text;
    else if (text.trim() !== '') this.#outside += 1;
  }

  close(name: string, _start: number, end: number): void {
    this.#open.pop();
    if (this.#block === null) return;
    if (this.#open.length < this.#depth) this.#emit(end);
    else if (name === 'div') this.#gap();
  }

  end(): void {
    this.#out.thread(this.#threadName());
    if (this.#outside > 0)
      this.#out.field('(texts outside the messages)', 'set_aside', this.#outside, 'the dress of the page');
  }

  #partOf(name: string, classes: readonly string[], forwarded: boolean, outer: Part | null): Part | null {
    if (this.#block === null) return classes.includes('bold') && classes.includes('text') ? 'header' : null;
    const has = (one: string): boolean => classes.includes(one);
    if (has('date') || has('userpic') || has('userpic_wrap') || has('initials')) return 'skip';
    if (has('from_name')) return forwarded ? 'forwardedFrom' : 'from';
    if (has('reply_to')) return 'reply';
    if (has('reactions') || has('reaction')) return 'reactions';
    if (has('media_wrap') || has('media')) return 'media';
    if (has('text')) return 'text';
    if (has('body') && has('details')) return 'service';
    return name === 'body' ? null : outer;
  }

  #begin(classes: readonly string[], id: string, offset: number): void {
    this.#depth = this.#open.length;
    const texts = {
      from: '',
      text: '',
      reply: '',
      service: '',
      media: '',
      reactions: '',
      skip: '',
      header: '',
      forwardedFrom: '',
    };
    this.#block = {
      service: classes.includes('service'),
      joined: classes.includes('joined'),
      id: id.slice('message'.length),
      time: '',
      texts,
      replyTo: '',
      files: [],
      offset,
    };
  }

  #inside(name: string, classes: readonly string[], { title, href, src }: Record<string, string>): void {
    const block = this.#block!;
    if (classes.includes('date') && title !== undefined && block.time === '') block.time = title;
    const reply = /#?(?:go_to_)?message(-?\d+)$/.exec(href ?? '')?.[1];
    if (reply !== undefined) block.replyTo ||= reply;
    else if (name === 'a' && href !== undefined && isFile(href)) add(block.files, href);
    else if (
      /^(?:img|video|audio|source)$/.test(name) &&
      src !== undefined &&
      isFile(src) &&
      block.files.length === 0
    )
      add(block.files, src);
    if (name === 'br') this.#break();
  }

  #break(): void {
    const part = this.#open.at(-2)?.part ?? null;
    if (part !== null) this.#block!.texts[part] += '\n';
  }

  /** Blocks within a part stand apart: a file's name from its size. */
  #gap(): void {
    const part = this.#open.at(-1)?.part ?? null;
    if (part === 'media') this.#block!.texts.media += ' ';
  }

  #emit(end: number): void {
    const block = this.#block!;
    this.#block = null;
    if (block.service && block.time === '' && /^-/.test(block.id)) {
      this.#dated = tidy(block.texts.service);
      this.#out.field('(date lines)', 'set_aside', 1, 'the day that the messages below it bear too');
      return;
    }
    const draft = this.#draft(block, end);
    for (const [name, value] of Object.entries({ ...block.texts, time: block.time }))
      if (tidy(value) !== '' && name !== 'skip') this.#out.field(`(${name})`, 'read');
    this.#out.rows(1);
    this.#out.record(draft);
  }

  #draft(block: Block, end: number): RecordDraft {
    const { texts } = block;
    // "via @bot" behind a name is the bot that helped, not the person.
    const from = tidy(texts.from).replace(/\s+via @\w+$/, '');
    if (from !== '') this.#from = from;
    const draft: RecordDraft = {
      kind: block.service ? 'system' : 'message',
      thread: this.#threadName(),
      category: 'message_content',
      service: 'Telegram',
      source: { offset: block.offset, length: end - block.offset },
    };
    const actor = block.joined || from !== '' ? this.#from : '';
    if (!block.service && actor !== '') this.#speak(draft, actor);
    const text = lines(block.service ? texts.service : texts.text) || tidy(texts.media);
    if (text !== '') draft.text = text;
    if (block.time !== '') draft.at = instant.any(block.time, { order: 'dmy' });
    if (block.files.length > 0) draft.media = block.files.map((file) => this.#find(file));
    const rest = restOf(block, block.service ? this.#dated : '');
    if (rest !== undefined) draft.rest = rest;
    return draft;
  }

  #speak(draft: RecordDraft, actor: string): void {
    draft.actor = actor;
    if (this.#told.has(actor)) return;
    this.#told.add(actor);
    this.#out.account({ id: actor, service: 'Telegram', role: 'party' });
  }

  #threadName(): string {
    return tidy(this.#thread) || this.#base.replace(/\d*\.html?$/i, '');
  }
}

function restOf(block: Block, day: string): Record<string, unknown> | undefined {
  const { id, replyTo, texts } = block;
  const rest = {
    id,
    ...(replyTo !== '' && { reply_to_message_id: replyTo }),
    ...(tidy(texts.forwardedFrom) !== '' && { forwarded_from: tidy(texts.forwardedFrom) }),
    ...(tidy(texts.reactions) !== '' && { reactions: tidy(texts.reactions) }),
    ...(tidy(texts.media) !== '' && { media: tidy(texts.media) }),
    ...(day !== '' && { day }),
    ...(oddDress(texts.skip) !== '' && { shown: oddDress(texts.skip) }),
  };
  return rest;
}

/** What stands where a page shows the clock and the initials of a name, and is neither. */
function oddDress(text: string): string {
  const words = tidy(text).split(' ');
  return words.filter((word) => word.length > 2 && !/^\d{1,2}:\d\d(:\d\d)?$/.test(word)).join(' ');
}

/** A path within the export; links to the web are words of the message. */
function isFile(path: string): boolean {
  return (
    !/^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(path) &&
    !/(?:^|\/)(?:images|js|css)\//.test(path) &&
    /\.\w{1,5}$/.test(path)
  );
}

function add(list: string[], one: string): void {
  if (!list.includes(one)) list.push(one);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The page breaks lines for its own sake; only `<br>` is the writer's. */
function lines(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
