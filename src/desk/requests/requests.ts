/** Requests: drafted from a plan's steps, checked, approved and frozen, served, answered. */
import type { Instrument, RequestState } from '../../base/vocabulary.js';
import {
  draftExtension,
  draftLetters,
  type LetterDraft,
  type LetterFacts,
  letterFactsOf,
  letterFactsSchema,
  renderPdf,
  senderFrom,
} from '../../letters/index.js';
import type { Plan, Step } from '../../navigator/types.js';
import type { Case } from '../../store/desk/cases.js';
import type { Person } from '../../store/desk/people.js';
import { type RequestEvent, requestStore, type StoredClock } from '../../store/desk/requests.js';
import type { Vault } from '../../store/vault/vault.js';
import type { Cases } from '../cases/cases.js';
import { demandNotOver } from '../plans/care.js';
import type { MadePlan } from '../plans/plans.js';
import type { BaseServices } from '../services.js';
import { afterMove, effects, type MoveInput, serve } from './effects.js';
import { emergencyClocks } from './emergency.js';
import { deskClocks, waitingRequests } from './home.js';
import { senderSources, withAgencyNow } from './letterhead.js';
import { type Actor, type Move, movesFor, moveTo, requestActions } from './life.js';
import {
  letterFrozen,
  movedMeanwhile,
  notExtendable,
  noteMissing,
  notServed,
  planNotAllowed,
  requestNotFound,
} from './problems.js';
import { aboutStep, draftOf, type Request, toRequest } from './shape.js';
import { type Confirmation, confirm } from './verify.js';

export type { MoveInput } from './effects.js';
export type { Request } from './shape.js';
export type { Confirmation } from './verify.js';

export interface Requests {
  /** Drafts a request for each of these steps of a plan (all that have a letter when null). Steps drafted before are left. */
  draftFromPlan(plan: MadePlan, steps: string[] | null, by: Person): Promise<Request[]>;
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
  /** The request, for those who may see its case; a 404 `Problem` otherwise. */
  see(id: string, person: Person): Promise<Request>;
  forCase(caseId: string): Promise<Request[]>;
  /** Those in these states in all cases that the person may see. */
  inStates(states: RequestState[], person: Person): Promise<Request[]>;
  /** The letter as it stands: frozen when approved, else made from the facts, with what `check()` finds in it. */
  letter(request: Request): LetterDraft;
  /** Changes the letter's facts while it is a draft. */
  edit(id: string, change: Partial<LetterFacts>, by: Person): Promise<Request>;
  /** Takes note that warnings were read: rules, or `rule@where`. Replaces the earlier list. */
  acknowledge(id: string, rules: string[], by: Person): Promise<void>;
  /** The steps open to this person now. */
  moves(request: Request, person: Person): Promise<Move[]>;
  /** Takes a step. Approving freezes the letter, prints it once and keeps the print; service starts the clocks. */
  move(id: string, to: RequestState, input: MoveInput, by: Person): Promise<Request>;
  events(id: string): Promise<(RequestEvent & { by: string })[]>;
  clocks(requestId: string): Promise<StoredClock[]>;
  /** Running clocks of the cases the person may see, the next to end first. */
  runningClocks(person: Person): Promise<StoredClock[]>;
  /** The letter as PDF: the kept print when frozen, a marked draft before. */
  pdf(request: Request): Promise<{ bytes: Buffer; final: boolean }>;
  /** Whether a letter with that code is in force: for anybody, so it says no more than the print itself. */
  verify(code: string): Promise<Confirmation | null>;
}

