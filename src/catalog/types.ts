/** The shapes of `providers/<id>/provider.yaml` once loaded: typed facts, each with source and date. */
import type { DataCategory, IdentifierKind, Process } from '../base/vocabulary.js';

/** Where a provider's facts were read. `doc_date` is the document's own date, as printed. */
export interface ProviderSource {
  id: string;
  /** Empty for a second-hand list whose address nobody knows; `note` says so. */
  url: string;
  note?: string;
  title: string;
  doc_date?: string;
  kind: 'provider' | 'government' | 'court' | 'secondary';
  archive?: string;
}

/** ISO days, both included, between which something held; absent = no limit is known. */
export interface Dated {
  from?: string;
  to?: string;
}

/** Every fact names the source it was read in. */
export interface Sourced extends Dated {
  source: string;
  note?: string;
}

/** Whom legal process names. */
export interface Entity extends Sourced {
  region: string;
  name: string;
  attention?: string;
  address?: string;
  /** Where it sits, where name and address do not say so: ISO 3166 code, and two letters of a US State. */
  country?: string;
  state?: string;
  /** Where the data are answered for by another company of the provider: the country whose law decides what is given. */
  held_in?: string;
}

/** A way to reach the provider. `value` is a URL, an address or a number. */
export interface Channel extends Sourced {
  use: 'legal-process' | 'preservation' | 'emergency' | 'questions' | 'testimony' | 'other';
  type: 'portal' | 'email' | 'phone' | 'fax' | 'post' | 'form' | 'agent' | 'other';
  value: string;
  audience?: string;
  value_known?: boolean;
  confirm?: boolean;
}

/** What the provider can search by. */
export interface AcceptedIdentifier extends Sourced {
  id: IdentifierKind;
  label: string;
}

/** What the provider has, and the process it wants for it. */
export interface ProviderData extends Sourced {
  category: DataCategory;
  contains?: string;
  process: Process;
  /** Absent = the provider's own words; `general` = the source names no process, so the general ladder stands. */
  process_basis?: 'provider' | 'general';
  retention?: string;
}

export interface TextFact extends Sourced {
  text: string;
}

/** Another name of the provider or of a service, mostly an old one: for people who look for it. */
export interface OtherName extends Sourced {
  name: string;
}

/** What users see, with the days on which it bore that name. */
export interface ServiceName extends Dated {
  name: string;
}

/** Something that was otherwise before; `date` is ISO. */
export interface ChangeFact extends TextFact {
  date: string;
}

/** One shape of a link. Tried in order; the group `id` is the identifier, the group `account` a post's author. */
export interface RecognisePath {
  /**
   * Anchored; matched against the path and the few query parameters that name something (`?id=`, `?v=` …). One that
   * begins with `^//` is matched against `//host/path`, for providers that put the name into the host.
   */
  pattern: string;
  identifier: IdentifierKind;
  /** Only on this host; any of the rule's hosts otherwise. */
  host?: string;
  note?: string;
}

/** How to tell an account of this provider in pasted text. */
export interface RecogniseRule {
  /** Hosts whose links name an account, without `www.`; `*.example.com` stands for every host below it. */
  hosts: string[];
  paths: RecognisePath[];
  /** Words that, next to an @handle, say that the handle is of this provider. */
  hints: string[];
  /** A user name's own shape, anchored. */
  username?: string;
  /** True where the provider takes no note of capitals in a user name. */
  foldsCase?: boolean;
  /** Names that stand where a user name would but are pages of the provider's own: `explore`, `login`. */
  notAccounts?: string[];
  /** Domains whose e-mail addresses are accounts here. */
  mailDomains?: string[];
}

export interface Preservation extends Sourced {
  period?: string;
  extension?: string;
  how?: string;
  days?: number;
}

export interface UserNotice extends Sourced {
  default?: string;
  how_to_delay?: string;
}

