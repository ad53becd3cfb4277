/** What is found in free text: an identifier, or a moment, with its place, its check and why it is taken for one. */
import type { IdentifierKind } from '../../../base/vocabulary.js';

export type TextKind =
  | 'email'
  | 'phone'
  | 'ip'
  | 'mac'
  | 'link'
  | 'domain'
  | 'handle'
  | 'username'
  | 'user-id'
  | 'cashtag'
  | 'imei'
  | 'imsi'
  | 'iccid'
  | 'meid'
  | 'card'
  | 'iban'
  | 'routing'
  | 'account'
  | 'wallet'
  | 'transaction'
  | 'hash'
  | 'reference'
  | 'moment';

/** A date, perhaps with a time, as it was written. */
export interface MomentInText {
  text: string;
  /** `…Z` where the zone was written; a wall clock without a zone, or a date, where it was not. Absent where two readings fit. */
  iso?: string;
  /** The zone as written; absent where none was. */
  zone?: string;
  /** Both readings of `04/05/2026`, month first and day first, where nothing in the text decides. */
  readings?: [string, string];
}

export interface FoundInText {
  kind: TextKind;
  /** The vocabulary's kind; absent for a moment, for a file hash and for a routing number. */
  identifier?: IdentifierKind;
  /** As written. */
  text: string;
  /** One spelling: E.164, small letters, no spaces. */
  value: string;
  /** What a screen shows in place of the value: a card number is masked. */
  shown?: string;
  /** Places in UTF-16 units and in UTF-8 bytes; the ends are exclusive. */
  start: number;
  end: number;
  byteStart: number;
  byteEnd: number;
  /** Providers that the text itself points to; empty where it points to none. */
  candidates: { provider: string; why: string }[];
  /** Why it is taken for what it is, in a few words. */
  why: string;
  /** How sure: a check digit or checksum fits, the catalog knows the host, a word stands beside it, or only its shape. */
  check: 'checksum' | 'catalog' | 'word' | 'shape';
  /** A wallet's coin (`BTC`), a hash's algorithm (`sha1`). */
  detail?: string;
  port?: number;
  /** An IP address: the moment beside it. A moment: itself. */
  at?: MomentInText;
  /** An IP address that names nobody (`inside`), a carrier's shared range, an example range, or any other. */
  network?: 'inside' | 'shared' | 'documentation' | 'outside';
}

export interface TextOptions {
  /** ISO country of telephone numbers without +; `US` unless said otherwise. */
  region?: string;
}
