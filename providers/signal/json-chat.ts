/** Reads the JSON lines that the signal-export program writes beside a chat's text: data.json. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { Fields } from '../../src/returns/fields.js';
import { readNdjson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { quoted } from '../../src/returns/told.js';
import type { SignalState } from './state.js';

async function read(item: Item, out: Output, state: SignalState): Promise<void> {
  const thread = item.name.split('/').at(-2) ?? item.base;
  out.thread(thread);
  const info = await readNdjson(
    item,
    (value, place) => {
      out.rows(1);
      out.record(message(new Fields(value, '', out), thread, place, item, out, state));
    },
    (error, _, text) => {
      out.rows(1);
      out.field('(line)', 'failed', 1, `no JSON: ${quoted(error.message)}`, text);
    },
  );
  out.encoding(encodingLabel(info.encoding));
}

function message(
  f: Fields,
  thread: string,
  source: Place,
  item: Item,
  out: Output,
  state: SignalState,
): RecordDraft {
  const draft: RecordDraft = {
    kind: 'message',
    category: 'message_content',
    service: 'Signal',
    thread,
    source,
  };
  if (f.raw('call') === true) draft.kind = 'call';
  const date = f.text('date');
  if (date !== undefined) draft.at = instant.any(date);
  draft.actor = f.text('sender');
  draft.text = f.text('body')?.trimEnd();
  const attachments = f.raw('attachments');
  if (Array.isArray(attachments)) {
    const media = attachments.flatMap((one: { path?: unknown } | null) =>
      typeof one?.path === 'string' && one.path !== '' ? [state.mediaOf(item, one.path)] : [],
    );
    if (media.length > 0) draft.media = media;
  }
  f.keep('attachments', 'quote', 'sticker', 'reactions', 'deleted', 'call', 'missed');
  state.parties.add(out, draft.actor);
  return f.finish(draft);
}

export const jsonLinesPart: Part<SignalState> = {
  table: 'data',
  layout: 'signal-export',
  fit: ({ json, kind }) =>
    (kind === 'ndjson' || kind === 'json') &&
    json?.root === 'object' &&
    ['date', 'sender', 'body', 'quote', 'reactions', 'attachments'].every((key) => json.paths.has(key))
      ? 90
      : 0,
  read,
};
