/** What the same question would lead to with other powers, in another place, or on another day. */
import type { AgencyType, CanIssue } from '../../base/vocabulary.js';
import { comparePlans, type Knowledge, type PlanComparison, plan as planOf } from '../../navigator/index.js';
import type { Answers, Plan } from '../../navigator/types.js';
import type { MadePlan } from './types.js';

/** What is changed of the plan's answers; the account, the offence and the words stay. */
export interface CompareChange {
  canIssue?: CanIssue[];
  country?: string;
  /** Null: none. */
  state?: string | null;
  agencyType?: AgencyType;
  /** ISO date. */
  asOf?: string;
}

export interface ComparedPlans {
  a: Plan;
  b: Plan;
  comparison: PlanComparison;
}

/**
 * Makes both plans with what is known today, so that only the change shows, and compares them. Neither is kept, and the
 * made plan stays as it is.
 */
export function compareWith(made: MadePlan, change: CompareChange, know: Knowledge): ComparedPlans {
  const first: Answers = { ...made.answers, asOf: made.plan.asOf };
  const a = planOf(first, know);
  const b = planOf(changed(first, change), know);
  return { a, b, comparison: comparePlans(a, b) };
}

function changed(answers: Answers, change: CompareChange): Answers {
  const { state: before, ...authority } = answers.authority;
  const state = change.state === undefined ? before : (change.state ?? undefined);
  return {
    ...answers,
    asOf: change.asOf ?? answers.asOf,
    authority: {
      ...authority,
      ...(change.country ? { country: change.country } : {}),
      ...(change.agencyType ? { agencyType: change.agencyType } : {}),
      ...(state ? { state } : {}),
      canIssue: change.canIssue ?? authority.canIssue,
    },
  };
}
