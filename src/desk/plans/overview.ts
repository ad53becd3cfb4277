/** What a reviewer looks over: plans that wait, that were returned, that were refused, and emergencies to release. */
import type { Person } from '../../store/desk/people.js';
import { type PlanEvent, planEventStore } from '../../store/desk/plan-events.js';
import { planStore, type StoredPlan } from '../../store/desk/plans.js';
import type { BaseServices } from '../services.js';
import { isEmergency } from './emergency-release.js';
import { toMade } from './shape.js';
import { openQuestion } from './talk.js';
import type { MadePlan } from './types.js';

export interface PlanOverview {
  /** They wait for a reviewer; the longest first. */
  held: MadePlan[];
  /** They wait for their author's answer. */
  returned: MadePlan[];
  /** Refused by the gate or by a reviewer in the last 90 days, the newest first; most have no case. */
  refused: MadePlan[];
  /** Emergency requests that nobody has released. */
  emergencies: MadePlan[];
}

const days = 90;

/** Gathers it for a person who may review. */
export async function planOverview(person: Person, base: BaseServices): Promise<PlanOverview> {
  return {
    ...(await waitingFor(person, base)),
    refused: await refusedSince(days, person, base),
    emergencies: await unreleased(person, base),
  };
}

/** Plans refused in the last days that a reviewer may look at, the newest first; empty for others. */
export async function refusedSince(count: number, person: Person, base: BaseServices): Promise<MadePlan[]> {
  if (!base.access.can(person, 'gate.review')) return [];
  const since = new Date(base.now().getTime() - count * 86_400_000).toISOString();
  const refused = await planStore(base.db).withDecision('refused', null, since);
  const visible = await Promise.all(refused.map((plan) => mayLook(plan, person, base)));
  return refused
    .filter((_, at) => visible[at])
    .map(toMade)
    .reverse();
}

/** Held plans of others, apart by who has the next word. */
export async function waitingFor(
  person: Person,
  base: BaseServices,
): Promise<Pick<PlanOverview, 'held' | 'returned'>> {
  if (!base.access.can(person, 'gate.review')) return { held: [], returned: [] };
  const found = await planStore(base.db).withDecision('needs-review', await casesOf(person, base));
  const others = found.filter((plan) => plan.personId !== person.id).map(toMade);
  const asked = await askedAbout(others, base);
  return {
    held: others.filter((plan) => !asked.has(plan.id)),
    returned: others.filter((plan) => asked.has(plan.id)),
  };
}

/** Plans of these with a reviewer's question that their author has not answered, with the question. */
export async function askedAbout(
  plans: readonly MadePlan[],
  base: BaseServices,
): Promise<Map<string, PlanEvent>> {
  const events = await planEventStore(base.db).ofAll(plans.map((plan) => plan.id));
  const pairs = plans.map(
    (plan) => [plan.id, openQuestion(events.filter((one) => one.planId === plan.id))] as const,
  );
  return new Map(pairs.filter((pair): pair is readonly [string, PlanEvent] => pair[1] !== null));
}

const urgentDays = 14;

/** Allowed plans of the last days with an emergency request that this person may release and nobody has. */
export async function unreleased(person: Person, base: BaseServices): Promise<MadePlan[]> {
  if (!base.access.can(person, 'emergency.release')) return [];
  const since = new Date(base.now().getTime() - urgentDays * 86_400_000).toISOString();
  const every = await base.access.cases(person, 'emergency.release');
  const found = await planStore(base.db).withDecision('allowed', every === 'every' ? null : every, since);
  const urgent = found
    .map(toMade)
    .filter(({ plan, personId }) => personId !== person.id && plan.steps.some(isEmergency));
  const events = await planEventStore(base.db).ofAll(urgent.map((plan) => plan.id));
  const out = new Set(events.filter(({ kind }) => kind === 'emergency-released').map(({ planId }) => planId));
  return urgent.filter((plan) => !out.has(plan.id));
}

async function casesOf(person: Person, base: BaseServices): Promise<string[] | null> {
  const every = await base.access.cases(person, 'plan.see');
  return every === 'every' ? null : every;
}

function mayLook(plan: StoredPlan, person: Person, base: BaseServices): Promise<boolean> | boolean {
  return plan.caseId === null || base.access.may(person, 'plan.see', plan.caseId);
}
