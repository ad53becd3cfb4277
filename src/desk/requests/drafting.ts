/** How requests come to be: from a plan's steps, as a renewal, or as the record of process written outside Tecum. */
import type { Instrument, RequestState } from '../../base/vocabulary.js';
import {
  combineDrafts,
  draftExtension,
  draftLetters,
  type LetterFacts,
  letterFactsOf,
  senderFrom,
} from '../../letters/index.js';
import type { Plan, Step } from '../../navigator/types.js';
import type { Case } from '../../store/desk/cases.js';
import type { Person } from '../../store/desk/people.js';
import type { NewRequest, RequestStore } from '../../store/desk/requests.js';
import type { Cases } from '../cases/cases.js';
import { demandNotOver } from '../plans/care.js';
import type { BaseServices } from '../services.js';
import { checkWay, offeredChannels } from './channels.js';
import { serve } from './effects.js';
import { emergencyClocks } from './emergency.js';
import { senderSources } from './letterhead.js';
import { notExtendable, notServed, planNotAllowed, requestNotFound } from './problems.js';
import { draftProfile } from './profile.js';
import { aboutStep, type Request, toRequest } from './shape.js';
import type { Requests } from './types.js';

type Drafting = Pick<Requests, 'draftFromPlan' | 'recordOutside' | 'extend' | 'draftLetter'>;

/** The drafting part of the service. `see` shows a request to a person. */
export function openDrafting(
  base: BaseServices,
  cases: Cases,
  store: RequestStore,
  see: Requests['see'],
): Drafting {
  const now = () => base.now().toISOString();
  const knowledge = { law: base.law, laws: base.knowledge.laws, catalog: base.catalog };
  const audit = (by: Person, action: string, request: { number: string }, details = {}) =>
    base.audit.record({ who: by.email, action, subject: `request/${request.number}`, details });
  const add = async (
    facts: LetterFacts,
    about: Omit<NewRequest, 'facts' | 'authorId'>,
    by: Person,
  ): Promise<Request> => {
    await base.access.demand(by, 'request.draft', about.caseId);
    const theCase = await caseOf(cases, about.caseId);
    const made = toRequest(await store.add({ ...about, facts, authorId: by.id }, theCase.number, now()));
    await audit(by, 'request.drafted', made, { instrument: made.instrument, provider: made.provider });
    await cases.touch(theCase.id);
    return made;
  };
  return {
    async draftFromPlan(plan, steps, by, { oneWarrant = plan.answers.oneWarrant === true } = {}) {
      if (plan.decision !== 'allowed' || plan.caseId === null) throw planNotAllowed();
      await demandNotOver(base, plan.id);
      await base.access.demand(by, 'request.draft', plan.caseId);
      const { number, title } = await caseOf(cases, plan.caseId);
      const sender = senderFrom({ number, title }, await senderSources(base, plan.answers, by));
      const before = (await store.forCase(plan.caseId))
        .filter((one) => one.planId === plan.id && one.state !== 'withdrawn')
        .map(toRequest);
      const covered = new Set(before.flatMap((one) => stepsOf(one, plan.plan)));
      const profile = await draftProfile(base);
      const open = draftLetters(plan.plan, plan.answers, { ...sender, ...knowledge, profile }).filter(
        (draft) => (steps === null || steps.includes(draft.id)) && !covered.has(draft.id),
      );
      const wanted = oneWarrant ? combineDrafts(open, plan.plan) : open;
      const made: Request[] = [];
      for (const draft of wanted) made.push(await add(draft.facts, aboutStep(draft, plan), by));
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
      const about = { provider: step.provider, instrument: step.instrument, facts, step };
      const channels = offeredChannels(about, base.catalog, now().slice(0, 10));
      const way = checkWay(about, input, { channels, confirmed: [], byId: by.id, writtenOutside: true });
      const made = await add(facts, { ...aboutStep({ id: stepId, facts }, plan), step }, by);
      const { change, clocks } = serve(made, input, way, by, { now: base.now(), law: base.law });
      const note = 'Written and signed outside Tecum.';
      const event = { at: now(), personId: by.id, to: 'served' as const, note };
      await store.move(made.id, 'draft', event, change, [...clocks, ...after]);
      const unlisted = input.way?.by === 'outside' ? { addressOutsideCatalog: input.way.address } : {};
      await audit(by, 'request.served', made, { writtenOutside: true, ...unlisted });
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
      return add(draft.facts, { ...first, stepId, instrument: 'preservation_extension' }, by);
    },
    draftLetter: (draft, about, by) =>
      add(draft.facts, { ...about, stepId: draft.id, instrument: draft.facts.instrument as Instrument }, by),
  };
}

/** The steps that a request stands for: its own, and those of the other providers that its warrant carries. */
export function stepsOf({ stepId, facts }: Request, { combined = [], steps }: Plan): string[] {
  const group = combined.find((one) => one.steps.includes(stepId));
  const others = facts.targets.map(({ provider }) => provider.id);
  const carried = steps.filter(({ id, provider }) => group?.steps.includes(id) && others.includes(provider));
  return [stepId, ...carried.map(({ id }) => id)];
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
