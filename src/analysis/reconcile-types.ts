/** The shapes of "asked and came". */
import type { DataCategory, RecordKind } from '../base/vocabulary.js';
import type { Gap } from './gaps.js';

/** What the legal process asked for. */
export interface Asked {
  categories: DataCategory[];
  /** ISO dates or date-times; null where the process sets no limit. */
  period: { from: string | null; to: string | null; zone: string | null };
  /** Identifiers as the process names them. */
  accounts: string[];
}

/** Records counted by category, kind, account and day (UTC). The store's `came()` gives them. */
export interface CameCount {
  /** As the reader said; null where it did not. */
  category: DataCategory | null;
  kind: RecordKind;
  account: string | null;
  /** ISO date in UTC (of the wall clock where no zone is stated); null when undated. */
  day: string | null;
  /** Sealed ones included: they came. */
  records: number;
  sealed: number;
}

/** A part of the return that says, or shows by being empty, that nothing is held. */
export interface NoneHeld {
  category: DataCategory;
  /** The file, table or section. */
  where: string;
  /** In the provider's words, or ours: `the file has a header and no rows`. */
  why: string;
  /** True when the provider said so in words; false when only an empty table shows it. */
  stated: boolean;
}

export interface Came {
  counts: CameCount[];
  noneHeld: NoneHeld[];
  /** Other names of the accounts: user name ↔ id ↔ e-mail, as the return states them. */
  aliases?: string[][];
}

export type AskedState = 'came' | 'partly' | 'none-held' | 'missing';

export interface AskedRow {
  category: DataCategory;
  /** `partly`: came, with a notable gap or without one of the accounts. */
  state: AskedState;
  records: number;
  sealed: number;
  /** ISO dates of the first and last day with records; null when undated. */
  first: string | null;
  last: string | null;
  /** The categories whose records answer it, where others than itself do. */
  answeredBy: DataCategory[];
  gaps: (Gap & { account: string | null })[];
  noneHeld: NoneHeld | null;
}

export interface CameRow {
  category: DataCategory | null;
  records: number;
  sealed: number;
  byKind: Partial<Record<RecordKind, number>>;
  first: string | null;
  last: string | null;
}

export interface MissingRow {
  what: 'category' | 'account' | 'gap';
  category: DataCategory | null;
  account: string | null;
  from: string | null;
  to: string | null;
  days: number | null;
  /** A sentence for the screen and for the deficiency letter. */
  text: string;
}

export interface NotAskedRow {
  category: DataCategory | null;
  /** Set when the category was asked for, but not these days. */
  outsidePeriod: boolean;
  /** Set when the account was not asked for. */
  account: string | null;
  records: number;
  sealed: number;
  text: string;
}

export interface Reconciliation {
  asked: AskedRow[];
  came: CameRow[];
  missing: MissingRow[];
  notAsked: NotAskedRow[];
}
