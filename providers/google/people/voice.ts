/** Google Voice in a Takeout: one page for each run of text messages, each call, each voicemail. */
import type { Item, Output, RecordDraft } from '../../../src/returns/contract.js';
import { readHtml } from '../../../src/returns/formats/html.js';
import { encodingLabel } from '../../../src/returns/formats/text.js';
import { instant } from '../../../src/returns/time.js';
import type { Facts } from '../context.js';
import { type VoiceEntry, VoicePage } from './voice-page.js';

const service = 'Google Voice';

/** Emits one `message` for each text, one `call` for a call or voicemail. */
export async function readVoice(item: Item, out: Output, facts: Facts): Promise<void> {
  const page = new VoicePage();
  const info = await readHtml(item, page);
  out.encoding(encodingLabel(info.encoding));
  const { entries, tags, title, participants } = page;
  const thread = participants.length > 0 ? participants.join(', ') : title;
  const stray = strayTexts(page);
  if (entries.length === 0 && stray.length > 0)
    out.record({ kind: 'other', service, rest: { stray }, source: { offset: 0, length: item.size } });
  for (const [i, entry] of entries.entries()) {
    out.rows(1);
    const draft = page.chat ? message(entry, thread, out) : call(entry, tags);
    const media = entry.media.map((name) => facts.files.reference(item, name));
    if (media.length > 0) draft.media = media;
    if (tags.length > 0) draft.rest = { ...draft.rest, labels: tags };
    if (i === 0 && stray.length > 0) draft.rest = { ...draft.rest, stray };
    out.record(draft);
  }
  if (stray.length > 0) {
    const why = 'words of the page that the layout is not known to have; kept with the first entry';
    out.field('(other texts)', 'unknown', stray.length, why, stray[0]);
  }
  out.field(page.chat ? 'message' : 'haudio', 'read', entries.length);
  for (const [name, count] of page.counts) out.field(name, 'read', count);
  await out.drain();
}

/** Words that Google writes around an entry, and the day, which its title has to the second. */
const dress =
  /^[:;,.()\s]*$|^(Call Log for|(Missed|Placed|Received|Recorded) call (from|to)|Recorded call|Voicemail from|Labels:|Group conversation with:?|User Deleted|and|with|Me)$|^[A-Z][a-z]{2} \d{1,2}, \d{4}(, \d{1,2}:\d{2}:\d{2}\s[AP]M(\s\w+ Time)?)?$/u;

/** Texts that are neither in a record nor the dress of the page. */
function strayTexts({ others, title, entries }: VoicePage): string[] {
  const told = new Set([title.replace(/\s+/gu, ' '), ...entries.map(({ name }) => name)]);
  return others.filter((text) => !dress.test(text) && !told.has(text));
}

function common(entry: VoiceEntry): RecordDraft {
  const source = { offset: entry.start, length: entry.end - entry.start };
  const draft: RecordDraft = { kind: 'call', service, source };
  if (entry.time !== '') draft.at = instant.any(entry.time);
  return draft;
}

function message(entry: VoiceEntry, thread: string, out: Output): RecordDraft {
  if (entry.number !== '') {
    const role = entry.me ? 'subject' : 'party';
    const name = entry.name === '' || entry.me ? {} : { name: entry.name };
    out.account({ id: entry.number, ...name, service, role });
  }
  if (thread !== '') out.thread(thread);
  return {
    ...common(entry),
    kind: 'message',
    category: 'message_content',
    actor: entry.number || entry.name || undefined,
    thread: thread || undefined,
    text: entry.text || undefined,
    ...(entry.name === '' ? {} : { rest: { name: entry.name } }),
  };
}

/** The label, not the file name, says what the call was: placed, received, missed, voicemail. */
function call(entry: VoiceEntry, tags: readonly string[]): RecordDraft {
  const party = entry.number || entry.name;
  const kind = tags.find((tag) => /^(placed|received|missed|voicemail|recorded)$/i.test(tag))?.toLowerCase();
  const rest: Record<string, unknown> = { name: entry.name, duration: entry.duration };
  for (const key of Object.keys(rest)) if (rest[key] === '') delete rest[key];
  const draft: RecordDraft = {
    ...common(entry),
    category: kind === 'voicemail' ? 'voicemail' : 'call_detail_records',
    text: entry.text || kind,
    rest,
  };
  if (party !== '') Object.assign(draft, kind === 'placed' ? { peers: [party] } : { actor: party });
  return draft;
}

/** True for a page of Google Voice: a chat log or a call, in the classes that it has had since 2011. */
export function isVoicePage(head: string): boolean {
  return (
    /<div class="(hChatLog hfeed|haudio)">/.test(head) &&
    /class="(tel|vcard|published|dt|contributor vcard)"|google\.com\/voice#/.test(head)
  );
}
