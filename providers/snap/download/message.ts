/** One message or snap of a download's chat_history.json or snap_history.json. */
import type { Instant, Output, Place, RecordDraft } from '../../../src/returns/contract.js';
import { Fields } from '../../../src/returns/fields.js';
import { instant } from '../../../src/returns/time.js';
import type { DownloadState } from './state.js';

/** The lists of 2021 to 2023: what came and what went, with the other's name in the message. */
export const oldKeys = /^(Received|Sent) (?:Saved |Unsaved )?(?:Chat|Snap) History$/;
const group = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Lines of the app's own, and calls told as a line of the chat. */
const status = /^STATUS/;

/** True for an element that is a message, under whatever key. */
export function isMessage(key: string, value: unknown): boolean {
  if (oldKeys.test(key)) return true;
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Record<string, unknown>;
  return 'Created' in members && 'Media Type' in members && ('From' in members || 'To' in members);
}

/** The record. `key` is the conversation: a user name, a group's id, or one of the old lists. */
export function messageRecord(
  value: unknown,
  key: string,
  state: DownloadState,
  out: Output,
  source: Place,
): RecordDraft {
  const old = oldKeys.exec(key);
  const f = new Fields(value, old ? `${key}[]` : '(conversation)[]', out);
  const type = f.text('Media Type');
  const draft: RecordDraft = { kind: kindOf(type), service: 'Snapchat', source };
  if (state.account !== undefined) draft.account = state.account;
  draft.category =
    f.has('Content') || f.has('Text') || f.has('IsSaved') ? 'message_content' : 'message_metadata';
  setText(draft, f);
  draft.at = timeOf(f, state);
  setSides(draft, f, key, old !== null, state);
  const ids = f.text('Media IDs');
  if (ids !== undefined) draft.media = state.media.ofIds(ids);
  f.keep('Media Type', 'Media IDs', 'IsSaved', 'IsSender', 'Conversation Title', 'Created', microseconds);
  const rest = f.rest();
  if (rest !== undefined) draft.rest = rest;
  f.done();
  for (const name of [draft.actor, ...(draft.peers ?? [])]) if (name !== undefined) state.party(name, out);
  return draft;
}

/** The downloads of 2021 to 2023 write some signs of a text as HTML does: shown as meant, kept as they came. */
function setText(draft: RecordDraft, f: Fields): void {
  const words = f.text('Content');
  if (words !== undefined) {
    draft.text = words;
    return;
  }
  const old = f.text('Text');
  if (old === undefined) return;
  draft.text = unescaped(old);
  if (draft.text === old) return;
  f.keep('Text');
  draft.notes = ['signs written as HTML does (&#39; and the like) are shown as meant'];
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|(amp|lt|gt|quot|apos));?/g, (whole, code, name) =>
    code === undefined ? named[name]! : Number(code) < 0x110000 ? String.fromCodePoint(Number(code)) : whole,
  );
}

function kindOf(type: string | undefined): RecordDraft['kind'] {
  if (type === undefined || !status.test(type)) return 'message';
  return /CALL/.test(type) ? 'call' : 'system';
}

const microseconds = 'Created(microseconds)';

/** `Created` to the second; the count beside it, whose unit its size tells, gives the rest where both agree. */
function timeOf(f: Fields, state: DownloadState): Instant | null {
  const [text, count] = [f.text('Created'), f.text(microseconds)];
  const written = text === undefined ? null : instant.any(text, { zone: 'UTC' });
  if (count === undefined || Number(count) <= 0) return written;
  const { instant: counted, unit } = instant.epochBySize(count);
  if (unit === 'ms') state.milliseconds += 1;
  if (written?.us == null || counted.us === null) return written ?? counted;
  if (Math.abs(counted.us - written.us) < 1_000_000) return { ...written, us: counted.us };
  state.disagree += 1;
  return written;
}

function setSides(draft: RecordDraft, f: Fields, key: string, old: boolean, state: DownloadState): void {
  const [from, to, title] = [f.text('From'), f.text('To'), f.text('Conversation Title')];
  const sent = to !== undefined && from === undefined;
  const actor = sent ? state.account : from;
  if (actor !== undefined) draft.actor = actor;
  const conversation = old ? (to ?? from ?? key) : key;
  draft.thread = state.thread(conversation, title);
  const other = sent ? to : old || group.test(key) || title !== undefined ? undefined : key;
  const peer = actor === state.account || f.flag('IsSender') === true ? other : state.account;
  if (peer !== undefined && peer !== actor) draft.peers = [peer];
}
