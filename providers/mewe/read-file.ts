/** Reads one of MeWe's text files into records. */

import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { type Line, readLines } from '../../src/returns/formats/lines.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import type { Entries, Use } from './entries.js';
import { pairsOf, ruler } from './pairs.js';
import type { MeWeState } from './state.js';

export async function readFile(entries: Entries, item: Item, out: Output, state: MeWeState): Promise<void> {
  const reading = new Reading(entries, item, out, state);
  const info = await readLines(item, (line) => reading.line(line));
  reading.end();
  out.encoding(encodingLabel(info.encoding));
}

class Reading {
  private readonly entries: Entries;
  private readonly item: Item;
  private readonly out: Output;
  private readonly state: MeWeState;
  private pairs: [string, string][] = [];
  private place: Place | null = null;

  constructor(entries: Entries, item: Item, out: Output, state: MeWeState) {
    this.entries = entries;
    this.item = item;
    this.out = out;
    this.state = state;
  }

  line({ text, offset, length, no }: Line): void {
    if (text.trim() === '') return;
    const end = ruler.exec(text);
    if (end !== null) {
      this.end();
      if ((end[1] ?? '').trim() !== '') this.stray(text, { offset, length, line: no });
      return;
    }
    const plain = text.replace(/^\ufeff/, '');
    const pairs = this.entries.blocks ? onePair(plain) : pairsOf(plain);
    const last = this.pairs.at(-1);
    if (pairs.length === 0 && this.entries.blocks && last !== undefined) {
      // A value over several lines.
      last[1] += `\n${plain}`;
    } else if (pairs.length === 0) {
      this.stray(plain, { offset, length, line: no });
      return;
    } else {
      this.pairs.push(...pairs);
    }
    this.place ??= { offset, length, line: no };
    this.place.length = offset + length - this.place.offset;
    if (!this.entries.blocks) this.end();
  }

  private stray(text: string, source: Place): void {
    this.out.rows(1);
    this.out.field('(line)', 'unknown', 1, 'no "key: value"; kept as it is', text);
    this.out.record({ kind: 'other', text, source });
  }

  end(): void {
    if (this.place === null) return;
    const { kind, category, keys } = this.entries;
    const draft: RecordDraft = { kind, category, service: 'MeWe', source: this.place };
    const rest: Record<string, string> = emptyRecord();
    for (const [key, value] of this.pairs) {
      this.out.field(key, 'read', value === '' ? 0 : 1);
      if (value !== '' && !this.take(draft, keys[key] ?? 'rest', value)) put(rest, key, value);
    }
    if (Object.keys(rest).length > 0) draft.rest = rest;
    this.finish(draft, rest);
    this.pairs = [];
    this.place = null;
  }

  /** False when the value is to be kept in the rest. */
  private take(draft: RecordDraft, use: Use, value: string): boolean {
    if (use === 'rest' || (use !== 'media' && draft[use] !== undefined)) return false;
    if (use === 'at') draft.at = instant.any(value);
    else if (use === 'peers') draft.peers = value.replace(/[[\]]/g, '').split(/,\s*/);
    else if (use === 'media') draft.media = [...(draft.media ?? []), this.state.mediaOf(this.item, value)];
    else draft[use] = value;
    return true;
  }

  private finish(draft: RecordDraft, rest: Record<string, string>): void {
    const { out, state } = this;
    const account = state.owners.of(this.item);
    if (account !== undefined) draft.account = account;
    if (draft.text === undefined && draft.kind !== 'message')
      draft.text = Object.values(rest).join(' · ') || undefined;
    if (draft.kind === 'contact' || draft.kind === 'group') draft.peers ??= Object.values(rest);
    if (draft.thread !== undefined) out.thread(draft.thread);
    if (draft.kind === 'message') state.parties.add(out, draft.actor, ...(draft.peers ?? []));
    out.rows(1);
    out.record(draft);
  }
}

/** `key: value` at the begin of a line of a block. */
function onePair(line: string): [string, string][] {
  const parts = /^([A-Za-z]\w{0,40}):(?:\s(.*))?$/.exec(line);
  return parts === null ? [] : [[parts[1]!, (parts[2] ?? '').trim()]];
}

/** A key that comes twice keeps both values. */
function put(rest: Record<string, string>, key: string, value: string): void {
  rest[key] = rest[key] === undefined ? value : `${rest[key]}; ${value}`;
}
