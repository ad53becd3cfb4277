/** The shapes of `data/law/*.yaml` once loaded: rules with citations, the ladder, clocks, items. */
import type { AgencyType, ClockId, DataCategory, Instrument, Process } from '../base/vocabulary.js';

/** How far a rule was confirmed: read in its source, only second-hand, or not confirmed at all. */
export type Verification = 'read' | 'secondary' | 'unconfirmed';

/** Where a rule was read. */
export interface LawSource {
  url: string;
  title: string;
  /** ISO date on which somebody of this project read it. */
  read: string;
  /** The date that the text itself carries (its release, its year): ISO, perhaps only year, or year and month. */
  date?: string;
}

/**
 * `in-force`: it holds. `not-in-force`: passed or signed, and not yet law. `not-used`: it is law, and Tecum does not
 * plan by it (the rule's text says why: 2703(b) would let content be had by subpoena).
 */
export type RuleStatus = 'in-force' | 'not-in-force' | 'not-used';

/** One rule of law that a verdict, a letter or a clock can lean on. */
export interface LawRule {
  id: string;
  /** What the rule says, in our words, one or two sentences. */
  text: string;
  /** `18 U.S.C. 2703(c)(2)` */
  citation: string;
  source: LawSource;
  verification: Verification;
  /** The date of the text that was read; the source's own date, or the day it was read. ISO or its head. */
  sourceDate: string;
  status: RuleStatus;
  /** Counsel who signed off the rule; null until somebody has. Screens then say "not reviewed by counsel". */
  reviewedBy: string | null;
  /** ISO dates, both included, between which the rule holds; absent where no source shows one. */
  from?: string;
  to?: string;
  /** The rule that took its place on the day after `to`. */
  supersededBy?: string;
  /** Countries (ISO 3166): the rule bears only on a provider that sits in one of them. Absent = on any. */
  providerIn?: string[];
  /** The figure of the rule, for a machine: 48 hours, 3 years. The text says what it counts from. */
  figure?: LawFigure;
}

/** A number that a rule sets. */
export interface LawFigure {
  value: number;
  unit: 'hours' | 'days' | 'working-days' | 'months' | 'years' | 'percent' | 'times';
}

/**
 * To whom a rule applies. What is absent applies to all, save `agency`: absent, it means the law's own agencies. For a
 * nation every agency of the country is `own`, and a federal one is `federal` as well; for a State a federal agency is
 * `federal` only where it sits in that State, and is never `own` or `other-state`.
 */
export interface When {
  /**
   * Whose process it is, seen from the law's own State or country: `own` = its own agencies (State and local; not
   * federal ones), `other-state`, `federal` = a federal agency that sits in it, `abroad`. Absent = `own` alone.
   */
  agency?: ('own' | 'other-state' | 'federal' | 'abroad')[];
  /** Where the provider's entity has its address, seen from the same place. Absent = anywhere. */
  provider?: ('own' | 'other-state' | 'abroad')[];
  /** Kinds of provider, as `kind` in its file. Absent = every kind. */
  providerKinds?: string[];
  agencyTypes?: AgencyType[];
  processes?: Process[];
  /** Only where the step asks for one of these (a paper for demands by area; a notice for content). Absent = any. */
  categories?: DataCategory[];
}

/** Words or a form that process must carry. */
export interface LawPaper {
  id: string;
  /** `text`: a sentence that must stand on the paper. `form`: a form to use. `attestation`: a statement to sign. `particulars`: what must be stated. */
  kind: 'text' | 'form' | 'attestation' | 'particulars';
  /** What it must say or hold, in our words (a prescribed sentence is described, and quoted only where the law's text was read). */
  text: string;
  placement: 'first-page' | 'head' | 'body' | 'attachment' | 'signature';
  appliesTo: Instrument[];
  rule: string;
  when?: When;
  from?: string;
  to?: string;
}

/** Notice that the agency itself owes to a person. */
export interface LawNotice {
  id: string;
  text: string;
  /** Days until it is due; 0 = at the same time; null where the text read does not say. */
  days: number | null;
  /** What it counts from, in words. */
  event: string;
  /** How it may be delayed, and for how long. */
  delay?: string;
  delayDays?: number;
  appliesTo: Process[];
  rule: string;
  when?: When;
  from?: string;
  to?: string;
}

/** A way by which an authority of this country reaches data of a provider: at home, directly abroad, by an agreement, by mutual legal assistance. */
export interface LawRoute {
  id: string;
  name: string;
  /** `domestic`: order of one's own country to a provider there. `voluntary`: asked directly, given or not. */
  path: 'domestic' | 'direct' | 'voluntary' | 'agreement' | 'epoc' | 'mlat' | 'network-24-7';
  process: Process;
  instrument: Instrument;
  /**
   * Countries (ISO 3166) of the provider's entity that it reaches. `EU`: an establishment or a legal representative in
   * a Member State bound by it, other than the authority's own. `own`: the authority's own country. `*`: any other; of
   * a treaty with members, any other member.
   */
  reach: string[];
  /** Countries out of `reach` that another way of the same law leads to. */
  except?: string[];
  categories: DataCategory[];
  /** Who may issue it (ids of vocabulary) and who may ask for it where another issues. */
  issuers: AgencyType[];
  applicants?: AgencyType[];
  /** Where an issuer of another kind must validate it, in words. */
  validation?: string;
  /** Who may validate what an applicant issues. Absent where nobody needs to. */
  validators?: AgencyType[];
  /** In an emergency an applicant may issue first, and seek validation within so many hours. Absent: never. */
  validateWithinHours?: number;
  /** The least maximum penalty of the offence, in years. */
  minPenaltyYears?: number;
  /** Offences for which `minPenaltyYears` does not matter, in words. */
  listedOffences?: string;
  /** Which other authority must be told at the same time, and when not, in words. */
  notifies?: string;
  /** Other conditions, in words: listed offences, necessity. */
  standard: string;
  /** Days to expect from service to answer; null where nothing is known. `expect` says it in words, with its basis. */
  days: number | null;
  emergencyDays?: number;
  expect: string;
  secrecy?: string;
  /** What it never reaches, in words. */
  excludes?: string[];
  /** The lower comes first where several reach the same. */
  rank: number;
  /** Ways of one law that share this word go on one paper: the same people issue it on the same conditions. Absent = a paper of its own. */
  together?: string;
  /** By whom or over what it goes, where it does not go straight to the provider. */
  sentBy?: RouteSending;
  rules: string[];
  from?: string;
  to?: string;
}

