/** The wizard's answers while they are being given, and what one question is. */
import type { AgencyType, BusinessCase, CanIssue, Danger } from '../../../base/vocabulary.js';
import type { Catalog } from '../../../catalog/types.js';

/** What the questions have filled in so far; all of it may be absent. Kept as the plan's draft. */
export interface WizardDraft {
  danger?: Danger;
  businessCase?: BusinessCase;
  offence?: string;
  statute?: string;
  narrative?: string;
  /** As pasted. */
  accounts?: string;
  accountsUnknown?: boolean;
  /** For a line that fits several providers: which one the person chose. Keyed by the line. */
  placed?: Record<string, string>;
  needs?: string[];
  /** ISO dates; absent with `periodUnknown`. */
  from?: string;
  to?: string;
  zone?: string;
  periodUnknown?: boolean;
  state?: string;
  agencyType?: AgencyType;
  canIssue?: CanIssue[];
  /** `unknown` is a true answer: the plan then shows what telling would mean. */
  mayNotify?: 'yes' | 'no' | 'unknown';
  caseNumber?: string;
  caseTitle?: string;
  /** What the plan was begun from, as a screen may show it; see `desk/plans/intake.ts`. */
  report?: unknown;
  /** Questions that were answered, so that a default is not taken for an answer. */
  answered?: QuestionId[];
}

export const questionIds = [
  'danger',
  'kind',
  'purpose',
  'accounts',
  'understood',
  'needs',
  'period',
  'authority',
  'notice',
  'case',
] as const;
export type QuestionId = (typeof questionIds)[number];

/** How a door hands over what was typed: the web's form reader fits. */
export interface FormReader {
  text(name: string): string;
  lines(name: string): string;
  list(name: string): string[];
  checked(name: string): boolean;
  /** ISO date; null = left empty. */
  date(name: string): string | null | 'unreadable';
}

/** What came of one form: the part of the draft it fills, and what is wrong, by field. */
export interface Reading {
  change: Partial<WizardDraft>;
  errors: Record<string, string>;
  /** True when nothing is wrong, but the person must see the page again before going on. */
  again?: boolean;
}

/** What a question may look things up in. */
export interface WizardKnowledge {
  catalog: Catalog;
  needs: { has(id: string): boolean };
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
  read(form: FormReader, draft: WizardDraft, know: WizardKnowledge): Reading;
}
