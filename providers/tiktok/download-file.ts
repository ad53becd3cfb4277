/** `user_data.json` (or `user_data_tiktok.json`): everything a person can download of a TikTok account, in one JSON. */

import { keepBadElement } from '../../src/returns/bad-element.js';
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { memberRecord } from '../../src/returns/member-spec.js';
import { plainText } from '../../src/returns/plain-text.js';
import { chatList, type ListSpec, lists } from './lists.js';
import { readOutside } from './outside.js';
import { ownerOf } from './owner.js';

/** Lists that nobody named yet, down to three levels: read as TikTok's, of kind `other`. */
const otherLists = ['*[]', '*.*[]', '*.*.*[]'];
const places = lists.flatMap((spec) => spec.where.map((pattern) => ({ spec, pattern })));
const elements = [...places.map((one) => one.pattern), ...otherLists];

/** Emits one record for each element of each list, and one for each object outside them. */
export async function readDownload(item: Item, out: Output): Promise<void> {
  const owner = await ownerOf(item);
  const seen = new Set<string>();
  const { skeleton, encoding } = await readJson(item, {
    elements,
    onElement: (value, place, { pattern, index }) => {
      if (index === 0) seen.add((place.path ?? '').replace(/\[0\]$/, ''));
      out.rows(1);
      const spec = places[pattern]?.spec ?? null;
      out.record({ ...element(spec, value, place, owner, out), account: owner });
    },
    onBadElement: keepBadElement(out, '(element)'),
  });
  out.encoding(encodingLabel(encoding));
  readOutside(skeleton, owner, item, seen, out);
  await out.drain();
}

function element(
  spec: ListSpec | null,
  value: unknown,
  place: Place,
  owner: string | undefined,
  out: Output,
): RecordDraft {
  if (spec === null) return unnamed(value, place, out);
  const draft = memberRecord(spec, value, spec.id, out, place);
  if (spec.id === chatList.id) inChat(draft, place, owner, out);
  else if (spec.kind === 'post' || spec.kind === 'reaction') draft.actor = owner;
  else if (spec.kind === 'contact') draft.text = roleOf(spec.id);
  return draft;
}

/** An element of a list without a name here: all members are kept. */
function unnamed(value: unknown, place: Place, out: Output): RecordDraft {
  const name = listName(place);
  if (typeof value !== 'object' || value === null) {
    out.field(`${name}[]`, 'unknown', 1, 'no reader knows this list; kept as text', plainText(value));
    return { kind: 'other', service: 'TikTok', text: plainText(value), rest: { list: name }, source: place };
  }
  const spec = { id: `${name}[]`, kind: 'other' as const, service: 'TikTok', members: {} };
  const draft = memberRecord(spec, value, `${name}[]`, out, place);
  draft.text = name;
  return draft;
}

function listName(place: Place): string {
  const list = (place.path ?? '').replace(/\[\d+\]$/, '');
  return list.slice(Math.max(list.lastIndexOf('.'), list.lastIndexOf(']')) + 1) || 'list';
}

function inChat(draft: RecordDraft, place: Place, owner: string | undefined, out: Output): void {
  const other = chatPartner(place.path ?? '');
  draft.thread = other;
  out.thread(other);
  if (draft.actor !== undefined && draft.actor !== owner)
    out.account({ id: draft.actor, service: 'TikTok', role: 'party' });
  if (draft.actor === owner && owner !== undefined) draft.peers = [other];
  else if (owner !== undefined) draft.peers = [owner];
  else draft.peers = [other];
}

/** `….ChatHistory["Chat History with bob.dylan:"][3]` and `….ChatHistory.Chat History with bob:[3]` → the name. */
export function chatPartner(path: string): string {
  const key = /ChatHistory(?:\.(.*)|\[(".*")\])\[\d+\]$/s.exec(path);
  const text = key?.[2] === undefined ? (key?.[1] ?? path) : String(JSON.parse(key[2]));
  return text.replace(/^Chat History with /, '').replace(/:$/, '');
}

function roleOf(id: string): string {
  if (id.startsWith('Fans')) return 'follower';
  return id.startsWith('Block') ? 'blocked' : 'followed';
}
