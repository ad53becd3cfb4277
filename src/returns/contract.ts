/**
 * The contract between the engine that opens a return and the readers that understand it.
 * A reader sees items as streams and hands back records; it never sees a path on disk, an archive or a database.
 */
import type { RecordColumn } from '../base/record-columns.js';
import type { DataCategory, LedgerState, RecordKind } from '../base/vocabulary.js';

export { type RecordColumn, recordColumns } from '../base/record-columns.js';

/** One file of a return, however deep in archives it lies. Its name is data and never a path on this machine. */
export interface Item {
  /** Order found, from 0. */
  readonly no: number;
  /** Where it is, containers joined by `!/`: `production.zip!/part-1/conversations.csv`. */
  readonly path: string;
  /** Path inside its own container, `/` between the parts. */
  readonly name: string;
  /** Last part of the name. */
  readonly base: string;
  /** Bytes of content (uncompressed). */
  readonly size: number;
  /** 0 = given by the person; 1 = inside an archive; and so on. */
  readonly depth: number;
  /** `no` of the archive that holds it, in `ledger.archives`. */
  readonly container: number | null;
  /** The time the archive states, as ISO text without a claim to a zone; null when none. */
  readonly modified: string | null;
  /** First bytes, at most 64 KiB; cached. */
  head(): Promise<Buffer>;
  /** The whole content from its first byte, in chunks of 64 KiB to 1 MiB; may be asked for more than once. */
  stream(): AsyncIterable<Buffer>;
}

/** All files of a return, as a reader's `recognise` sees them. */
export interface Listing {
  readonly items: readonly Item[];
  /** Items whose `name` matches, in order. */
  matching(pattern: RegExp): Item[];
}

/** A moment, and how sure its zone is. All stored times are µs since 1970. */
export interface Instant {
  /** UTC, µs; null when the zone is not known. */
  us: number | null;
  /** Wall clock read as if it were UTC, µs; set only when the zone is not known. */
  wall: number | null;
  /** As it stood in the file. */
  text: string;
  /**
   * `stated`: the text names its zone or offset. `epoch`: a count from 1970. `layout`: the layout's own legend or
   * documentation says so. `not-stated`: nothing says it. `unreadable`: the text is no time.
   */
  basis: 'stated' | 'epoch' | 'layout' | 'not-stated' | 'unreadable';
}

/** Where in the original a record stands. */
export interface Place {
  /** First byte in the item's content. */
  offset: number;
  /** Bytes. */
  length: number;
  /** Line in a text or CSV, from 1. */
  line?: number;
  /** JSON path, section id or the like: `chats.list[3].messages[17]`, `property-unified_messages`. */
  path?: string;
}

/** One thing that happened or is so, as a reader hands it over. Leave out what the source does not say. */
export interface RecordDraft {
  kind: RecordKind;
  at?: Instant | null;
  /** The end, where the source has one. */
  until?: Instant | null;
  /** The account whose return this is, as the source names it. */
  account?: string;
  /** Who did it. */
  actor?: string;
  /** Whom it was with or for. */
  peers?: string[];
  /** Conversation, album or session id. */
  thread?: string;
  text?: string;
  ip?: string;
  port?: number;
  /** Degrees WGS 84. */
  lat?: number;
  lon?: number;
  /** Metres. */
  accuracy?: number;
  place?: string;
  amount?: number;
  currency?: string;
  device?: string;
  /** References to media, joined to items by the reader where it can: `item:<no>` or the name as it stood. */
  media?: string[];
  category?: DataCategory;
  /** The provider's service or product: `Instagram`, `Search`. */
  service?: string;
  /** Everything else, as it came, by its own names. */
  rest?: Record<string, unknown>;
  /** What was inferred and how: `direction inferred from sender = account`. */
  notes?: string[];
  source: Place;
}

/** What became of one column or key, over a whole item. */
export interface FieldTally {
  /** Column name or JSON path with `[]` for list places: `messages[].content`. */
  path: string;
  state: Exclude<LedgerState, 'generic'>;
  /** Times met with a value. */
  count: number;
  why?: string;
  /** First value met, cut to 120 characters; only for unknown and failed ones. */
  sample?: string;
}

/** What became of one item. Every item of a return has exactly one. */
export interface ItemEntry {
  no: number;
  path: string;
  bytes: number;
  state: LedgerState;
  /** Reader id, or `generic`; absent when nobody read it. */
  reader?: string;
  /** What the reader calls this file: `conversations`. */
  table?: string;
  layout?: string;
  why?: string;
  rows: number;
  records: number;
  encoding?: string;
  sha256?: string;
  fields: FieldTally[];
}

/** Something a person should know and can act on. */
export interface Finding {
  /** `finding`: look at it. `drift`: the layout has changed. `warning`: read with care. */
  level: 'finding' | 'drift' | 'warning';
  /** Kebab-case id, `ruler-missing`. */
  code: string;
  /** A sentence: what, where, what to do. */
  text: string;
  item?: number;
  place?: Place;
}

/** An account that the return is about or that speaks in it. */
export interface AccountEntry {
  /** As the source names it: user name, e-mail, number, id. */
  id: string;
  name?: string;
  service?: string;
  role: 'subject' | 'party';
}