export interface EmergencyWay extends Sourced {
  how?: string;
  needs?: string;
}

export interface International extends Sourced {
  accepts?: string;
  how?: string;
  /** Categories that it gives to an authority abroad on that authority's own process; empty = none; absent = not known. */
  direct?: DataCategory[];
  /** Countries (ISO 3166) to whose authorities alone it gives them; absent = any. */
  direct_from?: string[];
}

export interface ReturnHabits extends Sourced {
  delivery?: string;
  format?: string;
  timezone?: string;
  anatomy?: string;
  link_days?: number;
}

/** Facts of which several hold at once. */
export interface ListFacts {
  entities: Entity[];
  channels: Channel[];
  identifiers: AcceptedIdentifier[];
  data: ProviderData[];
  rejects: TextFact[];
  quirks: TextFact[];
  conflicts: TextFact[];
}

/** Facts of which one holds at a time. */
export interface SingleFacts {
  preservation?: Preservation;
  notice?: UserNotice;
  emergency?: EmergencyWay;
  international?: International;
  cost?: TextFact;
  returns?: ReturnHabits;
  certification?: TextFact;
}

export type ListKey = keyof ListFacts;
export type SingleKey = keyof SingleFacts;

/** What held on other days than those that the provider stands for: see `providerAt`. `at` is the place in the file's list. */
export interface ProviderHistory {
  lists: { [K in ListKey]?: { at: number; row: ListFacts[K][number] }[] };
  singles: { [K in SingleKey]?: NonNullable<SingleFacts[K]>[] };
  /** All names of services, those in use too; absent where none has dates. */
  services?: ServiceName[];
}

/** A provider as it is on one day: the day of loading, or the one given to `providerAt`. */
export interface Provider extends ListFacts, SingleFacts {
  id: string;
  name: string;
  /** Old and other names, of all days: for finding, not for letters. */
  names?: OtherName[];
  services: string[];
  kind: string;
  changes: ChangeFact[];
  sources: Map<string, ProviderSource>;
  recognise?: RecogniseRule;
  confidence: 'high' | 'medium' | 'low';
  /** ISO date on which the file was last checked. */
  last_verified: string;
  /** ISO date by which it is to be checked again; `reviewBy` works it out where the file does not say. */
  review_by?: string;
  /** Absent where nothing is known to have been otherwise. */
  history?: ProviderHistory;
}

/** All providers, by id. */
export interface Catalog {
  providers: Map<string, Provider>;
}

/** A fact ready to be shown: words, source, its date, and whether it is older than the review period. */
export interface CitedFact {
  text: string;
  source: { title: string; url: string };
  /** The document's date where it has one, else the day it was read. ISO, or as printed. */
  date: string;
  stale: boolean;
  /** Set by `cited`; how sure the fact is beside its age. */
  certainty?: Certainty;
  /** Why it is not sure, as a sentence to a person; absent when it is. */
  doubt?: string;
}

/**
 * `sure`: as sure as its source. `confirm`: weak or old, ask by telephone before you lean on it.
 * `unverified`: second-hand, or the value itself is not known.
 */
export type Certainty = 'sure' | 'confirm' | 'unverified';

/** What the recogniser made of one pasted line. */
export interface RecognisedAccount {
  /** The line as it was pasted. */
  input: string;
  line: number;
  /** Absent when the line fits no identifier (a display name, say). */
  identifier?: IdentifierKind;
  /** Normalised: lower case where the provider folds case, E.164 for phones, canonical IP. */
  value?: string;
  /** Providers it may belong to, the likeliest first; empty when not known from the text. */
  candidates: { provider: string; why: string }[];
  /** `accepted`: that provider takes it. `unresolved`: more is needed. `refused`: nobody can search by it. */
  verdict: 'accepted' | 'unresolved' | 'refused';
  /** One sentence to the person, e.g. why a display name will not do. */
  message: string;
  /** How to get what is missing. */
  remedy?: string;
}
