/** Reads WhatsApp's call log: several events of one call are one record. */

import type { Instant, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { parseEndpoint } from './address.js';
import { addNote, restOf } from './draft-parts.js';
import { type Field, fieldOf, plainOf, textOf } from './field.js';
import type { PageContext } from './page-context.js';
import { tallyNested } from './record-draft.js';
import { BlockSection } from './section-reader.js';
import type { SectionSpec } from './sections.js';
import { parseTime } from './times.js';

/** Calls kept open for further events of theirs; the oldest is emitted when there are more. */
const openCalls = 20_000;

interface Call {
  id: string;
  draft: RecordDraft;
  events: unknown[];
  peers: Set<string>;
  blocks: number;
}

const eventLabels = ['type', 'timestamp', 'from', 'to', 'from ip', 'from port', 'media type'];

export class CallSection extends BlockSection {
  readonly #calls = new Map<string, Call>();
  #nameless = 0;
  /** What stands without a call's id goes with the call before it. */
  #lastCall: Call | undefined;

  constructor(page: PageContext, id: string, spec: SectionSpec) {
    super(page, id, spec);
  }

  override end(): void {
    this.flush();
    for (const call of this.#calls.values()) this.#emitCall(call);
    this.#calls.clear();
    super.end();
  }

  /** The labels of an event come again with each event of a call: only a new call's id begins another. */
  protected override beginsRecord(label: string): boolean {
    return label === 'call id';
  }

  /** One block: a call with its events, or one event of a call. */
  protected override emit(fields: readonly Field[]): void {
    for (const field of fields) {
      this.making.tally.read(field.label);
      tallyNested(field, this.making.tally, field.label);
    }
    const call = this.#callOf(fields);
    const loose = fields.filter((field) => eventLabels.includes(field.key));
    for (const field of fields) if (/^events?$/i.test(field.label)) this.#nested(call, field.children);
    if (loose.length > 0) this.#nested(call, loose);
    this.#keepRest(call, fields);
  }

  #callOf(fields: readonly Field[]): Call {
    const id = textOf(fieldOf(fields, 'call id')) ?? '';
    const known = id === '' && !fieldOf(fields, 'call creator') ? this.#lastCall : this.#calls.get(id);
    const last = fields[fields.length - 1]!;
    if (known) {
      if (id !== '') known.blocks += 1;
      this.#lastCall = known;
      return known;
    }
    const first = fields[0]!;
    const draft: RecordDraft = {
      kind: 'call',
      category: 'connection_records',
      source: { offset: first.offset, length: last.end - first.offset, path: this.making.tally.path },
    };
    const call: Call = { id, draft, events: [], peers: new Set(), blocks: 1 };
    if (id === '') this.#nameless += 1;
    this.#lastCall = call;
    this.#calls.set(id === '' ? `\u0000${this.#nameless}` : id, call);
    if (this.#calls.size > openCalls) this.#emitOldest();
    return call;
  }

  /** Events stand one after the other: a label that comes again begins the next. */
  #nested(call: Call, children: readonly Field[]): void {
    let event: Field[] = [];
    for (const child of children) {
      if (child.children.length > 0) this.#nested(call, child.children);
      else if (event.some((field) => field.key === child.key)) {
        this.#event(call, event);
        event = [child];
      } else event.push(child);
    }
    if (event.length > 0) this.#event(call, event);
  }

  #event(call: Call, fields: readonly Field[]): void {
    const plain: Record<string, unknown> = emptyRecord();
    for (const field of fields) plain[field.label] = plainOf(field);
    call.events.push(plain);
    const time = textOf(fieldOf(fields, 'timestamp'));
    if (time !== null) stretch(call.draft, parseTime(time));
    const ip = textOf(fieldOf(fields, 'from ip'));
    if (ip !== null && call.draft.ip === undefined)
      this.#address(call.draft, ip, textOf(fieldOf(fields, 'from port')));
    for (const label of ['from', 'to'])
      for (const id of this.#people(fieldOf(fields, label))) call.peers.add(id);
  }

  #address(draft: RecordDraft, ip: string, port: string | null): void {
    Object.assign(draft, parseEndpoint(ip));
    if (port !== null && Number.isInteger(Number(port))) draft.port = Number(port);
  }

  #people(field: Field | undefined): string[] {
    const people: string[] = [];
    for (const line of (field?.text ?? '').split(/[\n,;]/)) {
      const user = this.page.user(line);
      if (user) people.push(user.id);
    }
    return people;
  }

  #keepRest(call: Call, fields: readonly Field[]): void {
    const creator = this.#people(fieldOf(fields, 'call creator'))[0];
    if (creator !== undefined) call.draft.actor = creator;
    const rest = restOf(call.draft);
    for (const field of fields) {
      const label = field.key;
      if (label !== 'call creator' && !/^events?$/.test(label) && !eventLabels.includes(label)) {
        rest[field.label] = plainOf(field);
      }
    }
  }

  #emitOldest(): void {
    const [key, call] = this.#calls.entries().next().value!;
    if (call === this.#lastCall) this.#lastCall = undefined;
    this.#calls.delete(key);
    this.#emitCall(call);
  }

  #emitCall(call: Call): void {
    const { draft } = call;
    const peers = [...call.peers].filter((id) => id !== draft.actor);
    if (peers.length > 0) draft.peers = peers;
    if (call.events.length > 0) restOf(draft).events = call.events;
    if (call.blocks > 1) addNote(draft, `${call.blocks} blocks of one call id`);
    this.count(draft);
  }
}

/** The call lasts from its earliest event to its latest. */
function stretch(draft: RecordDraft, at: Instant): void {
  if (draft.at == null || isBefore(at, draft.at)) {
    if (draft.at != null) draft.until ??= draft.at;
    draft.at = at;
  } else if (draft.until == null || isBefore(draft.until, at)) draft.until = at;
}

function isBefore(a: Instant, b: Instant): boolean {
  return a.us !== null && (b.us === null || a.us < b.us);
}