/** What a reader hands its results to. All calls are synchronous but `drain`. */
export interface Output {
  /** Emits one record. */
  record(draft: RecordDraft): void;
  /** Counts `n` source rows as met in this item (also those that make no record, with a field or finding to say why). */
  rows(n: number): void;
  /** Says what became of a column or key. Repeated calls add up. */
  field(path: string, state: FieldTally['state'], count?: number, why?: string, sample?: string): void;
  finding(level: Finding['level'], code: string, text: string, place?: Place): void;
  account(entry: AccountEntry): void;
  /** A conversation of the return, counted in `threads`. */
  thread(id: string): void;
  encoding(name: string): void;
  /** Marks this item as failed or set aside after all, keeping what was read. */
  state(state: LedgerState, why: string): void;
  /** Await between batches: gives back-pressure, progress and cancel a chance. */
  drain(): Promise<void>;
}

/** What a reader wants done with an item: read it, or set it aside by name with a reason. */
export type Claim =
  | { table: string; read(item: Item, out: Output): Promise<void> }
  | { table: string; setAside: string };

/** How well a reader knows a return. */
export interface Recognised {
  /** 0 to 100; above 50 = sure by content, below = by names only. */
  score: number;
  layout: string;
  /** Catalog id, where the reader serves several (`meta-facebook`, `meta-instagram`, `whatsapp`). */
  provider?: string;
  /** What it was recognised by, a sentence. */
  evidence: string;
}

/** One reading by one reader: holds what must be known across files (a media index, thread names). */
export interface ReaderRun {
  /** Null = not mine. Called once for each item, in order. */
  claim(item: Item): Promise<Claim | null>;
  /** Called once at the end: gaps, joins that failed, counts that do not agree. */
  finish?(out: Output): Promise<void>;
}

/** A reader of one kind of return. Lives in `providers/<id>/return.ts`, exported as `reader` (or `readers`). */
export interface Reader {
  /** `snap`, `meta`, `instagram-download`. */
  id: string;
  version: number;
  provider: string;
  title: string;
  layouts: { id: string; title: string }[];
  /** By content and layout, not by name alone. Null = not mine. */
  recognise(listing: Listing): Promise<Recognised | null>;
  start(listing: Listing, recognised: Recognised): ReaderRun;
}

/** A column of a batch, ready for Arrow: no object per cell. `valid` holds one byte a row (1 = has a value). */
export type ColumnData =
  | { type: 'utf8'; offsets: Int32Array; data: Uint8Array; valid: Uint8Array }
  | { type: 'i64'; values: BigInt64Array; valid: Uint8Array }
  | { type: 'i32'; values: Int32Array; valid: Uint8Array }
  | { type: 'f64'; values: Float64Array; valid: Uint8Array };

/** Some thousands of records, by column. `peers` and `media` are JSON lists, `rest` a JSON object, `notes` a JSON list. */
export interface RecordBatch {
  rows: number;
  columns: Record<RecordColumn, ColumnData>;
}

/** Where batches go: a Parquet writer, or nothing when only the counts are wanted. */
export interface RecordSink {
  /** The batch's buffers are filled anew once the promise resolves: copy what is to be kept. */
  write(batch: RecordBatch): Promise<void>;
  close(): Promise<void>;
}

/** What the process allows, so that the rest is sealed at reading. All absent = everything is in scope. */
export interface Scope {
  from?: string;
  to?: string;
  categories?: DataCategory[];
  accounts?: string[];
}

/** Caps on what an archive may do, each with its own message when it is met. */
export interface Limits {
  entries: number;
  depth: number;
  /** Uncompressed : compressed, for one member past 1 MiB. */
  ratio: number;
  bytes: number;
}

export interface ReadOptions {
  provider?: string;
  password?: string;
  scope?: Scope;
  limits?: Partial<Limits>;
  sink?: RecordSink;
  readers: Reader[];
  onProgress?(p: { bytes: number; of: number; item: string; records: number }): void;
  signal?: AbortSignal;
  /** Folder for spooled inner archives; a fresh temporary one if absent. */
  tempDir?: string;
}

/** An archive of the return that was opened. */
export interface ArchiveEntry {
  no: number;
  path: string;
  bytes: number;
  kind: 'zip' | 'gzip' | 'tar';
  members: number;
  /** `no` of the archive around it. */
  container: number | null;
  /** What could not be had of it; absent when it is whole. */
  why?: string;
}

/** What `tecum read --json` prints, and what a reading's `summary.json` holds. */
export interface ReadingSummary {
  provider: string | null;
  layout: string | null;
  reader: { id: string; version: number } | null;
  sha256: string;
  /** One for each path received: name, bytes, SHA-256. */
  received: { name: string; bytes: number; sha256: string }[];
  files: number;
  bytes: number;
  bytesAccounted: number;
  records: { total: number; byKind: Partial<Record<RecordKind, number>> };
  accounts: AccountEntry[];
  threads: number;
  period: { from: string; to: string } | null;
  /** First and last wall-clock time where no zone is stated. */
  localPeriod: { from: string; to: string } | null;
  sealed: number;
  /** Counts of files; `generic` ones are also counted in `read`, so that the first four add up to `files`. */
  ledger: {
    read: number;
    setAside: number;
    unknown: number;
    failed: number;
    generic: number;
    items: ItemEntry[];
    /** Archives that were opened. They are no files of their own: their members are. The engine always sets it. */
    archives?: ArchiveEntry[];
  };
  drift: string[];
  findings: string[];
  warnings: string[];
  /** The same three lists with their codes and places, for programs. The engine always sets it. */
  problems?: Finding[];
  seconds: number;
}
