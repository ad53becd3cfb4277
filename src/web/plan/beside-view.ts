/** What stands beside a plan: the checklist with who ticked it, what is missing, reviews, the end, the clocks. */
import type { PlanCare } from '../../desk/plans/care.js';

/** Null where the kind of case asks for nothing beside the plan. */
export function besideView(care: PlanCare) {
  const running = care.clocks.filter((clock) => clock.stoppedAt === null);
  const nothing =
    care.checklist.length === 0 &&
    care.missing.length === 0 &&
    !care.reviewOn &&
    !care.endsOn &&
    care.clocks.length === 0;
  if (nothing) return null;
  return {
    ...care,
    checklist: care.checklist.map((line) => ({
      ...line,
      whoWords: line.who === 'supervisor' ? 'Supervisor' : 'You',
    })),
    doneIds: care.checklist.filter((line) => line.done).map((line) => line.id),
    doneCount: care.checklist.filter((line) => line.done).length,
    missing: care.missing.map((one) => ({ ...one, must: one.severity === 'must' })),
    running,
    reviewClock: running.find((clock) => clock.about === 'review') ?? null,
    mayReview: care.reviewDays !== undefined && !care.resolved,
  };
}