/** How an order leaves the authority, by the law itself. */
export interface RouteSending {
  /** What it is, in a word or two: `IT system`, `authority`. */
  type: string;
  value: string;
  note?: string;
  rule: string;
}

/** One rung: an instrument of compulsion, what is shown to get it, and what it reaches. */
export interface LadderRung {
  process: Process;
  /** 0 = compels nothing. The higher rank is the harder to get; what else a rung gets is in `reaches`. */
  rank: number;
  /** `stored`: what the provider has; `prospective`: what is still to come; `request`: nobody is compelled. */
  track: 'request' | 'stored' | 'prospective' | 'abroad';
  /** Lower rungs whose data this one gets as well (a warrant reaches what a subpoena reaches). */
  reaches: Process[];
  name: string;
  standard: string;
  issuer: string;
  rules: string[];
}

/**
 * The least process that the law allows for a category of data. One whose only condition is the provider's kind stands,
 * for such providers, in place of that for all (`floorFor`); any other condition adds to it (`overlaysFor`).
 */
export interface CategoryFloor {
  category: DataCategory;
  process: Process;
  /** Ids of the rules that put it there. */
  rules: string[];
  note?: string;
  when?: When;
  /** ISO dates, both included, on which it holds. Two floors of one category never hold on the same day for the same agency and kind of provider. */
  from?: string;
  to?: string;
}

/** A period that begins with an event. */
export interface LawClock {
  id: ClockId;
  /** May be a fraction. Absent where a court or the facts decide. */
  days?: number;
  /** What starts it, in words: `the day the provider receives the request`. */
  from: string;
  rule: string;
  appliesTo: Instrument[];
  /** Days before the end at which a reminder is due. */
  remind: number[];
  /** What to know: an assumption about how it is counted, two sources that differ. */
  note?: string;
  when?: When;
  /** The days on which this period is law, ISO, both included. (`from` says what starts it.) */
  validFrom?: string;
  to?: string;
}

/** One of the six items of 18 U.S.C. 2703(c)(2). */
export interface SubscriberItem {
  letter: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  /** The item as a subpoena's attachment lists it. */
  text: string;
  covers: DataCategory[];
  notCovered?: string;
}

/** A country bound by a law of several; ISO days, both included. */
export interface LawMember {
  country: string;
  from?: string;
  to?: string;
}

/**
 * The law of one jurisdiction. `nation`: a whole country, with a ladder and a floor (US) or routes (others).
 * `overlay`: a State on top of its nation; it has only what differs. `treaty`: what joins countries.
 */
export interface Law {
  jurisdiction: string;
  kind: 'nation' | 'overlay' | 'treaty';
  name: string;
  /** ISO 3166 code, or `EU`; absent for a treaty. */
  country?: string;
  /** Two letters, for an overlay of a US State. */
  state?: string;
  /** The jurisdiction that this one stands on. */
  base?: string;
  /**
   * Countries that it binds: the Member States of the European Union that take part, the Parties of a treaty. Absent
   * = `country` alone; for a treaty, every country. An authority of a member uses its routes.
   */
  members?: LawMember[];
  /** What it changes, in a sentence or two, for a person who looks it up. */
  summary: string;
  asOf: string;
  /** Counsel who signed off the whole file; null until somebody has. */
  reviewedBy: string | null;
  /** Its own rules, of every day. `rule()` also finds those of the base. */
  rules: Map<string, LawRule>;
  /** Rules of the base, which an overlay may cite; empty for a law without one. */
  inherited: Map<string, LawRule>;
  /** The ISO day of which floors, clocks, papers, notices and routes below are the view: see `lawAt`. */
  day: string;
  ladder: LadderRung[];
  /** Of each category the floor that holds for all (one with `when` only where there is none for all). */
  floors: Map<DataCategory, CategoryFloor>;
  /** Every floor that holds on the day, those with `when` too. */
  floorList: CategoryFloor[];
  clocks: LawClock[];
  papers: LawPaper[];
  notices: LawNotice[];
  routes: LawRoute[];
  subscriberItems: SubscriberItem[];
  /** The same of every day, as the file has them. */
  dated: DatedLaw;
}

/** What a law's file holds of every day. */
export interface DatedLaw {
  ladder: LadderRung[];
  floors: CategoryFloor[];
  clocks: LawClock[];
  papers: LawPaper[];
  notices: LawNotice[];
  routes: LawRoute[];
}

/** All laws that could be read, by jurisdiction. */
export interface LawBook {
  laws: Map<string, Law>;
}