/** The request service over an open desk. Registers what waits and the running clocks on the home page. */
export function openRequests(base: BaseServices, cases: Cases, vault: Vault): Requests {
  const store = requestStore(base.db);
  const now = () => base.now().toISOString();
  const knowledge = { law: base.law, catalog: base.catalog };
  const audit = (by: Person, action: string, request: { number: string }, details = {}) =>
    base.audit.record({ who: by.email, action, subject: `request/${request.number}`, details });
  const letter = (request: Request): LetterDraft => request.frozen ?? draftOf(request, knowledge);
  const see: Requests['see'] = async (id, person) => {
    const found = await store.byId(id);
    if (!found || !(await base.access.may(person, 'case.read', found.caseId))) throw requestNotFound();
    const request = toRequest(found);
    if (request.state !== 'draft' && request.state !== 'review') return request;
    return { ...request, facts: await withAgencyNow(base, request.facts) };
  };
  const editable = async (id: string, states: RequestState[], by: Person): Promise<Request> => {
    const request = await see(id, by);
    await base.access.demand(by, 'request.draft', request.caseId);
    if (!states.includes(request.state)) throw letterFrozen(request.state);
    return request;
  };
  const addDraft = async (
    facts: LetterFacts,
    about: Omit<Parameters<typeof store.add>[0], 'facts' | 'authorId'>,
    by: Person,
  ): Promise<Request> => {
    await base.access.demand(by, 'request.draft', about.caseId);
    const theCase = await caseOf(cases, about.caseId);
    const made = toRequest(await store.add({ ...about, facts, authorId: by.id }, theCase.number, now()));
    await audit(by, 'request.drafted', made, { instrument: made.instrument, provider: made.provider });
    await cases.touch(theCase.id);
    return made;
  };

  const service: Requests = {
    see,
    letter,
    async draftFromPlan(plan, steps, by) {
      if (plan.decision !== 'allowed' || plan.caseId === null) throw planNotAllowed();
      await demandNotOver(base, plan.id);
      await base.access.demand(by, 'request.draft', plan.caseId);
      const { number, title } = await caseOf(cases, plan.caseId);
      const sender = senderFrom({ number, title }, await senderSources(base, plan.answers, by));
      const before = (await store.forCase(plan.caseId))
        .filter((one) => one.planId === plan.id && one.state !== 'withdrawn')
        .map((one) => one.stepId);
      const wanted = draftLetters(plan.plan, plan.answers, { ...sender, ...knowledge }).filter(
        (draft) => (steps === null || steps.includes(draft.id)) && !before.includes(draft.id),
      );
      const made: Request[] = [];
      for (const draft of wanted) made.push(await addDraft(draft.facts, aboutStep(draft, plan), by));
      return made;
    },
    async recordOutside(plan, stepId, input, by) {
      if (plan.decision !== 'allowed' || plan.caseId === null) throw planNotAllowed();
      const step = stepCovering(plan.plan, stepId, input.also ?? []);
      await base.access.demand(by, 'request.serve', plan.caseId);
      const after = await emergencyClocks(plan.id, step, input.servedAt ?? now(), base);
      const { number, title } = await caseOf(cases, plan.caseId);
      const sender = senderFrom({ number, title }, await senderSources(base, plan.answers, by));
      const facts = letterFactsOf(step, plan.plan, plan.answers, { ...sender, ...knowledge });
      const made = await addDraft(facts, { ...aboutStep({ id: stepId, facts }, plan), step }, by);
      const { change, clocks } = serve(made, input, { now: base.now(), law: base.law });
      const event = {
        at: now(),
        personId: by.id,
        to: 'served' as const,
        note: 'Written and signed outside Tecum.',
      };
      await store.move(made.id, 'draft', event, change, [...clocks, ...after]);
      await audit(by, 'request.served', made, { writtenOutside: true });
      return see(made.id, by);
    },
    async extend(id, by) {
      const first = await see(id, by);
      if (first.instrument !== 'preservation' && first.instrument !== 'preservation_extension')
        throw notExtendable(first.instrument);
      if (first.servedAt === null) throw notServed();
      const begun = (await store.forCase(first.caseId)).find((one) => renews(one, first));
      if (begun) return toRequest(begun);
      const draft = draftExtension(first.facts, renewalOf(first, first.servedAt, now()));
      const stepId = `${first.provider}.preservation_extension`;
      return addDraft(draft.facts, { ...first, stepId, instrument: 'preservation_extension' }, by);
    },
    draftLetter: (draft, about, by) =>
      addDraft(
        draft.facts,
        { ...about, stepId: draft.id, instrument: draft.facts.instrument as Instrument },
        by,
      ),
    forCase: async (caseId) => (await store.forCase(caseId)).map(toRequest),
    inStates: async (states, person) =>
      (await store.inStates(states, await cases.idsFor(person))).map(toRequest),
    async edit(id, change, by) {
      const request = await editable(id, ['draft'], by);
      const facts = letterFactsSchema.parse({ ...request.facts, ...change });
      await store.change(id, { facts, entity: facts.addressee.entity }, now());
      await audit(by, 'request.edited', request, { fields: Object.keys(change) });
      return see(id, by);
    },
    async acknowledge(id, rules, by) {
      const request = await editable(id, ['draft', 'review'], by);
      if (same(request.acknowledged, rules)) return;
      await store.change(id, { acknowledged: rules }, now());
      await audit(by, 'request.warnings-acknowledged', request, { rules });
    },
    moves: async (request, person) =>
      movesFor(await standingOf(base, request), await actorFor(base, person, request.caseId)),
    async move(id, to, input, by) {
      const request = await see(id, by);
      const step = moveTo(await standingOf(base, request), await actorFor(base, by, request.caseId), to);
      if (step.note?.must && !input.note?.trim()) throw noteMissing(step);
      const { change, clocks } = await effects(request, to, input, by, {
        letter,
        vault,
        now: base.now(),
        law: base.law,
      });
      const event = { at: now(), personId: by.id, to, note: (input.note ?? '').trim() };
      const served = to === 'served' ? request.step : null;
      const after = await emergencyClocks(request.planId, served, input.servedAt ?? now(), base);
      if (!(await store.move(id, request.state, event, change, [...clocks, ...after])))
        throw movedMeanwhile();
      await afterMove(store, request, to, now());
      const alone = to === 'approved' && request.authorId === by.id;
      await audit(by, `request.${to}`, request, {
        note: event.note || undefined,
        ...(alone ? { approvedByItsAuthor: true } : {}),
        sha256: change.pdfSha256,
      });
      await cases.touch(request.caseId);
      return see(id, by);
    },
    async events(id) {
      const people = new Map((await base.people.list()).map((person) => [person.id, person.name]));
      return (await store.events(id)).map((event) => ({
        ...event,
        by: people.get(event.personId) ?? 'somebody no longer here',
      }));
    },
    clocks: (requestId) => store.clocks({ requestId }),
    runningClocks: async (person) => store.clocks({ caseIds: await cases.idsFor(person), running: true }),
    async pdf(request) {
      if (request.pdfSha256 === null) return { bytes: await renderPdf(letter(request), {}), final: false };
      const chunks: Buffer[] = [];
      for await (const chunk of await vault.open(request.pdfSha256)) chunks.push(chunk as Buffer);
      return { bytes: Buffer.concat(chunks), final: true };
    },
    verify: (code) => confirm(code, store, base),
  };
  base.home.waiting((person) => waitingRequests(service, base, person));
  base.home.clocks((person) => deskClocks(service, cases, person));
  return service;
}

