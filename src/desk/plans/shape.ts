/** A stored plan with its shapes. */
import type { Answers, Plan } from '../../navigator/types.js';
import type { StoredPlan } from '../../store/desk/plans.js';
import type { MadePlan } from './types.js';

/** The store keeps answers and plan as JSON that it does not look into; here they get their shapes again. */
export function toMade(stored: StoredPlan): MadePlan {
  return { ...stored, answers: stored.answers as Answers, plan: stored.plan as Plan };
}
