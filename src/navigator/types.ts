/** What goes into a plan and what comes out: the answers a person gave, and the plan made of them. */
import type {
  AgencyType,
  BusinessCase,
  CanIssue,
  ClockId,
  Danger,
  DataCategory,
  Decision,
  IdentifierKind,
  Instrument,
  Process,
} from '../base/vocabulary.js';

export interface AnswerAccount {
  provider?: string;
  identifier: IdentifierKind;
  value: string;
}

/** The plan's answers, as the wizard, the API and `tecum plan ANSWERS.yaml` give them. */
export interface Answers {
  businessCase: BusinessCase;
  offence?: { name: string; statute?: string; maxPenaltyYears?: number };
  authority: { country: string; state?: string; agencyType: AgencyType; canIssue: CanIssue[] };
  danger: Danger;
  accounts: AnswerAccount[];
  /** Ids of `data/needs.yaml`. */
  needs: string[];
  /** Data categories asked for directly: a specialist's shortcut. */
  categories?: DataCategory[];
  /** ISO dates or date-times, and an IANA zone. */
  period?: { from?: string; to?: string; zone?: string };
  mayNotify?: boolean;
  /** What is happening, in the investigator's own words. */
  narrative?: string;
  /** ISO date the plan is made for; today if absent. */
  asOf?: string;
  investigator?: { name: string; badge?: string; email?: string; phone?: string; title?: string };
  reviewer?: string;
  case?: { number: string; title?: string };
  agency?: Record<string, unknown>;
}

/** One link of the chain behind a verdict. Every reason has a citation: a statute, or a provider's page. */
export interface Reason {
  text: string;
  citation: string;
  source?: { title: string; url: string };
  date?: string;
  stale?: boolean;
}

export interface PlanCategory {
  id: DataCategory;
  process: Process;
  reasons: Reason[];
  contains?: string;
  retention?: string;
  /** The needs that asked for it. */
  needs: string[];
}

export interface MissingIdentifier {
  kind: IdentifierKind | 'zone' | 'period';
  why: string;
  how: string;
}

export interface PlanClock {
  id: ClockId;
  /** May be a fraction; null where a court or the provider decides. */
  days: number | null;
  from: string;
  citation: string;
}

export interface PlanWarning {
  text: string;
  citation: string;
}

/** One instrument to one entity. */
export interface Step {
  /** Stable within the plan: `snap.preservation`. */
  id: string;
  provider: string;
  providerName: string;
  /** The legal name that process must carry. */
  entity: string;
  addressee: { name: string; attention?: string; address?: string; reason: Reason };
  instrument: Instrument;
  process: Process;
  /** Shown in the plan as *Send today* or *Then*. */
  urgency: 'today' | 'then';
  /** Why it stands where it stands. */
  why: Reason;
  categories: PlanCategory[];
  /** What a preservation step asks to keep; it discloses nothing, so its `categories` are empty. Empty in other steps. */
  preserves: DataCategory[];
  identifiers: { identifier: IdentifierKind; value: string }[];
  missing: MissingIdentifier[];
  channel: { type: string; value: string; note?: string; reason: Reason } | null;
  otherChannels: { use: string; type: string; value: string; note?: string; reason: Reason }[];
  period: { from: string | null; to: string | null; zone: string | null; assumed: string[] };
  notice: {
    userTold: 'yes' | 'no' | 'unless-ordered' | 'not-known';
    text: string;
    reason: Reason;
    delayBy: Instrument | null;
  };
  clocks: PlanClock[];
  cost: Reason | null;
  expectedReturn: Reason | null;
  rejects: Reason[];
  /** True when the person said that they can get this instrument signed. */
  canIssue: boolean;
  warnings: PlanWarning[];
}

export interface NotAvailable {
  provider: string;
  category: DataCategory;
  reasons: Reason[];
  /** What else might answer the need. */
  instead?: string;
}

/** An account that the plan could not place with a provider it knows. */
export interface UnplacedAccount {
  identifier: IdentifierKind;
  value: string;
  why: string;
  how: string;
}

export interface Plan {
  decision: Decision;
  /** Why the gate decided so; never empty. */
  reasons: Reason[];
  /** Whom to ask when the gate refused or wants a review. */
  askWhom?: string;
  asOf: string;
  steps: Step[];
  notAvailable: NotAvailable[];
  unplaced: UnplacedAccount[];
  warnings: PlanWarning[];
}
