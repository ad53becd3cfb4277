/** Messages of the package: `messages.json` (newer) and `messages.csv` (older); also the CSV of a legal return. */
import { keepBadElement } from '../../src/returns/bad-element.js';
import type { Instant, Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { readTable, type TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';
import type { Attachments } from './attachments.js';
import type { Channel } from './channels.js';
import type { Owner } from './owner.js';

const onlyOwn = 'a package holds only the owner’s own messages, so the sender is the owner';

/** Emits one `message` for each element of a bare list. */
export async function readMessagesJson(
  item: Item,
  channel: Channel,
  owner: Owner,
  out: Output,
): Promise<void> {
  out.thread(channel.thread);
  const { encoding } = await readJson(item, {
    elements: ['[]'],
    onElement: (value, place) => {
      out.rows(1);
      out.record(message(value, channel, owner, out, place));
    },
    onBadElement: keepBadElement(out, '[]'),
  });
  out.encoding(encodingLabel(encoding));
  await out.drain();
}

function message(value: unknown, channel: Channel, owner: Owner, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, '[]', out);
  const draft: RecordDraft = {
    kind: 'message',
    text: f.text('Contents'),
    category: 'message_content',
    service: 'Discord',
    source,
  };
  const at = f.text('Timestamp');
  if (at !== undefined) draft.at = instant.any(at, { zone: 'UTC' });
  setSender(draft, channel, owner);
  const media = splitLinks(f.text('Attachments') ?? '');
  if (media.length > 0) draft.media = media;
  f.keep('ID');
  return f.finish(draft);
}

function setSender(draft: RecordDraft, channel: Channel, owner: Owner): void {
  draft.thread ??= channel.thread;
  if (channel.peers !== undefined) draft.peers = channel.peers;
  if (owner.name === undefined) return;
  draft.account = owner.name;
  if (!owner.fromPackage) return;
  draft.actor = owner.name;
  draft.notes = [onlyOwn];
}

/** A package parts addresses with blanks, a legal return with line ends; names of files may hold blanks. */
function splitLinks(cell: string): string[] {
  const lines = cell.split(/\r?\n/u).map((link) => link.trim());
  const links = lines.flatMap((line) =>
    /^https?:\S+(\s+https?:\S+)*$/u.test(line) ? line.split(/\s+/u) : [line],
  );
  return links.filter((link) => link !== '');
}

/** Emits one `message` for each row. A legal return names the channel and the author in the row itself. */
export async function readMessagesCsv(
  item: Item,
  channel: Channel,
  owner: Owner,
  attachments: Attachments,
  out: Output,
): Promise<void> {
  await readTable(item, out, messageTable(channel, owner, attachments, out), { delimiter: ',' });
  await out.drain();
}

function messageTable(channel: Channel, owner: Owner, attachments: Attachments, out: Output): TableSpec {
  return {
    id: 'messages',
    kind: 'message',
    category: 'message_content',
    service: 'Discord',
    columns: {
      ID: { to: 'rest' },
      Timestamp: { to: 'at', parse: written },
      Contents: { to: 'text' },
      Attachments: { via: (value, draft) => addLinks(value, draft, attachments) },
      username: { to: 'actor' },
      author_id: { to: 'rest' },
      channel_id: { to: 'thread' },
    },
    aliases: { message_id: 'ID', content: 'Contents', channel: 'channel_id', author: 'username' },
    required: ['Timestamp', 'Contents'],
    threads: true,
    after: (draft) => finishRow(draft, channel, owner, out),
  };
}

/** ISO text, UTC by the layout, or a count from 1970. */
function written(text: string): Instant {
  return /^\d{10,17}$/.test(text.trim())
    ? instant.epochBySize(text.trim()).instant
    : instant.any(text, { zone: 'UTC' });
}

function addLinks(value: string, draft: RecordDraft, attachments: Attachments): void {
  const media = splitLinks(value).map((link) => attachments.of(link));
  // A table may have the column twice.
  if (media.length > 0) draft.media = [...(draft.media ?? []), ...media];
}

function finishRow(draft: RecordDraft, channel: Channel, owner: Owner, out: Output): void {
  if (draft.actor === undefined) setSender(draft, channel, owner);
  else {
    if (owner.name !== undefined) draft.account = owner.name;
    if (draft.actor !== owner.name) out.account({ id: draft.actor, service: 'Discord', role: 'party' });
  }
  draft.thread ??= channel.thread;
  out.thread(draft.thread);
}

/** People whom the account knows, from `relationships_*.csv` of a legal return. */
export const relationshipTable: TableSpec = {
  id: 'relationships',
  kind: 'contact',
  category: 'contacts_friends',
  service: 'Discord',
  columns: {
    user_id: { to: 'rest' },
    username: { to: 'peers' },
    relationship: { to: 'text' },
  },
  required: ['username', 'relationship'],
};
