/** A plan with its shapes, and the service that makes, reviews and looks after plans. */
import type { Knowledge } from '../../navigator/context.js';
import type { GateExplanation } from '../../navigator/index.js';
import type { Answers, Plan } from '../../navigator/types.js';
import type { Case } from '../../store/desk/cases.js';
import type { Person } from '../../store/desk/people.js';
import type { StoredPlan } from '../../store/desk/plans.js';
import type { CareService } from './care.js';
import type { CompareChange, ComparedPlans } from './compare.js';
import type { EmergencyState, ReleaseInput } from './emergency-release.js';
import type { PlanOverview } from './overview.js';
import type { Ruling } from './review.js';
import type { PlanTalk } from './talk-about.js';

/** A plan with its shapes known. */
export interface MadePlan extends Omit<StoredPlan, 'answers' | 'plan'> {
  answers: Answers;
  plan: Plan;
}

export interface Plans {
  readonly knowledge: Knowledge;
  /**
   * Begins a set of answers; `answers` (a `WizardDraft`) may hold those that are known already.
   * @throws Problem `not-permitted` when it is to hang on a case that the person may not see
   */
  start(by: Person, answers?: Record<string, unknown>, caseId?: string): Promise<StoredPlan>;
  /**
   * Begins a new set from those of a made plan, to answer some of them anew; the made plan stays as it is. Of a plan that
   * waits for a review, the one made of the new answers takes the place.
   */
  again(id: string, by: Person): Promise<StoredPlan>;
  /** The answers so far, or a 404 `Problem` for anybody but their author. */
  draft(id: string, person: Person): Promise<StoredPlan>;
  drafts(person: Person): Promise<StoredPlan[]>;
  /** The last plans that this person made. */
  lastMade(person: Person): Promise<MadePlan[]>;
  /** Keeps the answers so far. A plan that is made already is a 409 `Problem`. */
  save(id: string, answers: Record<string, unknown>, by: Person): Promise<void>;
  /** Throws an unfinished set of answers away; a made plan stays. */
  remove(id: string, by: Person): Promise<void>;
  /**
   * Makes the plan. A refusal or a hold at the gate is a plan too (`decision`), with its reasons, and goes on the
   * audit chain. A case is opened, or found, for every plan that is not refused. Asked twice, it answers the first plan.
   * @throws Problem with all field errors when the answers cannot make a plan.
   */
  make(id: string, answers: Record<string, unknown>, by: Person): Promise<MadePlan>;
  /** A plan for a door that keeps none (the API): the gate and the audit chain are the same. */
  once(input: unknown, by: { who: string }): Promise<Plan>;
  /**
   * A made plan, for its author, for those who may see its case, and for reviewers where there is no case: a refusal is
   * theirs to look at.
   */
  made(id: string, person: Person): Promise<MadePlan>;
  forCase(caseId: string): Promise<MadePlan[]>;
  /** The case that a plan belongs to. */
  caseOf(plan: MadePlan): Promise<Case | null>;
  /** Plans that wait for a decision of this person. */
  held(person: Person): Promise<MadePlan[]>;
  /**
   * Releases a held plan, returns it to its author with a question, or refuses it.
   * @throws Problem `review-own`, `review-over`, `review-reason`
   */
  decide(id: string, ruling: Ruling, reason: string, by: Person): Promise<MadePlan>;
  /** The author's answer to a reviewer's question. @throws Problem `nothing-asked`, `review-reason` */
  answer(id: string, text: string, by: Person): Promise<void>;
  /** What was asked and answered, the oldest first; `open` is the question that waits for the author. */
  talk(plan: MadePlan): Promise<PlanTalk>;
  /** Why the gate decided as it did: rules, structure, words. */
  explain(plan: MadePlan): GateExplanation;
  /** What reviewers look over: held, asked back, refused, emergencies to release. @throws Problem `not-permitted` */
  overview(person: Person): Promise<PlanOverview>;
  /** Checklist, reviews and the end of a threat. */
  readonly care: CareService;
  /** The emergency request of a plan and its release by a second person; null where it has none. */
  emergency(plan: MadePlan): Promise<EmergencyState | null>;
  mayRelease(plan: MadePlan, by: Person): Promise<boolean>;
  release(id: string, input: ReleaseInput, by: Person): Promise<void>;
  /** The same question with other powers, in another place, on another day; nothing is kept. */
  compare(plan: MadePlan, change: CompareChange): ComparedPlans;
}
