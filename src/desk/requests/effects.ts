/** What a step in a request's life changes besides its state: the frozen print, the time of service, the clocks. */
import type { RequestState } from '../../base/vocabulary.js';
import { clocksFor, rule } from '../../law/rules.js';
import type { Law, LawClock } from '../../law/types.js';
import { type LetterDraft, standing } from '../../letters/index.js';
import type { Person } from '../../store/desk/people.js';
import type { NewSignature } from '../../store/desk/request-signatures.js';
import type { NewVersion } from '../../store/desk/request-versions.js';
import type { NewClock, RequestChange, RequestStore } from '../../store/desk/requests.js';
import type { CheckedWay, ServiceWay } from './channels.js';
import { clocksFromService, clockUntil, run } from './clocks.js';
import { clocksOfAnswers } from './letter-clocks.js';
import { letterOpen, servedInFuture } from './problems.js';
import type { Request } from './shape.js';
import { type SignatureInput, signatureOf } from './signature.js';

/** What a step of its life may bring along. */
export interface MoveInput {
  note?: string;
  /** ISO instant of service. */
  servedAt?: string;
  /** How it was served; the letter's own channel when absent. */
  way?: ServiceWay;
  /** To whom: a desk, a person, a mailbox. */
  whom?: string;
  /** Name of who sent it or handed it over; whoever records it when absent. */
  servedBy?: string;
  providerReference?: string;
  signature?: SignatureInput;
  /** The mark of the letter that whoever approves was shown (`seenMark`); where it is given, no other one is approved. */
  seen?: string;
  /** True when whoever approves has been told of open comments and goes on. */
  despiteComments?: boolean;
}

/** What a step's effects are worked out with. */
export interface Means {
  letter(request: Request): LetterDraft;
  /** Prints the letter and keeps it in the vault. */
  print(request: Request, draft: LetterDraft, by: Person): Promise<NewVersion>;
  /** What else must hold before a letter is sent for review or approved. @throws Problem */
  demand(request: Request, draft: LetterDraft): Promise<void>;
  /** Checks how it was served. @throws Problem */
  way(request: Request, input: MoveInput, by: Person): Promise<CheckedWay>;
  /** Number of the newest version. */
  latest(requestId: string): Promise<number>;
  now: Date;
  law: Law;
}

export interface Effects {
  change: RequestChange;
  clocks: NewClock[];
  version?: NewVersion;
  signature?: NewSignature;
}

/** The change and the clocks of a step. @throws Problem when the letter or the time of service do not allow it */
export async function effects(
  request: Request,
  to: RequestState,
  input: MoveInput,
  by: Person,
  means: Means,
): Promise<Effects> {
  const none: Effects = { change: {}, clocks: [] };
  if (to === 'review') {
    await mustPass(request, means.letter(request), means);
    return none;
  }
  if (to === 'approved') return freeze(request, by, means);
  if (to === 'draft')
    return { ...none, change: { frozen: null, code: null, pdfSha256: null, approvedBy: null } };
  if (to === 'signed') return { ...none, signature: await signed(request, input, by, means) };
  if (to === 'served') return serve(request, input, await means.way(request, input, by), by, means);
  const reference = (input.providerReference ?? (to === 'acknowledged' ? input.note : undefined))?.trim();
  return reference ? { ...none, change: { providerReference: reference } } : none;
}

/** Prints the letter once and keeps that print: what is approved is what is sent, byte for byte. */
async function freeze(request: Request, by: Person, means: Means): Promise<Effects> {
  const draft = means.letter({ ...request, frozen: null });
  await mustPass(request, draft, means);
  const version = await means.print(request, draft, by);
  const change = { frozen: draft, code: version.code, pdfSha256: version.sha256, approvedBy: by.id };
  return { change, clocks: [], version };
}

/** @throws Problem `letter-must`, `letter-should`, and what `demand` finds */
async function mustPass(request: Request, draft: LetterDraft, means: Means): Promise<void> {
  const { blocking, unacknowledged } = standing(draft);
  const open = blocking.length > 0 ? blocking : unacknowledged;
  if (open.length > 0) throw letterOpen(open, blocking.length > 0);
  await means.demand(request, draft);
}

async function signed(request: Request, input: MoveInput, by: Person, means: Means): Promise<NewSignature> {
  const version = await means.latest(request.id);
  return signatureOf(input.signature, { version, personId: by.id, at: means.now.toISOString() });
}

/** Clocks of two machines may differ by a minute. */
const toleranceMs = 60_000;

/** Service: when, how and by whom, and the clocks that begin with it. @throws Problem `served-in-future` */
export function serve(
  request: Request,
  input: MoveInput,
  way: CheckedWay,
  by: Pick<Person, 'name'>,
  { now, law }: Pick<Means, 'now' | 'law'>,
): Effects {
  const servedAt = input.servedAt ?? now.toISOString();
  if (Date.parse(servedAt) > now.getTime() + toleranceMs) throw servedInFuture();
  const change = {
    servedAt,
    servedVia: way.text.slice(0, 500),
    servedBy: (input.servedBy?.trim() || by.name).slice(0, 200),
    providerReference: input.providerReference?.trim() || request.providerReference,
  };
  if (request.instrument === 'preservation_extension')
    return {
      change,
      clocks: clocksFor(law, 'preservation_extension').map((clock) => renewal(request, servedAt, clock, law)),
    };
  const bySteps = [...clocksFromService(request.step?.clocks ?? [], servedAt), ...due(request, servedAt)];
  const own = clocksOfAnswers(request.facts, servedAt);
  return {
    change,
    clocks: [...bySteps, ...own.filter(({ clock }) => bySteps.every((one) => one.clock !== clock))],
  };
}

/** The day by which the letter wants its answer; the step's own time to answer, where there is one, goes before. */
function due({ facts, step }: Request, servedAt: string): NewClock[] {
  if (!facts.returnDate || step?.clocks.some((clock) => clock.id === 'production' && clock.days !== null))
    return [];
  const clock = clockUntil('production', servedAt, facts.returnDate, facts.period.zone);
  return [{ ...clock, citation: 'the return date that the letter sets' }];
}

/** A renewed period follows on those before it, counted from the day the provider received the first request. */
function renewal(
  request: Request,
  servedAt: string,
  { id, days = 0, rule: ruleId }: LawClock,
  law: Law,
): NewClock {
  const first = request.facts.preservation;
  const before = days * ((first?.renewals ?? 0) + 1);
  const from = first ? run('preservation', `${first.received}T00:00:00Z`, before, '').endsAt : servedAt;
  return run(id, from, days, rule(law, ruleId).citation);
}

/** A letter that renews stops the clock that it renews; an ended request stops its own. */
export async function afterMove(
  store: RequestStore,
  request: Request,
  to: RequestState,
  at: string,
): Promise<void> {
  if (to === 'complete' || to === 'refused') await store.stopClocks(request.id, ['production'], at);
  if (to === 'withdrawn') await store.stopClocks(request.id, null, at);
  if (to !== 'served' || request.instrument !== 'preservation_extension') return;
  for (const other of await store.forCase(request.caseId)) {
    const renewed = other.provider === request.provider && other.id !== request.id;
    if (renewed && other.instrument.startsWith('preservation'))
      await store.stopClocks(other.id, ['preservation', 'preservation_renewal'], at);
  }
}
