/** CSV of DiscordChatExporter: one channel, one message a row, no names of the channel in the file itself. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { readTable, type TableSpec } from '../../src/returns/table.js';

/** Emits one `message` for each row; the channel is known by the file's name. */
export async function readExporterCsv(item: Item, out: Output): Promise<void> {
  const thread = item.base.replace(/\.csv$/i, '');
  out.thread(thread);
  await readTable(item, out, table(thread, out), { delimiter: ',' });
  await out.drain();
}

function table(thread: string, out: Output): TableSpec {
  return {
    id: 'exporter-csv',
    kind: 'message',
    category: 'message_content',
    service: 'Discord',
    columns: {
      AuthorID: { to: 'rest' },
      Author: { to: 'actor' },
      Date: { to: 'at' },
      Content: { to: 'text' },
      Attachments: { to: 'media', split: ',' },
      Reactions: { to: 'rest' },
    },
    required: ['Author', 'Date', 'Content'],
    after: (draft) => finish(draft, thread, out),
  };
}

function finish(draft: RecordDraft, thread: string, out: Output): void {
  draft.thread = thread;
  const id = draft.rest?.AuthorID;
  if (draft.actor === undefined) return;
  out.account({
    id: typeof id === 'string' ? id : draft.actor,
    name: draft.actor,
    service: 'Discord',
    role: 'party',
  });
}
