/** Reads a section of conversations: threads, their people, and one record for each message. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { addNote, restOf } from './draft-parts.js';
import { type Field, fieldOf, textOf } from './field.js';
import type { PageContext } from './page-context.js';
import { BlockSection } from './section-reader.js';
import type { SectionSpec } from './sections.js';
import { isThreadLabel, Thread, threadIdOf } from './thread.js';

const messageLabels: SectionSpec = {
  kind: 'message',
  category: 'message_content',
  at: ['Sent', 'Time', 'Timestamp'],
  actor: ['Author', 'Sender', 'From'],
  peers: ['Recipient', 'Recipients', 'To'],
  text: ['Body', 'Text', 'Message'],
  known: [
    'Attachments',
    'Share',
    'Call Record',
    'Subscription Event',
    'Removed by Sender',
    'Product Type',
    'Type',
    'Size',
    'URL',
    'Photo Id',
    'Reaction',
    'Reactions',
    'Report Reason',
    'Reporter',
    'Id',
    'Message Id',
  ],
};

export class ThreadSection extends BlockSection {
  #thread: Thread | null = null;

  constructor(page: PageContext, id: string, spec: SectionSpec) {
    super(page, id, { ...messageLabels, category: spec.category });
  }

  override holdsRecords(field: Field): boolean {
    return isThread(field) || super.holdsRecords(field);
  }

  override enter(container: Field): void {
    super.enter(container);
    if (isThread(container)) this.#begin(container);
  }

  override field(field: Field, container: Field | null): void {
    if (isThread(field)) {
      this.flush();
      this.#begin(field);
    } else if (isThreadLabel(field.key) && !isMedia(field)) {
      this.flush();
      this.#tellThread(field);
    } else super.field(field, container);
  }

  override end(): void {
    this.flush();
    this.#close();
    super.end();
  }

  protected override add(field: Field, container: Field | null): void {
    if (field.key === 'author') this.flush();
    super.add(field, container);
  }

  /** A message may have several attachments, each with the same labels: only who and when begin another. */
  protected override beginsRecord(label: string): boolean {
    return label === 'author' || label === 'sent';
  }

  protected override finishDraft(draft: RecordDraft, fields: readonly Field[]): void {
    const thread = this.#thread;
    if (thread) {
      draft.thread = thread.id;
      const others = thread.others(draft.actor);
      if (draft.peers === undefined && others.length > 0) draft.peers = others;
      const said = thread.said();
      if (said) restOf(draft).thread = said;
      thread.messages += 1;
    }
    for (const field of fields) {
      if (field.key === 'subscription event') draft.kind = 'system';
      else if (field.key === 'call record') asCall(draft, field);
    }
  }

  #begin(field: Field): void {
    this.making.tally.read('Thread');
    const id = threadIdOf(field.text);
    if (this.#thread?.id === id) return;
    this.#close();
    this.#thread = new Thread(id, field.offset);
    if (id !== '') this.page.out.thread(id);
  }

  #tellThread(field: Field): void {
    this.making.tally.read(field.label);
    if (this.#thread === null) this.#thread = new Thread('', field.offset);
    this.#thread.take(field, this.page);
  }

  /** A thread of which no message came is still told: who was in it is a fact. */
  #close(): void {
    const thread = this.#thread;
    this.#thread = null;
    const said = thread?.said();
    if (!thread || thread.messages > 0 || !said) return;
    const draft: RecordDraft = {
      kind: 'group',
      category: 'group_membership',
      thread: thread.id,
      peers: thread.participants,
      rest: said,
      source: { offset: thread.offset, length: 0, path: this.making.tally.path },
    };
    this.count(draft);
  }
}

function isThread(field: Field): boolean {
  return field.key === 'thread';
}

/** A group's picture is media of the thread, kept with what is said of it. */
function isMedia(field: Field): boolean {
  return field.key === 'linked media file';
}

/** A message block with a call record is a call; its length gives the end. */
function asCall(draft: RecordDraft, field: Field): void {
  draft.kind = 'call';
  draft.category = 'connection_records';
  const seconds = Number(textOf(fieldOf(field.children, 'duration')) ?? Number.NaN);
  const from = draft.at?.us;
  if (!Number.isFinite(seconds) || from == null) return;
  draft.until = { us: from + seconds * 1_000_000, wall: null, text: '', basis: draft.at!.basis };
  addNote(draft, 'end of the call = its time + its duration');
}
