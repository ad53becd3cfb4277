/** JSON of DiscordChatExporter, a program that saves a channel as its user sees it; not Discord's own package. */
import type { RecordKind } from '../../src/base/vocabulary.js';
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { type ElementInfo, readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';

/** Finds the item that a file name stands for. */
export type FindFile = (name: string) => string;

/** Types that people (or bots) write; newer ones come as numbers. Calls are calls, the rest is the channel's own notices. */
const written = /^(|Default|Reply|0|19|20|23|ChatInputCommand|ContextMenuCommand)$/;

const kept =
  'id type timestampEdited isPinned embeds stickers reactions mentions reference interaction inlineEmojis forwardedMessage roles'.split(
    ' ',
  );

/** Emits one record for each element of `messages`; a declared `messageCount` that differs is a finding. */
export async function readExporter(item: Item, find: FindFile, out: Output): Promise<void> {
  const people = new Map<string, string>();
  let found = 0;
  let thread: string | undefined;
  const { skeleton, encoding } = await readJson(item, {
    elements: ['messages[]'],
    onElement: (value, place, info) => {
      if (thread === undefined) {
        thread = threadOf(info, item);
        out.thread(thread);
      }
      found += 1;
      out.rows(1);
      out.record(exported(value, thread, people, find, out, place));
    },
  });
  out.encoding(encodingLabel(encoding));
  out.thread(thread ?? channelName(skeleton, item));
  tally(skeleton, found, item, out);
  await out.drain();
}

function threadOf(info: ElementInfo, item: Item): string {
  return channelName(info.parent(), item);
}

function channelName(root: unknown, item: Item): string {
  const { channel, guild } = (root ?? {}) as Record<string, { id?: unknown; name?: unknown } | undefined>;
  if (channel?.id === undefined) return item.base;
  const server = guild?.id !== undefined && String(guild.id) !== '0' && guild.name ? ` in ${guild.name}` : '';
  return `${channel.name ?? 'channel'}${server} (${channel.id})`;
}

function exported(
  value: unknown,
  thread: string,
  people: Map<string, string>,
  find: FindFile,
  out: Output,
  source: Place,
): RecordDraft {
  const f = new Fields(value, 'messages[]', out);
  const draft: RecordDraft = {
    kind: kindOf(f.text('type') ?? ''),
    thread,
    text: f.text('content'),
    actor: author(f, people, out),
    category: 'message_content',
    service: 'Discord',
    source,
  };
  const [at, ended] = [f.text('timestamp'), f.text('callEndedTimestamp')];
  if (at !== undefined) draft.at = instant.any(at);
  if (ended !== undefined) draft.until = instant.any(ended);
  const media = f.children('attachments').map((file) => attachment(file, find));
  if (media.length > 0) draft.media = media;
  f.keep(...kept);
  return f.finish(draft);
}

function kindOf(type: string): RecordKind {
  if (type === 'Call' || type === '3') return 'call';
  return written.test(type) ? 'message' : 'system';
}

function author(f: Fields, people: Map<string, string>, out: Output): string | undefined {
  const who = f.child('author');
  const [id, name, discriminator] = [who?.text('id'), who?.text('name'), who?.text('discriminator')];
  who?.keep('id', 'nickname', 'color', 'isBot', 'avatarUrl', 'roles');
  const known = people.get(id ?? name ?? '');
  if (known !== undefined || (id === undefined && name === undefined)) return known;
  const shown = shownName(id, name, discriminator);
  people.set(id ?? name ?? '', shown);
  out.account({
    id: id ?? shown,
    ...(name === undefined ? {} : { name }),
    service: 'Discord',
    role: 'party',
  });
  return shown;
}

/** Names with an old four-digit number are unique with it; deleted users all bear one name and need their id. */
function shownName(
  id: string | undefined,
  name: string | undefined,
  discriminator: string | undefined,
): string {
  if (name === undefined) return id ?? '';
  if (/^0+$/.test(discriminator ?? '0'))
    return discriminator === '0000' && id !== undefined ? `${name} (${id})` : name;
  return `${name}#${discriminator}`;
}

function attachment(file: Fields, find: FindFile): string {
  const [url, name] = [file.text('url'), file.text('fileName')];
  file.keep('id', 'fileName', 'fileSizeBytes', 'url');
  const joined = [url, name].map((ref) => (ref === undefined ? undefined : find(ref)));
  return joined.find((ref) => ref?.startsWith('item:')) ?? url ?? name ?? '';
}

function tally(skeleton: unknown, found: number, item: Item, out: Output): void {
  const f = new Fields(skeleton, '', out);
  f.list('messages');
  f.keep('guild', 'channel', 'dateRange', 'exportedAt');
  const declared = f.number('messageCount');
  f.done();
  if (declared === undefined || declared === found) return;
  out.finding(
    'finding',
    'record-count',
    `${item.path} says that it holds ${declared} messages, but ${found} are in it. All ${found} were read; do not quote the file’s own figure.`,
  );
}
