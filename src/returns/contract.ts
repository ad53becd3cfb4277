/**
 * The contract between the engine that opens a return and the readers that understand it.
 * A reader sees items as streams and hands back records; it never sees a path on disk, an archive or a database.
 */
import type { DataCategory, LedgerState, RecordKind } from '../base/vocabulary.js';

export { type RecordColumn, recordColumns } from '../base/record-columns.js';
export type {
  ArchiveEntry,
  Begun,
  ColumnData,
  ItemEntry,
  Limits,
  ReadingSummary,
  ReadOptions,
  RecordBatch,
  RecordSink,
  Scope,
  SealedParts,
} from './reading-contract.js';

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
  /** The content from any place, for formats that keep their directory at the end (XLSX, PDF). Spooled when need be. */
  random(): Promise<RandomBytes>;
}

/** Bytes that can be had from any place. */
export interface RandomBytes {
  readonly size: number;
  /** Bytes `offset` to `offset + length`; fewer at the end. */
  read(offset: number, length: number): Promise<Buffer>;
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

/** Something a person should know and can act on. A value of the return stands in its text only as `quoted(value)` (told.ts). */
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
