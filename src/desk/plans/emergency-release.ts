/** An emergency request goes out when a second person has released it. */
import type { PlanSafeguards, Step } from '../../navigator/types.js';
import type { Person } from '../../store/desk/people.js';
import { planClockStore } from '../../store/desk/plan-clocks.js';
import { planEventStore } from '../../store/desk/plan-events.js';
import type { BaseServices } from '../services.js';
import { followUpOfPlan } from './plan-clocks.js';
import { notReleased, releaseLacks, releaseOver, releaseOwn, wordsMissing } from './problems.js';
import type { MadePlan } from './types.js';

/** How the emergency request of a plan stands. */
export interface EmergencyState {
  steps: Step[];
  /** What only its author can say, and has not said. */
  missing: PlanSafeguards['missing'];
  released: { by: string; at: string; text: string } | null;
}

/** What the second person says. */
export interface ReleaseInput {
  /** Why it is right that it goes out. */
  reason: string;
  /** Which provider was called at which number, or why nobody was called. */
  called: string;
}

/** Steps by which a provider is asked without process, because of danger. */
export function isEmergency({ instrument }: { instrument: string }): boolean {
  return instrument === 'emergency_disclosure_request' || instrument === 'emergency';
}

/** The state of a plan's emergency request; null where it has none. */
export async function emergencyOf(plan: MadePlan, base: BaseServices): Promise<EmergencyState | null> {
  const steps = plan.plan.steps.filter(isEmergency);
  if (steps.length === 0) return null;
  const release = (await planEventStore(base.db).of(plan.id)).findLast(
    ({ kind }) => kind === 'emergency-released',
  );
  const people = await base.people.list();
  const by = people.find((one) => one.id === release?.personId)?.name ?? 'somebody no longer here';
  return {
    steps,
    missing: lacking(plan, base),
    released: release ? { by, at: release.at, text: release.text } : null,
  };
}

/** Questions of the emergency that must be answered before anything goes out. */
function lacking({ plan }: MadePlan, base: BaseServices): PlanSafeguards['missing'] {
  const asked = base.knowledge.gate.safeguards.emergency.asks.map(({ id }): string => id);
  return (plan.safeguards?.missing ?? []).filter(
    ({ id, severity }) => severity === 'must' && asked.includes(id),
  );
}

/** True for a person who may release emergency requests of this plan's case and did not make the plan. */
export async function mayRelease(plan: MadePlan, by: Person, base: BaseServices): Promise<boolean> {
  if (plan.personId === by.id || plan.caseId === null || plan.decision !== 'allowed') return false;
  return base.access.may(by, 'emergency.release', plan.caseId);
}

/**
 * Releases the emergency request, on the audit chain first, and starts the clock of what must come after it.
 * @throws Problem `release-own`, `not-permitted`, `release-over`, `release-lacks`, `review-reason`
 */
export async function releaseEmergency(
  plan: MadePlan,
  { reason, called }: ReleaseInput,
  by: Person,
  base: BaseServices,
): Promise<void> {
  if (plan.personId === by.id) throw releaseOwn();
  await base.access.demand(by, 'emergency.release', plan.caseId ?? undefined);
  const state = await emergencyOf(plan, base);
  if (state === null || state.released || plan.decision !== 'allowed' || plan.caseId === null)
    throw releaseOver();
  if (state.missing.length > 0) throw releaseLacks(state.missing.map(({ text }) => text));
  if (reason.trim() === '')
    throw wordsMissing('reason', 'The reason is missing.', 'Say in a sentence why it goes out.');
  if (called.trim() === '')
    throw wordsMissing(
      'called',
      'Nothing is said of the call.',
      'Name provider and number, or say why you did not call.',
    );
  const details = { reason: reason.trim(), called: called.trim(), steps: state.steps.map(({ id }) => id) };
  await base.audit.record({
    who: by.email,
    action: 'emergency.released',
    subject: `plan/${plan.id}`,
    details,
  });
  const at = base.now().toISOString();
  const text = `${details.reason} Called: ${details.called}`;
  const entry = { planId: plan.id, at, personId: by.id, text, ref: null };
  await planEventStore(base.db).add({ ...entry, kind: 'emergency-released' });
  await startFollowUp(plan, plan.caseId, at, base);
}

async function startFollowUp(plan: MadePlan, caseId: string, now: string, base: BaseServices): Promise<void> {
  const followUp = plan.plan.safeguards?.followUp;
  if (followUp === undefined) return;
  const { zone } = await base.settings.agency();
  await planClockStore(base.db).add([followUpOfPlan(followUp, { planId: plan.id, caseId, now, zone })]);
}

/** @throws Problem `emergency-not-released` for an emergency's step that no second person has let out */
export async function demandReleased(
  planId: string,
  step: Pick<Step, 'instrument'>,
  base: BaseServices,
): Promise<void> {
  if (!isEmergency(step)) return;
  const events = await planEventStore(base.db).of(planId);
  if (!events.some(({ kind }) => kind === 'emergency-released')) throw notReleased();
}
