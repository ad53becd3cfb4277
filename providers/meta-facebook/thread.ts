/** What a page says of one conversation, before and between its messages. */
import { type Field, linesOf, plainOf, putPlain } from './field.js';
import type { PageContext } from './page-context.js';
import { isTime } from './times.js';

const participantLabels = new Set(['current participants', 'past participants', 'participants']);
const threadLabels = new Set([
  ...participantLabels,
  'thread name',
  'nickname',
  'nicknames',
  'group profile picture',
  'encrypted calls',
  'read receipts',
  'ai',
  'linked group profile picture',
]);

/** True for a label (in lower case) that tells of the thread and not of one message. */
export function isThreadLabel(key: string): boolean {
  return threadLabels.has(key);
}

export class Thread {
  /** Ids of those in the conversation now, in the order of the page. */
  readonly participants: string[] = [];
  /** All that the page says of the thread, by its own labels; handed out once. */
  #said: Record<string, unknown> | null = null;
  messages = 0;

  constructor(
    readonly id: string,
    readonly offset: number,
  ) {}

  /** Takes one of the thread's own labels. */
  take(field: Field, page: PageContext): void {
    this.#said ??= {};
    putPlain(this.#said, field.label, plainOf(field));
    if (!participantLabels.has(field.key)) return;
    const current = !/^past/i.test(field.label);
    for (const line of linesOf(field)) {
      if (isTime(line.text)) continue;
      const user = page.user(line.text);
      if (user && current && !this.participants.includes(user.id)) this.participants.push(user.id);
    }
  }

  /** What was said of the thread; null when nothing was, or when it was handed out already. */
  said(): Record<string, unknown> | null {
    const said = this.#said;
    this.#said = null;
    return said;
  }

  /** Everyone in the conversation but this one. */
  others(id: string | undefined): string[] {
    return this.participants.filter((participant) => participant !== id);
  }
}

/** The id in ` (123456789)`; the whole text where there are no brackets. */
export function threadIdOf(text: string): string {
  const first = text.trim().split('\n')[0]!.trim();
  return /\(([^()]+)\)\s*$/.exec(first)?.[1]?.trim() ?? first;
}
