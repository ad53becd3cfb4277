/** Hangouts.ContentAndMetadata of a legal return: `#` lines, then `key: value` lines in groups. */

import type { Place, RecordDraft } from '../../../src/returns/contract.js';
import { emptyRecord } from '../../../src/returns/empty-record.js';
import { readLines } from '../../../src/returns/formats/lines.js';
import { encodingLabel } from '../../../src/returns/formats/text.js';
import { instant } from '../../../src/returns/time.js';
import type { ReadFile } from '../context.js';

/**
 * Emits one record for each group of lines: a group ends at an empty line, a `#` line, or where its first key comes again.
 * A group that has text is a `message`, any other is `other`; all keys are kept as they stand, since no list of them is public.
 */
export const readHangoutsText: ReadFile = async (item, out) => {
  let group: Group | null = null;
  const end = (): void => {
    if (group === null) return;
    out.rows(1);
    out.record(group.record());
    group = null;
  };
  const info = await readLines(item, (line) => {
    const text = line.text.trim();
    const found = /^([A-Za-z][^:]{0,60}?)\s*:\s*(.*)$/.exec(text);
    if (text === '' || text.startsWith('#') || (found !== null && group?.first === found[1])) end();
    if (text.startsWith('#')) out.field('# (comment)', 'set_aside', 1, 'comment of the layout', text);
    if (text === '' || text.startsWith('#')) return;
    group ??= new Group({ offset: line.offset, length: line.length, line: line.no });
    const key = group.add(found?.[1], found?.[2] ?? text, line.offset + line.length);
    out.field(key, 'read');
  });
  end();
  out.encoding(encodingLabel(info.encoding));
  await out.drain();
};

class Group {
  readonly #rest: Record<string, string> = emptyRecord();
  #last = '(text)';

  constructor(private readonly source: Place) {}

  get first(): string | undefined {
    return Object.keys(this.#rest)[0];
  }

  /** A line without a key goes on with the value before it. */
  add(key: string | undefined, value: string, end: number): string {
    this.#last = key ?? this.#last;
    const before = this.#rest[this.#last];
    this.#rest[this.#last] = before === undefined ? value : `${before}\n${value}`;
    this.source.length = end - this.source.offset;
    return this.#last;
  }

  record(): RecordDraft {
    const pick = (pattern: RegExp): string | undefined =>
      Object.entries(this.#rest).find(([key, value]) => pattern.test(key) && value !== '')?.[1];
    const text = pick(/^(text|message|content|body)$/i);
    const time = pick(/time|date/i);
    const draft: RecordDraft = {
      kind: text === undefined ? 'other' : 'message',
      category: 'message_content',
      service: 'Hangouts',
      actor: pick(/^(sender|from|author)\b/i),
      text,
      rest: this.#rest,
      source: this.source,
    };
    if (time !== undefined)
      draft.at = /^\d{10,19}$/.test(time) ? instant.epochBySize(time).instant : instant.any(time);
    return draft;
  }
}
