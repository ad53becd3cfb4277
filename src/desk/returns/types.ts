/** The shapes of the returns service. */
import type { Readable } from 'node:stream';
import type { NextRequest } from '../../analysis/next-requests.js';
import type { ReadingDiff } from '../../analysis/reading-diff.js';
import type { Reconciliation } from '../../analysis/reconcile-types.js';
import type { StoredRecord } from '../../base/stored-record.js';
import type { ReadOrder } from '../../jobs/read-messages.js';
import type { ReadingSummary } from '../../returns/contract.js';
import type { CustodyAction, CustodyEntry } from '../../store/desk/custody.js';
import type { Job, JobStore } from '../../store/desk/jobs.js';
import type { Person } from '../../store/desk/people.js';
import type { Reading } from '../../store/desk/readings.js';
import type { StoredRequest } from '../../store/desk/requests.js';
import type { NewReturn, Return, ReturnFile } from '../../store/desk/returns.js';
import type { ReadingRef, Records } from '../../store/records/query.js';
import type { Vault } from '../../store/vault/vault.js';
import type { MediaChecks } from '../media/checks.js';
import type { Media } from '../media/media.js';
import type { Arrivals } from './arrivals.js';
import type { CaseNarrowing, CaseRecords } from './case-records.js';
import type { IntakeNotices } from './intake-notices.js';
import type { OriginalBytes } from './original.js';
import type { ReadingFiles } from './origins.js';
import type { Seals } from './seals.js';
import type { Teach } from './teach.js';

/** What a person says of a return; its files are in the vault already. */
export type ReceiveInput = Omit<NewReturn, 'createdBy' | 'files' | 'deliveryReference' | 'hashList'> & {
  files: ReceivedFile[];
  deliveryReference?: string;
  hashList?: string;
};

/** A file that is in the vault. */
export type ReceivedFile = Omit<ReturnFile, 'no'> & {
  /** Id of its arrival, where the desk has followed it from its first byte. */
  arrival?: string;
};

/** Who acts, and from what address. */
export interface Hand {
  person: Person;
  fromWhere: string;
}

/** A return with its newest reading and the work on it. */
export interface ReturnView {
  return: Return;
  request: StoredRequest | null;
  /** The newest one that is ready, whatever came after it. */
  reading: Reading | null;
  job: Job | null;
  readings: Reading[];
  summary: ReadingSummary | null;
}

/** What `readInProcess` gives back: a summary without the entries of the ledger. */
export type ReadSummary = Omit<ReadingSummary, 'ledger'> & {
  ledger: Omit<ReadingSummary['ledger'], 'items'>;
};

export interface NextRequests {
  requests: NextRequest[];
  leftOut: { value: string; why: string }[];
}

/** The returns of the desk. Who may see a case is asked before; nothing here asks again. */
export interface Returns {
  readonly vault: Vault;
  readonly records: Records;
  /** Pictures, videos and sounds of returns, and the lists of what must not be opened. */
  readonly media: Media;
  /** Looking at all media of a reading, as a job. */
  readonly mediaChecks: MediaChecks;
  /** Readers that the agency writes as data. */
  readonly teach: Teach;
  /** The queue that the worker takes its jobs from. */
  readonly jobs: JobStore;
  /** Takes one file into the vault; it belongs to no return until `receive`. */
  store(stream: Readable, name: string): Promise<Omit<ReturnFile, 'no'>>;
  /** Files on their way in, for those who send them in pieces or want them followed from the first byte. */
  readonly arrivals: Arrivals;
  /** What is to be said of files before they are taken in: parts that are missing, bytes that came before. */
  lookAt(files: readonly ReceivedFile[], caseId: string, person: Person): Promise<IntakeNotices>;
  /** Encrypts originals from before the vault did; answers how many. */
  sealOld(signal?: AbortSignal): Promise<number>;
  /** Makes the return, begins custody, queues its reading. */
  receive(input: ReceiveInput, by: Hand): Promise<Return>;
  byId(id: number): Promise<Return | null>;
  /** Newest first; null = of every case. */
  list(caseIds: string[] | null): Promise<Return[]>;
  /** @param readingId one of its ready readings to look at; the newest one unless it is given */
  view(id: number, readingId?: number): Promise<ReturnView | null>;
  /** Queues another reading, with a password or a provider that was not known before. */
  readAgain(id: number, change: { provider?: string; archivePassword?: string }, by: Hand): Promise<void>;
  cancelReading(id: number, by: Hand): Promise<void>;
  /** Who asks to open sealed records, who decides, and until when they are open. */
  readonly seals: Seals;
  /**
   * The records of a case: the newest ready reading of each return, narrowed to one return, provider or reading. Sealed
   * records are open to `viewer` as far as two people have opened them; without a viewer they are shut.
   */
  ofCase(caseId: string, narrowing?: CaseNarrowing, viewer?: Person): Promise<CaseRecords>;
  /** Makes the first look at a case's records and a search of them quick, in the background. */
  prepare(caseId: string): void;
  /** One ready reading to ask the records with, the newest one or not; null when there is none. */
  reading(readingId: number, viewer?: Person): Promise<ReadingRef | null>;
  /** What a newer reading says that an older one did not. */
  compareReadings(
    wish: { returnId: number; older: number; newer: number },
    viewer: Person,
  ): Promise<ReadingDiff>;
  /** The reader of a reading (`snap 3`) where a newer version of it is here now. */
  newerReader(reader: string | null): Promise<{ id: string; was: number; is: number } | null>;
  /** True for a ready reading whose limits are those of its return's newest one. */
  shown(reading: Reading): Promise<boolean>;
  /** Return, ledger and originals of one reading, with the names that the viewer may see; null when there is none of that number. */
  files(readingId: number, viewer?: Person): Promise<ReadingFiles | null>;
  /**
   * A record's own bytes, read from the vault now.
   * @throws Problem `original-gone`, `secret-unreadable`
   */
  original(files: ReadingFiles, record: StoredRecord): Promise<OriginalBytes>;
  /** Asked and came; null when no request is tied to the return, or it is not read yet. */
  reconciliation(view: ReturnView): Promise<Reconciliation | null>;
  /** What the return opens next. */
  next(view: ReturnView): Promise<NextRequests>;
  custody(id: number): Promise<CustodyEntry[]>;
  /** Adds to custody; the vault is not touched. */
  noteCustody(id: number, action: CustodyAction, by: Hand, note: string, sha256?: string): Promise<void>;
  /** Notes that a person looks at the contents: once an hour, and again after a new reading. */
  noteViewed(id: number, by: Hand): Promise<void>;
  /** Called when a job was queued: the worker wakes. */
  onQueued(listener: () => void): void;
  /** For the reading job. */
  readOrder(readingId: number, jobId: number): Promise<ReadOrder>;
  readingDone(readingId: number, summary: ReadSummary): Promise<void>;
  readingEnded(readingId: number, state: 'failed' | 'cancelled', problem: Job['error']): Promise<void>;
}
