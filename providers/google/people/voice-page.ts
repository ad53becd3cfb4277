/** Gathers the texts and calls of a page of Google Voice from its tags. */
import type { HtmlHandler } from '../../../src/returns/formats/html.js';

export interface VoiceEntry {
  /** ISO time with offset, from the title of the `abbr`. */
  time: string;
  /** As the link `tel:` has it. */
  number: string;
  name: string;
  /** The sender is the account itself. */
  me: boolean;
  text: string;
  /** ISO 8601, as `PT22S`. */
  duration: string;
  media: string[];
  start: number;
  end: number;
}

/** What a class means for the text inside it. */
type Slot = 'text' | 'name' | 'tag' | 'title' | 'participant' | null;

/** Hears one page. */
export class VoicePage implements HtmlHandler {
  readonly entries: VoiceEntry[] = [];
  readonly tags: string[] = [];
  readonly participants: string[] = [];
  /** Texts that no part of an entry takes: the words of the page itself, and what nobody knows. */
  readonly others: string[] = [];
  readonly counts = new Map<string, number>();
  title = '';
  chat = false;
  #entry: VoiceEntry | null = null;
  #slots: { name: string; slot: Slot; group: boolean }[] = [];

  open(name: string, attributes: Record<string, string>, start: number, end: number): void {
    const classes = attributes.class ?? '';
    if (/\bhChatLog\b/.test(classes)) this.chat = true;
    if (/\b(message|haudio)\b/.test(classes) && name === 'div') this.#begin(start, end);
    if (name === 'br' && this.#entry !== null && this.#slots.some(({ slot }) => slot === 'text'))
      this.#entry.text += '\n';
    if (this.#entry !== null) this.#attributes(this.#entry, name, classes, attributes);
    if (/\bparticipants\b/.test(classes)) this.#slots.push({ name, slot: null, group: true });
    else if (!['br', 'img', 'meta', 'link', 'hr', 'input'].includes(name))
      this.#slots.push({ name, slot: slotOf(name, classes, attributes), group: false });
    if (this.#inGroup && name === 'a' && attributes.href?.startsWith('tel:'))
      this.participants.push(decodeURIComponent(attributes.href.slice(4)));
  }

  text(text: string, _start: number, end: number): void {
    const slot = this.#slots.findLast((open) => open.slot !== null)?.slot ?? null;
    const clean = text.replace(/\s+/gu, ' ');
    if (slot === 'title') this.title += clean.trim();
    else if (slot === 'tag' && clean.trim() !== '') this.tags.push(clean.trim());
    else if (this.#entry !== null && !this.#inGroup && (slot === 'text' || slot === 'name'))
      this.#said(this.#entry, slot, text, clean, end);
    else if (clean.trim() !== '') this.others.push(clean.trim());
  }

  close(name: string, _start: number, end: number): void {
    if (this.#entry !== null) this.#entry.end = end;
    const at = this.#slots.findLastIndex((open) => open.name === name);
    if (at >= 0) this.#slots.length = at;
  }

  get #inGroup(): boolean {
    return this.#slots.some((open) => open.group);
  }

  #begin(start: number, end: number): void {
    this.#entry = {
      time: '',
      number: '',
      name: '',
      me: false,
      text: '',
      duration: '',
      media: [],
      start,
      end,
    };
    this.entries.push(this.#entry);
  }

  #attributes(entry: VoiceEntry, name: string, classes: string, attributes: Record<string, string>): void {
    const { title, href, src } = attributes;
    if (/\b(dt|published)\b/.test(classes) && title) this.#take('time', () => (entry.time = title));
    else if (/\bduration\b/.test(classes) && title) this.#take('duration', () => (entry.duration = title));
    else if (name === 'a' && href?.startsWith('tel:') && !this.#inGroup)
      this.#take('tel', () => (entry.number = decodeURIComponent(href.slice(4))));
    else if ((name === 'img' || name === 'audio' || name === 'video') && src)
      this.#take('media', () => entry.media.push(src));
    if (name === 'abbr' && /\bfn\b/.test(classes)) entry.me = true;
  }

  #said(entry: VoiceEntry, slot: Slot, text: string, clean: string, end: number): void {
    entry.end = end;
    if (slot === 'text') this.#take('text', () => (entry.text += text));
    // The first `fn` of a call is its heading; the name of the person stands in the link.
    else if (slot === 'name' && clean.trim() !== '') {
      if (entry.name !== '' && entry.name !== clean.trim()) this.others.push(entry.name);
      this.#take('name', () => (entry.name = clean.trim()));
    }
  }

  #take(what: string, put: () => unknown): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    put();
  }
}

function slotOf(name: string, classes: string, attributes: Record<string, string>): Slot {
  if (name === 'title') return 'title';
  if (name === 'q' || /\bfull-text\b/.test(classes)) return 'text';
  if (/\bfn\b/.test(classes)) return 'name';
  if (name === 'a' && attributes.rel === 'tag') return 'tag';
  return null;
}
