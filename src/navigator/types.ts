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
  Severity,
} from '../base/vocabulary.js';
import type { Certainty } from '../catalog/types.js';
import type { unsureIds } from './answers-schema.js';

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
  /** Questions answered with "I do not know": the plan is made without them and says what to find out. */
  unsure?: Unsure[];
  /** What the business case asks beside: a named person, a predicate, an end. */
  safeguards?: SafeguardAnswers;
  /** What an emergency request needs, in the officer's own words; never supplied by Tecum. */
  emergency?: { danger?: string; whom?: string; whyNow?: string; howHelps?: string };
  /** One warrant for several providers, where the court allows it. */
  oneWarrant?: boolean;
  case?: { number: string; title?: string };
  agency?: Record<string, unknown>;
}

/** Questions that can be answered with "I do not know". */
export type Unsure = (typeof unsureIds)[number];

/** Answers that only some business cases ask for. Each is in the person's own words. */
export interface SafeguardAnswers {
  /** Who is at risk or is the risk, by name. */
  person?: string;
  /** The facts for which this person is asked about. */
  predicate?: string;
  /** ISO date on which it ends, unless it is decided again. */
  until?: string;
  /** Days between two reviews. */
  reviewDays?: number;
  /** What help is offered beside enforcement. */
  services?: string;
  /** The organisation's criminal conduct, not its beliefs. */
  conduct?: string;
  /** A threat: what was said, to whom, when. */
  threat?: string;
  threatened?: string;
  /** Ids of the checklist's lines that are done. */
  done?: string[];
  /** ISO moment at which the threat was resolved; the plan's response ends then. */
  resolvedAt?: string;
}

/** One link of the chain behind a verdict. Every reason has a citation: a statute, or a provider's page. */
export interface Reason {
  text: string;
  citation: string;
  source?: { title: string; url: string };
  date?: string;
  stale?: boolean;
  /** How sure a provider's fact is; absent for law, and where nothing is to be doubted. `doubt` says why. */
  certainty?: Certainty;
  doubt?: string;
  /** In reasons of the gate: the id of the rule, for the audit chain. */
  rule?: string;
}

export interface PlanCategory {
  id: DataCategory;
  process: Process;
  reasons: Reason[];
  contains?: string;
  retention?: string;
  /** The needs that asked for it. */
  needs: string[];
  /** The verdict in one sentence: which of floor, State and provider decided. The chain is in `reasons`. */
  because?: string;
}

/** One way across a border, beside the others. */
export interface PathOption {
  id: string;
  name: string;
  path: 'domestic' | 'direct' | 'voluntary' | 'agreement' | 'epoc' | 'mlat' | 'network-24-7';
  process: Process;
  instrument: Instrument;
  /** Of the step's categories, those that it reaches. */
  reaches: DataCategory[];
  /** True for the one that the step was made by. */
  chosen: boolean;
  /** May be issued by this authority, for this offence; otherwise `why` says what is lacking. */
  open: boolean;
  why: string;
  /** Days from service to answer; null where nothing is known. */
  days: number | null;
  expect: string;
  reasons: Reason[];
}

/** Words or a form that the paper must carry. */
export interface StepPaper {
  id: string;
  kind: 'text' | 'form' | 'attestation' | 'particulars';
  text: string;
  placement: 'first-page' | 'head' | 'body' | 'attachment' | 'signature';
  reason: Reason;
}

/** Notice that the agency itself owes. */
export interface OwnNotice {
  id: string;
  text: string;
  days: number | null;
  event: string;
  delay?: string;
  reason: Reason;
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
  /** How it is counted, or where two sources differ. */
  note?: string;
}

export interface PlanWarning {
  text: string;
  citation: string;
}

/** One instrument to one entity. */
export interface Step {
  /** Stable within the plan: `snap.preservation`; `snap.epoc.identity` where one instrument takes several papers. */
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
  /** Ways across the border side by side; absent where provider and authority are in one country. */
  paths?: PathOption[];
  /** What State law wants on the paper. */
  papers?: StepPaper[];
  /** Notice that the agency owes, by State law. */
  ownNotices?: OwnNotice[];
  /** What else answers the same needs, where this step cannot be issued by the person or may fail. */
  alternatives?: PlanWarning[];
}

/** Steps to several providers that one instrument may carry. */
export interface CombinedSteps {
  /** Ids of the steps. */
  steps: string[];
  process: Process;
  text: string;
  reason: Reason;
}

/** A law that the plan was made by. */
export interface LawUsed {
  jurisdiction: string;
  name: string;
  asOf: string;
  reviewedBy: string | null;
}

/** What a business case asks for beside the plan. */
export interface PlanSafeguards {
  /** What to do now, by whom; `done` is what the person ticked. */
  checklist: { id: string; text: string; citation: string; done: boolean; who?: 'you' | 'supervisor' }[];
  /** What the case still lacks: a named person, an end date. `must`: nothing is sent without it. */
  missing: { id: string; text: string; how: string; citation: string; severity?: Severity }[];
  /** ISO date of the next review and of the end, where the case has them. */
  reviewOn?: string;
  endsOn?: string;
  /** Who must release, and how many. */
  release?: { people: number; text: string; citation: string };
  /** After an emergency: when the process that must come after is looked at. `tecum` = no law sets the time. */
  followUp?: {
    count: number;
    unit: 'court-days' | 'working-days' | 'hours';
    /** What it counts from, in words. */
    event: string;
    text: string;
    citation: string;
    basis: 'law' | 'tecum';
  };
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
  /** What was answered with "I do not know": how to find it out. */
  findOut?: { question: Unsure; text: string; how: string }[];
  safeguards?: PlanSafeguards;
  combined?: CombinedSteps[];
  laws?: LawUsed[];
}
