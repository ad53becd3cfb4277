/** A second person's word on a plan that the gate holds: release it, or refuse it. */
import { Problem } from '../../base/problem.js';
import type { PlanBook } from '../../navigator/plan-book.js';
import type { Plan } from '../../navigator/types.js';
import type { Person } from '../../store/desk/people.js';
import type { PlanStore } from '../../store/desk/plans.js';
import type { BaseServices } from '../services.js';
import type { MadePlan } from './plans.js';

export const rulings = ['release', 'refuse'] as const;
export type Ruling = (typeof rulings)[number];

interface Means {
  base: BaseServices;
  store: PlanStore;
  book: PlanBook;
}

/**
 * Keeps the ruling with its reason and tells the audit chain first: a release that is on no chain does not exist.
 * The gate's own decision stays on the plan as `gateDecision`.
 */
export async function rulePlan(
  plan: MadePlan,
  ruling: Ruling,
  reason: string,
  by: Person,
  { base, store, book }: Means,
): Promise<MadePlan> {
  if (plan.personId === by.id) throw own();
  if (plan.decision !== 'needs-review') throw over();
  if (reason.trim() === '') throw noReason();
  const decision = ruling === 'release' ? 'allowed' : 'refused';
  await base.audit.record({
    who: by.email,
    action: ruling === 'release' ? 'gate.released' : 'gate.refused',
    subject: `plan/${plan.id}`,
    details: { was: plan.gateDecision, decision, reason: reason.trim(), reasons: plan.plan.reasons },
  });
  const review = { reason: reason.trim(), by: by.id, at: base.now().toISOString() };
  const after: Plan = { ...withoutWaiting(plan.plan, book), decision };
  if (!(await store.saveReview(plan.id, decision, after, review))) throw over();
  return { ...plan, decision, plan: after, review };
}

/** The warning that the plan still waits is true no longer. */
function withoutWaiting(plan: Plan, book: PlanBook): Plan {
  const waiting = book.notes['not-reviewed'].text;
  const keep = (list: Plan['warnings']) => list.filter((one) => one.text !== waiting);
  return {
    ...plan,
    warnings: keep(plan.warnings),
    steps: plan.steps.map((step) => ({ ...step, warnings: keep(step.warnings) })),
  };
}

function own(): Problem {
  return new Problem({
    code: 'review-own',
    what: 'Nobody decides on a plan of their own.',
    remedy: 'Ask another reviewer.',
    status: 403,
  });
}

function over(): Problem {
  return new Problem({
    code: 'review-over',
    what: 'This plan is not waiting for a review any more.',
    remedy: 'Look at it again: somebody has decided.',
    status: 409,
  });
}

function noReason(): Problem {
  return new Problem({
    code: 'review-reason',
    what: 'A decision needs a reason.',
    where: 'reason',
    remedy: 'Say in a sentence why; the author and the audit chain keep it.',
    status: 422,
  });
}
