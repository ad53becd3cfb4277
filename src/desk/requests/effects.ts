/** What a step in a request's life changes besides its state: the frozen print, the time of service, the clocks. */
import type { RequestState } from '../../base/vocabulary.js';
import { clocksFor, rule } from '../../law/rules.js';
import type { Law, LawClock } from '../../law/types.js';
import { checkCode, type LetterDraft, renderPdf, standing } from '../../letters/index.js';
import type { Person } from '../../store/desk/people.js';
import type { NewClock, RequestChange, RequestStore } from '../../store/desk/requests.js';
import type { Vault } from '../../store/vault/vault.js';
import { clocksFromService, clockUntil, run } from './clocks.js';
import { letterOpen, servedInFuture } from './problems.js';
import type { Request } from './shape.js';

/** What a step of its life may bring along. */
export interface MoveInput {
  note?: string;
  /** ISO instant of service. */
  servedAt?: string;
  /** How it was served: `portal https://…`. */
  servedVia?: string;
  providerReference?: string;
}

interface Means {
  letter(request: Request): LetterDraft;
  vault: Vault;
  now: Date;
  law: Law;
}

export interface Effects {
  change: RequestChange;
  clocks: NewClock[];
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
    mustPass(means.letter(request));
    return none;
  }
  if (to === 'approved') return { ...none, change: { ...(await freeze(request, means)), approvedBy: by.id } };
  if (to === 'draft')
    return { ...none, change: { frozen: null, code: null, pdfSha256: null, approvedBy: null } };
  if (to === 'served') return serve(request, input, means);
  const reference = (input.providerReference ?? (to === 'acknowledged' ? input.note : undefined))?.trim();
  return reference ? { ...none, change: { providerReference: reference } } : none;
}

/** Prints the letter once and keeps that print: what is approved is what is sent, byte for byte. */
async function freeze(request: Request, means: Means): Promise<RequestChange> {
  const draft = means.letter({ ...request, frozen: null });
  mustPass(draft);
  const code = checkCode(draft);
  const bytes = await renderPdf(draft, { final: true, code });
  const kept = await means.vault.put(once(bytes), { name: `${request.number}.pdf` });
  return { frozen: draft, code, pdfSha256: kept.sha256 };
}

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}

/** @throws Problem `letter-must`, `letter-should` */
function mustPass(draft: LetterDraft): void {
  const { blocking, unacknowledged } = standing(draft);
  const open = blocking.length > 0 ? blocking : unacknowledged;
  if (open.length > 0) throw letterOpen(open, blocking.length > 0);
}

/** Clocks of two machines may differ by a minute. */
const toleranceMs = 60_000;

/** Service: when and how, and the clocks that begin with it. @throws Problem `served-in-future` */
export function serve(request: Request, input: MoveInput, { now, law }: Pick<Means, 'now' | 'law'>): Effects {
  const servedAt = input.servedAt ?? now.toISOString();
  if (Date.parse(servedAt) > now.getTime() + toleranceMs) throw servedInFuture();
  const change = {
    servedAt,
    servedVia: input.servedVia?.trim() || null,
    providerReference: input.providerReference?.trim() || request.providerReference,
  };
  if (request.instrument === 'preservation_extension')
    return {
      change,
      clocks: clocksFor(law, 'preservation_extension').map((clock) => renewal(request, servedAt, clock, law)),
    };
  return {
    change,
    clocks: [...clocksFromService(request.step?.clocks ?? [], servedAt), ...due(request, servedAt)],
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
