/** What the desk can do with requests, for every door. */
import type { RequestState } from '../../base/vocabulary.js';
import type { LetterDraft, LetterFacts, PrintOptions } from '../../letters/index.js';
import type { Person } from '../../store/desk/people.js';
import type { StoredAddress } from '../../store/desk/request-addresses.js';
import type { Scan, StoredSignature } from '../../store/desk/request-signatures.js';
import type { RequestEvent, StoredClock } from '../../store/desk/requests.js';
import type { MadePlan } from '../plans/plans.js';
import type { OfferedChannel } from './channels.js';
import type { Comments } from './comments.js';
import type { MoveInput } from './effects.js';
import type { Move } from './life.js';
import type { Request } from './shape.js';
import type { TwoPeopleRule } from './two-people.js';
import type { Confirmation } from './verify.js';
import type { Versions } from './versions.js';

/** A file of a letter. */
export interface PrintFile {
  bytes: Buffer;
  /** `draft` and `reprint` are marked on each page; `original` is what was approved, byte for byte; `court` are the papers for the court. */
  kind: 'draft' | 'original' | 'reprint' | 'court';
}

/** How a letter stands with the rule of two people. */
export interface SecondPerson {
  /** Set where the instrument waits for a second person whatever happens. */
  rule: TwoPeopleRule | null;
  /** True when somebody who wrote nothing in it may approve it. */
  exists: boolean;
  /** True when this person wrote in it. */
  wrote: boolean;
}

export interface Requests {
  /**
   * Drafts a request for each of these steps of a plan (all that have a letter when null). Steps drafted before are left.
   * With `oneWarrant`, or where the answers ask for it, steps that the plan would combine become one request.
   */
  draftFromPlan(
    plan: MadePlan,
    steps: string[] | null,
    by: Person,
    options?: { oneWarrant?: boolean },
  ): Promise<Request[]>;
  /**
   * Records process that was written and signed outside Tecum (a warrant, say) as served: its clocks run and a return can
   * answer it. No letter of Tecum's belongs to it. `also` names steps of the same provider that it asks for as well: a
   * warrant reaches what a subpoena does. @throws Problem when the plan has no such step
   */
  recordOutside(
    plan: MadePlan,
    stepId: string,
    input: MoveInput & { also?: string[] },
    by: Person,
  ): Promise<Request>;
  /** Drafts the renewal of a served preservation; one that is being drafted already is answered as it is. */
  extend(id: string, by: Person): Promise<Request>;
  /** Drafts a letter that somebody composed (a deficiency letter), as a request of its own. */
  draftLetter(draft: LetterDraft, about: Request, by: Person): Promise<Request>;
  /** A request of a case that the person may see, as it prints now. @throws Problem 404 */
  see(id: string, person: Person): Promise<Request>;
  forCase(caseId: string): Promise<Request[]>;
  /** Requests in these states in the cases that the person may see. */
  inStates(states: RequestState[], person: Person): Promise<Request[]>;
  /** The letter with its problems; as it was frozen once it is. */
  letter(request: Request): LetterDraft;
  /** Changes the letter's facts while it is a draft. */
  edit(id: string, change: Partial<LetterFacts>, by: Person): Promise<Request>;
  /** Takes note that warnings were read: rules, or `rule@where`. Replaces the earlier list. */
  acknowledge(id: string, rules: string[], by: Person): Promise<void>;
  /** The steps open to this person now. */
  moves(request: Request, person: Person): Promise<Move[]>;
  /** How the rule of two people stands for this letter and this person. */
  secondPerson(request: Request, person: Person): Promise<SecondPerson>;
  /** Takes a step. Approving freezes the letter, prints it once and keeps the print; service starts the clocks. */
  move(id: string, to: RequestState, input: MoveInput, by: Person): Promise<Request>;
  events(id: string): Promise<(RequestEvent & { by: string })[]>;
  clocks(requestId: string): Promise<StoredClock[]>;
  /** Running clocks of the cases the person may see, the next to end first. */
  runningClocks(person: Person): Promise<StoredClock[]>;
  /**
   * The letter as PDF for this person: a marked draft that names them before it is approved; the print itself until
   * service is recorded; a marked reprint afterwards, unless `original` is asked for. @throws Problem `reprint-differs`
   */
  pdf(request: Request, by: Person, options?: { original?: boolean; court?: boolean }): Promise<PrintFile>;
  /**
   * How the letter's other forms (DOCX, HTML, XML, JSON) are printed for this person: a draft that names them; once it is
   * frozen only the papers that are sent, under its code, and after service marked as a reprint. @throws Problem `reprint-differs`
   */
  otherForms(request: Request, by: Person): Promise<PrintOptions>;
  /** @throws Problem `reprint-differs` where today's templates would make another text of the letter than was issued */
  demandAsIssued(request: Request): Promise<void>;
  /** Comments of the review. */
  readonly comments: Comments;
  /** The final prints, one after another. */
  readonly versions: Versions;
  /** The kept print of a version, byte for byte. @throws Problem `version-not-found` */
  versionPdf(request: Request, number: number): Promise<Buffer>;
  signatures(requestId: string): Promise<(StoredSignature & { by: string })[]>;
  /** Puts the scan of a signed paper into the vault. @throws Problem `scan-type` */
  takeScan(stream: AsyncIterable<Buffer>, name: string): Promise<Scan>;
  /** The bytes of the scan of a signature of this request. @throws Problem `version-not-found` */
  scan(request: Request, signature: number): Promise<{ bytes: Buffer; scan: Scan }>;
  /** The channels that it may go by, and the addresses that somebody confirmed for it. */
  ways(
    request: Request,
  ): Promise<{ channels: OfferedChannel[]; confirmed: (StoredAddress & { by: string })[] }>;
  /** The channels of a plan's step, for process that was written outside Tecum. */
  channelsOf(about: {
    provider: string;
    instrument: string;
    channel: { type: string; value: string } | null;
  }): OfferedChannel[];
  /** Confirms, as the second person, an address outside the catalog. @throws Problem `words-missing`, `not-permitted` */
  confirmAddress(request: Request, said: { address: string; words: string }, by: Person): Promise<void>;
  /** Whether a letter with that code (and that hash) is in force: for anybody, so it says no more than the print itself. */
  verify(code: string, sha256?: string | null): Promise<Confirmation | null>;
}
