/** What is done beside a plan: its checklist with who ticked it and when, its reviews, and the end of a threat. */
import { safeguardsOf } from '../../navigator/index.js';
import type { Answers, PlanSafeguards } from '../../navigator/types.js';
import type { Person } from '../../store/desk/people.js';
import { planClockStore, type StoredPlanClock } from '../../store/desk/plan-clocks.js';
import { type PlanEvent, planEventStore } from '../../store/desk/plan-events.js';
import type { BaseServices } from '../services.js';
import { nextReview } from './plan-clocks.js';
import { notResolvable, threatOver, wordsMissing } from './problems.js';
import type { MadePlan } from './types.js';

/** Who did something, and when. */
export interface Doing {
  by: string;
  at: string;
  text: string;
}

/** The safeguards as they stand now. */
export interface PlanCare extends Omit<PlanSafeguards, 'checklist'> {
  checklist: (PlanSafeguards['checklist'][number] & { ticked?: Doing })[];
  /** The threat is resolved: when, how it ended, who said so. */
  resolved?: Doing & { on: string };
  reviews: Doing[];
  /** Running and stopped. */
  clocks: StoredPlanClock[];
  /** Days between two reviews, where its kind of case has them. */
  reviewDays?: number;
  resolvable: boolean;
}

export interface CareService {
  of(plan: MadePlan): Promise<PlanCare>;
  /** Ticks and unticks: `done` are the lines ticked now, `was` those that were when the person saw the page. */
  tick(plan: MadePlan, done: readonly string[], was: readonly string[], by: Person): Promise<void>;
  /** Ends the response to a threat. @throws Problem `threat-not-resolvable`, `threat-over`, `review-reason` */
  resolve(plan: MadePlan, on: string, how: string, by: Person): Promise<void>;
  /** Somebody looked at the plan; the next review is set. @throws Problem `review-reason` */
  reviewed(plan: MadePlan, note: string, by: Person): Promise<void>;
}

/** The service over an open desk. */
export function openCare(base: BaseServices): CareService {
  const events = planEventStore(base.db);
  const clocks = planClockStore(base.db);
  const now = () => base.now().toISOString();
  const told = (by: Person, action: string, plan: MadePlan, details: Record<string, unknown>) =>
    base.audit.record({ who: by.email, action, subject: `plan/${plan.id}`, details });
  const add = (plan: MadePlan, by: Person, kind: PlanEvent['kind'], text: string, ref: string | null) =>
    events.add({ planId: plan.id, at: now(), personId: by.id, kind, text, ref });
  const of: CareService['of'] = async (plan) => {
    const people = new Map((await base.people.list()).map((one) => [one.id, one.name]));
    const all = await events.of(plan.id);
    return careOf(plan, all, {
      base,
      clocks: await clocks.of(plan.id),
      nameOf: (id) => people.get(id) ?? 'somebody no longer here',
    });
  };
  return {
    of,
    async tick(plan, done, was, by) {
      const known = (await of(plan)).checklist.map(({ id }) => id);
      for (const id of known) {
        if (done.includes(id) === was.includes(id)) continue;
        const kind = done.includes(id) ? 'done' : 'undone';
        await told(by, `plan.safeguard-${kind}`, plan, { line: id });
        await add(plan, by, kind, '', id);
      }
    },
    async resolve(plan, on, how, by) {
      const care = await of(plan);
      if (care.resolved) throw threatOver();
      if (!care.resolvable) throw notResolvable('Only the response to a threat ends so.');
      if (Date.parse(on) > base.now().getTime()) throw notResolvable('The moment lies ahead.');
      if (how.trim() === '')
        throw wordsMissing('how', 'How it ended is missing.', 'Say in a sentence or two how it ended.');
      await told(by, 'plan.threat-resolved', plan, { on, how: how.trim() });
      await add(plan, by, 'resolved', how.trim(), on);
      await clocks.stop(plan.id, 'review', now());
      await clocks.stop(plan.id, 'end', now());
    },
    async reviewed(plan, note, by) {
      if (note.trim() === '')
        throw wordsMissing('note', 'What the review found is missing.', 'Say in a sentence what you found.');
      await told(by, 'plan.reviewed', plan, { note: note.trim() });
      await add(plan, by, 'reviewed', note.trim(), null);
      const { reviewDays, endsOn } = await of(plan);
      await clocks.stop(plan.id, 'review', now());
      if (reviewDays === undefined || plan.caseId === null) return;
      const { zone } = await base.settings.agency();
      const about = { planId: plan.id, caseId: plan.caseId, now: now(), zone };
      if (endsOn === undefined || endsOn > now().slice(0, 10))
        await clocks.add([nextReview(reviewDays, endsOn, about)]);
    },
  };
}

interface Around {
  base: BaseServices;
  clocks: StoredPlanClock[];
  nameOf(id: string): string;
}

/** The plan's safeguards with what was done since: ticks, the end of the threat, reviews. */
function careOf(plan: MadePlan, events: readonly PlanEvent[], { base, clocks, nameOf }: Around): PlanCare {
  const doing = ({ personId, at, text }: PlanEvent): Doing => ({ by: nameOf(personId), at, text });
  const end = events.findLast((event) => event.kind === 'resolved');
  const ticks = new Map(
    events
      .filter(({ kind }) => kind === 'done' || kind === 'undone')
      .map((event) => [event.ref ?? '', event]),
  );
  const answers = standing(plan.answers, ticks, end);
  const asOf = end ? base.now().toISOString().slice(0, 10) : plan.plan.asOf;
  const safeguards = safeguardsOf(answers, base.knowledge, asOf);
  const reviewDays = reviewDaysOf(plan.answers, base);
  return {
    ...safeguards,
    checklist: safeguards.checklist.map((line) => {
      const tick = ticks.get(line.id);
      return tick?.kind === 'done' ? { ...line, ticked: doing(tick) } : line;
    }),
    ...(end ? { resolved: { ...doing(end), on: end.ref ?? end.at } } : {}),
    ...(reviewDays === undefined ? {} : { reviewDays }),
    reviews: events.filter(({ kind }) => kind === 'reviewed').map(doing),
    clocks,
    resolvable: plan.answers.businessCase === 'short-term-threat' && plan.decision === 'allowed',
  };
}

function standing(
  answers: Answers,
  ticks: ReadonlyMap<string, PlanEvent>,
  end: PlanEvent | undefined,
): Answers {
  const told = new Set(answers.safeguards?.done ?? []);
  for (const [id, { kind }] of ticks) {
    if (kind === 'done') told.add(id);
    else told.delete(id);
  }
  const resolvedAt = end?.ref ?? answers.safeguards?.resolvedAt;
  return {
    ...answers,
    safeguards: { ...answers.safeguards, done: [...told], ...(resolvedAt ? { resolvedAt } : {}) },
  };
}

function reviewDaysOf(answers: Answers, base: BaseServices): number | undefined {
  if (answers.unsure?.includes('businessCase')) return undefined;
  const served = base.knowledge.gate.safeguards.cases.get(answers.businessCase);
  return served?.reviewDays === undefined ? undefined : (answers.safeguards?.reviewDays ?? served.reviewDays);
}

/** @throws Problem `threat-over` once somebody recorded that the threat behind a plan is resolved */
export async function demandNotOver(base: BaseServices, planId: string): Promise<void> {
  const events = await planEventStore(base.db).of(planId);
  if (events.some((event) => event.kind === 'resolved')) throw threatOver();
}
