/** What the desk's database keeps of a request, its events and its clocks. */
import type { ClockId, Instrument, RequestState } from '../../base/vocabulary.js';
import type { NewSignature } from './request-signatures.js';
import type { NewVersion } from './request-versions.js';

export interface StoredRequest {
  id: string;
  caseId: string;
  planId: string | null;
  /** `26-0117-3`: the case's number and a count. */
  number: string;
  /** The plan's step it was drafted from. */
  stepId: string;
  provider: string;
  providerName: string;
  entity: string;
  instrument: Instrument;
  state: RequestState;
  /** The letter's facts as edited; the letters room knows their shape. */
  facts: unknown;
  /** The plan's step as it was then. */
  step: unknown;
  /** Rules of `should` problems that somebody acknowledged. */
  acknowledged: string[];
  /** The letter as approved; null before. */
  frozen: unknown;
  /** Check code printed on the final letter. */
  code: string | null;
  pdfSha256: string | null;
  providerReference: string | null;
  servedAt: string | null;
  servedVia: string | null;
  /** Who sent it or handed it over: a name. */
  servedBy: string | null;
  authorId: string;
  /** Ids of everybody who changed the letter's facts, the author not counted. */
  editedBy: string[];
  approvedBy: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface RequestEvent {
  at: string;
  personId: string;
  from: RequestState | null;
  to: RequestState;
  note: string;
}

export interface StoredClock {
  id: number;
  requestId: string;
  caseId: string;
  clock: ClockId;
  what: string;
  startsAt: string;
  endsAt: string;
  citation: string;
  stoppedAt: string | null;
}

export type NewRequest = Pick<
  StoredRequest,
  | 'caseId'
  | 'planId'
  | 'stepId'
  | 'provider'
  | 'providerName'
  | 'entity'
  | 'instrument'
  | 'facts'
  | 'step'
  | 'authorId'
>;

export type RequestChange = Partial<
  Pick<
    StoredRequest,
    | 'facts'
    | 'acknowledged'
    | 'frozen'
    | 'code'
    | 'pdfSha256'
    | 'providerReference'
    | 'servedAt'
    | 'servedVia'
    | 'servedBy'
    | 'editedBy'
    | 'approvedBy'
    | 'entity'
  >
>;

export interface RequestStore {
  /** Adds a draft; its number is the case's number and the next count. */
  add(data: NewRequest, caseNumber: string, at: string): Promise<StoredRequest>;
  byId(id: string): Promise<StoredRequest | null>;
  forCase(caseId: string): Promise<StoredRequest[]>;
  /** Of these cases (all when null), in these states; the longest unchanged first. */
  inStates(states: RequestState[], caseIds: string[] | null): Promise<StoredRequest[]>;
  change(id: string, change: RequestChange, at: string): Promise<void>;
  /** Moves from one state to another in one transaction with its event and clocks; false when it was no longer in `from`. */
  move(
    id: string,
    from: RequestState,
    event: Omit<RequestEvent, 'from'>,
    change: RequestChange,
    clocks: NewClock[],
    more?: { version?: NewVersion; signature?: NewSignature },
  ): Promise<boolean>;
  events(id: string): Promise<RequestEvent[]>;
  clocks(where: { requestId?: string; caseIds?: string[] | null; running?: boolean }): Promise<StoredClock[]>;
  stopClocks(requestId: string, clocks: ClockId[] | null, at: string): Promise<void>;
}

export type NewClock = Pick<StoredClock, 'clock' | 'what' | 'startsAt' | 'endsAt' | 'citation'>;