/** The step with the categories of others of the same provider added. */
function stepCovering(plan: Plan, stepId: string, also: string[]): Step {
  const step = plan.steps.find((one) => one.id === stepId);
  if (!step) throw requestNotFound();
  const others = plan.steps.filter((one) => also.includes(one.id) && one.provider === step.provider);
  return { ...step, categories: [...step.categories, ...others.flatMap((one) => one.categories)] };
}

async function caseOf(cases: Cases, caseId: string): Promise<Case> {
  const found = await cases.byId(caseId);
  if (found) return found;
  throw requestNotFound();
}

/** A renewal of the same provider's preservation that has not gone out yet. */
function renews(one: { provider: string; instrument: string; state: RequestState }, first: Request): boolean {
  const open: RequestState[] = ['draft', 'review', 'approved', 'signed'];
  return (
    one.provider === first.provider && one.instrument === 'preservation_extension' && open.includes(one.state)
  );
}

/** What the renewal says of the preservation that it renews. */
function renewalOf(first: Request, servedAt: string, now: string): Parameters<typeof draftExtension>[1] {
  const earlier = first.facts.preservation;
  return {
    date: now.slice(0, 10),
    received: earlier?.received ?? servedAt.slice(0, 10),
    renewals: earlier ? earlier.renewals + 1 : 0,
    ...(first.providerReference ? { providerReference: first.providerReference } : {}),
  };
}

async function standingOf(base: BaseServices, request: Request) {
  const people = await base.people.list();
  const secondPersonExists = people.some(
    (person) => person.active && person.id !== request.authorId && base.access.can(person, 'request.approve'),
  );
  return { ...request, secondPersonExists };
}

async function actorFor(base: BaseServices, person: Person, caseId: string): Promise<Actor> {
  const may = await Promise.all(requestActions.map((action) => base.access.may(person, action, caseId)));
  return { id: person.id, may: new Set(requestActions.filter((_, at) => may[at])) };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
