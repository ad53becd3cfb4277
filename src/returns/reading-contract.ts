/** What goes in and out of a reading as a whole: batches and where they go, options, the ledger and the summary. */
import type { RecordColumn } from '../base/record-columns.js';
import type { DataCategory, LedgerState, RecordKind } from '../base/vocabulary.js';
import type { AccountEntry, FieldTally, Finding, Reader } from './contract.js';

/**
 * A column of a batch, ready for Arrow: no object per cell. `valid` holds one byte a row (1 = has a value). `codes` are
 * texts that repeat: each row has the place of its text in `values`.
 */
export type ColumnData =
  | { type: 'utf8'; offsets: Int32Array; data: Uint8Array; valid: Uint8Array }
  | { type: 'codes'; codes: Int32Array; values: readonly string[]; valid: Uint8Array }
  | { type: 'i64'; values: BigInt64Array; valid: Uint8Array }
  | { type: 'i32'; values: Int32Array; valid: Uint8Array }
  | { type: 'f64'; values: Float64Array; valid: Uint8Array };

/** Some thousands of records, by column. `peers` and `media` are JSON lists, `rest` a JSON object (see `recordColumns`), `notes` a JSON list. */
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
  /** Characters of a member's name. */
  name: number;
  /** Seconds of unpacking for one member, and for all of the return. */
  memberSeconds: number;
  seconds: number;
  /** Bytes of one member of a format that is unpacked by a program of others (7z, rar, xz, bzip2, zstd). */
  unpacked: number;
}

/** What is known of a return when its reading begins. */
export interface Begun {
  /** Catalog id; null when no reader knows the return. */
  provider: string | null;
  /** Every file, by its `no`; containers joined by `!/`. */
  items: readonly { no: number; path: string }[];
  received: ReadingSummary['received'];
}

/** What a summary does not tell, because it stands in sealed records only; kept with the reading for those who may open them. */
export interface SealedParts {
  accounts: AccountEntry[];
  /** Files whose names are sealed, with their names. */
  paths: { no: number; path: string }[];
}

export interface ReadOptions {
  provider?: string;
  password?: string;
  /** Several candidates, tried in order beside `password`. */
  passwords?: readonly string[];
  scope?: Scope;
  limits?: Partial<Limits>;
  sink?: RecordSink;
  /** They may still be loading: the return is hashed meanwhile. */
  readers: Reader[] | Promise<Reader[]>;
  /** Called once, before the first record: what the records are of. */
  onBegin?(begun: Begun): void;
  /** `item` is the file's number and not its name where there is a scope, as it may come to be sealed. */
  onProgress?(p: { bytes: number; of: number; item: string; records: number }): void;
  /** Called once, at the end. */
  onSealed?(parts: SealedParts): void;
  signal?: AbortSignal;
  /** Folder for spooled inner archives; a fresh temporary one if absent. */
  tempDir?: string;
}

/** What became of one item. Every item of a return has exactly one. */
export interface ItemEntry {
  no: number;
  /** Where it is in the return; its number where its name is sealed (see `withhold.ts`). */
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
  /** Of the records, those that are sealed; absent when none is. */
  sealed?: number;
  encoding?: string;
  sha256?: string;
  fields: FieldTally[];
}

/** An archive of the return that was opened. */
export interface ArchiveEntry {
  no: number;
  path: string;
  bytes: number;
  kind: 'zip' | 'gzip' | 'tar' | '7z' | 'rar' | 'xz' | 'bzip2' | 'zstd';
  members: number;
  /** `no` of the archive around it. */
  container: number | null;
  /** What could not be had of it; absent when it is whole. */
  why?: string;
  /** Where its bytes went; absent where that could not be told (a truncated one). */
  parts?: ArchiveParts;
  /** The program of others that unpacked it, where it was not Tecum itself. */
  by?: string;
}

/** The bytes of an archive by what they are; together they are all of it. */
export interface ArchiveParts {
  /** Packed data of members. */
  members: number;
  /** Headers and padding of members. */
  headers: number;
  /** The directory and the end records. */
  directory: number;
  comment: number;
  /** Before the archive, as the program of a self-extracting one. */
  before: number;
  /** After the archive's end. */
  after: number;
  /** Between members, belonging to none. */
  gaps: number;
}

/** One hash of the provider's list, and what came of it. */
export interface HashOutcome {
  /** The list: a file's name, or `pasted`. */
  list: string;
  /** As it stands there; empty where the list has hashes only. */
  name: string;
  algorithm: 'md5' | 'sha1' | 'sha256';
  /** Lower-case hex, as listed. */
  listed: string;
  /** What was compared: a file received or a file in one; null where nothing of that name came. */
  file: string | null;
  /** Lower-case hex, as found; null where nothing was compared. */
  found: string | null;
  outcome: 'agrees' | 'differs' | 'not-here';
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
  /** What the provider's own list of hashes says, held against what came; absent where there is no list. */
  providerHashes?: HashOutcome[];
  /** The same three lists with their codes and places, for programs. The engine always sets it. */
  problems?: Finding[];
  seconds: number;
}
