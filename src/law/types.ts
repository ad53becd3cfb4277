/** The shapes of `data/law/*.yaml` once loaded: rules with citations, the ladder, clocks, items. */
import type { ClockId, DataCategory, Instrument, Process } from '../base/vocabulary.js';

/** How far a rule was confirmed: read in its source, only second-hand, or not confirmed at all. */
export type Verification = 'read' | 'secondary' | 'unconfirmed';

/** Where a rule was read. */
export interface LawSource {
  url: string;
  title: string;
  /** ISO date on which somebody of this project read it. */
  read: string;
}

/** One rule of law that a verdict, a letter or a clock can lean on. */
export interface LawRule {
  id: string;
  /** What the rule says, in our words, one or two sentences. */
  text: string;
  /** `18 U.S.C. 2703(c)(2)` */
  citation: string;
  source: LawSource;
  verification: Verification;
  /** ISO dates between which the rule holds; absent where no source shows one. */
  from?: string;
  to?: string;
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

/** The least process that the law allows for a category of data. */
export interface CategoryFloor {
  category: DataCategory;
  process: Process;
  /** Ids of the rules that put it there. */
  rules: string[];
  note?: string;
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
}

/** One of the six items of 18 U.S.C. 2703(c)(2). */
export interface SubscriberItem {
  letter: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  /** The item as a subpoena's attachment lists it. */
  text: string;
  covers: DataCategory[];
  notCovered?: string;
}

/** The law of one jurisdiction. */
export interface Law {
  jurisdiction: string;
  name: string;
  asOf: string;
  rules: Map<string, LawRule>;
  ladder: LadderRung[];
  floors: Map<DataCategory, CategoryFloor>;
  clocks: LawClock[];
  subscriberItems: SubscriberItem[];
}
