/** The wizard's answers while they are being given, and what one question is. */
import type { AgencyType, BusinessCase, CanIssue, Danger } from '../../../base/vocabulary.js';
import type { Catalog } from '../../../catalog/types.js';
import type { LawBook } from '../../../law/types.js';
import type { Need, SafeguardBook } from '../../../navigator/index.js';

/** Questions that only some kinds of case ask; their words stand in `data/safeguard-cases.yaml`. */
export const caseAskIds = [
  'threat',
  'threatened',
  'person',
  'predicate',
  'until',
  'services',
  'conduct',
] as const;
export type CaseAskId = (typeof caseAskIds)[number];

/** All pages, in the order in which they come; which of them come is {@link path}'s business. */
export const questionIds = [
  'danger',
  'emergency',
  'kind',
  ...caseAskIds,
  'purpose',
  'accounts',
  'understood',
  'needs',
  'helps',
  'period',
  'country',
  'state',
  'agency',
  'signed',
  'notice',
  'case',
] as const;
export type QuestionId = (typeof questionIds)[number];

/** What the questions have filled in so far; all of it may be absent. Kept as the plan's draft. */
export interface WizardDraft {
  danger?: Danger;
  /** The emergency in the officer's own words. */
  emergency?: { danger?: string; whom?: string; whyNow?: string };
  /** How each thing helps to avert it, by the id of the need; `all` where no need is for emergencies. */
  helps?: Record<string, string>;
  businessCase?: BusinessCase;
  /** Answers to the case's own questions; `until` is an ISO date. */
  asks?: Partial<Record<CaseAskId, string>>;
  /** Days between two reviews, as typed. */
  reviewDays?: string;
  offence?: string;
  statute?: string;
  /** The longest sentence that the offence can carry, in years, as typed. */
  maxYears?: string;
  narrative?: string;
  /** As pasted. */
  accounts?: string;
  /** For a line that fits several providers: which one the person chose. Keyed by the line. */
  placed?: Record<string, string>;
  /** The provider from whose page the plan was begun: lines that fit several are taken for it, unless placed. */
  begunWith?: string;
  needs?: string[];
  /** ISO dates. */
  from?: string;
  to?: string;
  zone?: string;
  /** ISO 3166, two letters. */
  country?: string;
  state?: string;
  agencyType?: AgencyType;
  canIssue?: CanIssue[];
  mayNotify?: 'yes' | 'no';
  caseNumber?: string;
  caseTitle?: string;
  /** What the plan was begun from, as a screen may show it; see `desk/plans/intake.ts`. */
  report?: unknown;
  /** Id of the held plan whose place this one takes when it is made. */
  replaces?: string;
  /** Questions answered with "I do not know". What was typed beside is kept. */
  unsure?: QuestionId[];
  /** Fields as typed of a question whose answer had an error, so that going back loses nothing. */
  typed?: Partial<Record<QuestionId, Record<string, unknown>>>;
  /** Questions that were answered, so that a default is not taken for an answer. */
  answered?: QuestionId[];
}

/** How a door hands over what was typed: the web's form reader fits. */
export interface FormReader {
  text(name: string): string;
  lines(name: string): string;
  list(name: string): string[];
  checked(name: string): boolean;
  /** ISO date; null = left empty. */
  date(name: string): string | null | 'unreadable';
  /** Every field as typed. */
  all(): Record<string, unknown>;
}

/** What came of one form: the part of the draft it fills, and what is wrong, by field. */
export interface Reading {
  change: Partial<WizardDraft>;
  errors: Record<string, string>;
  /** True for "I do not know". */
  unsure?: boolean;
  /** True when nothing is wrong, but the person must see the page again before going on. */
  again?: boolean;
}

/** What a question may look things up in. */
export interface WizardKnowledge {
  catalog: Catalog;
  needs: ReadonlyMap<string, Need>;
  laws: LawBook;
  safeguards: SafeguardBook;
  /** ISO date: today. */
  today: string;
  /** ISO date; a day of the period after it is a slip of the year. */
  latest?: string;
}

/** One page of the wizard. */
export interface Question {
  id: QuestionId;
  /** The page's heading. */
  ask: string;
  /** Its name in "Question 3 of about 10: the accounts". */
  name: string;
  /** Why it is asked, one or two sentences. */
  why: string;
  /** What the reason rests on, where it is law or a known rule. */
  citation?: string;
  read(form: FormReader, draft: WizardDraft, know: WizardKnowledge): Reading;
}
