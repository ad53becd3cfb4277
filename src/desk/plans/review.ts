/** A second person's word on a plan that the gate holds: release it, return it with a question, or refuse it. */
import type { PlanBook } from '../../navigator/plan-book.js';
import type { Plan } from '../../navigator/types.js';
import type { Person } from '../../store/desk/people.js';
import type { PlanEventStore } from '../../store/desk/plan-events.js';
import type { PlanStore } from '../../store/desk/plans.js';
import type { BaseServices } from '../services.js';
import { nothingAsked, planNotFound, reviewLacks, reviewOver, reviewOwn, wordsMissing } from './problems.js';
import { openQuestion } from './talk.js';
import type { MadePlan } from './types.js';

export const rulings = ['release', 'return', 'refuse'] as const;
export type Ruling = (typeof rulings)[number];

export interface ReviewMeans {
  base: BaseServices;
  store: PlanStore;
  events: PlanEventStore;
  book: PlanBook;
}

/**
 * Keeps the ruling with its reason and tells the audit chain first: a release that is on no chain does not exist.
 * The gate's own decision stays on the plan as `gateDecision`. A plan that is returned stays held, and waits for its
 * author.
 * @throws Problem `review-own`, `review-over`, `review-reason`; `review-lacks` for a release while the case's own questions
 * that must be answered are not
 */
export async function rulePlan(
  plan: MadePlan,
  ruling: Ruling,
  reason: string,
  by: Person,
  means: ReviewMeans,
): Promise<MadePlan> {
  if (plan.personId === by.id) throw reviewOwn();
  if (plan.decision !== 'needs-review' || plan.replacedBy !== null) throw reviewOver();
  const words = reason.trim();
  if (words === '')
    throw wordsMissing(
      'reason',
      'A decision needs a reason.',
      'Say in a sentence why; the author and the audit chain keep it.',
    );
  if (ruling === 'return') return askBack(plan, words, by, means);
  const lacking = ruling === 'release' ? demanded(plan, means) : [];
  if (lacking.length > 0) throw reviewLacks(lacking);
  return settle(plan, ruling, words, by, means);
}

/** Questions of the kind of case without which nothing is sent. Those of an emergency are its release's business. */
function demanded({ plan }: MadePlan, { base }: ReviewMeans): string[] {
  const urgent = base.knowledge.gate.safeguards.emergency.asks.map(({ id }): string => id);
  return (plan.safeguards?.missing ?? [])
    .filter(({ id, severity }) => severity === 'must' && !urgent.includes(id))
    .map(({ text }) => text);
}

async function askBack(plan: MadePlan, question: string, by: Person, { base, events }: ReviewMeans) {
  await base.audit.record({
    who: by.email,
    action: 'gate.returned',
    subject: `plan/${plan.id}`,
    details: { question },
  });
  const at = base.now().toISOString();
  await events.add({ planId: plan.id, at, personId: by.id, kind: 'returned', text: question, ref: null });
  return plan;
}

async function settle(
  plan: MadePlan,
  ruling: 'release' | 'refuse',
  reason: string,
  by: Person,
  { base, store, events, book }: ReviewMeans,
): Promise<MadePlan> {
  const decision = ruling === 'release' ? 'allowed' : 'refused';
  await base.audit.record({
    who: by.email,
    action: ruling === 'release' ? 'gate.released' : 'gate.refused',
    subject: `plan/${plan.id}`,
    details: { was: plan.gateDecision, decision, reason, reasons: plan.plan.reasons },
  });
  const review = { reason, by: by.id, at: base.now().toISOString() };
  const after: Plan = { ...withoutWaiting(plan.plan, book), decision };
  if (!(await store.saveReview(plan.id, decision, after, review))) throw reviewOver();
  const kind = ruling === 'release' ? 'released' : 'refused';
  await events.add({ planId: plan.id, at: review.at, personId: by.id, kind, text: reason, ref: null });
  return { ...plan, decision, plan: after, review };
}

/**
 * The author's answer to the reviewer's question; the plan waits for the reviewers again.
 * @throws Problem `plan-not-found` for anybody but the author, `nothing-asked`, `review-reason` for an empty answer
 */
export async function answerReview(
  plan: MadePlan,
  text: string,
  by: Person,
  { base, events }: Pick<ReviewMeans, 'base' | 'events'>,
): Promise<void> {
  if (plan.personId !== by.id) throw planNotFound();
  const asked = openQuestion(await events.of(plan.id));
  if (asked === null || plan.decision !== 'needs-review' || plan.replacedBy !== null) throw nothingAsked();
  const words = text.trim();
  if (words === '')
    throw wordsMissing('answer', 'The answer is empty.', 'Answer the question, or change your answers.');
  await base.audit.record({
    who: by.email,
    action: 'gate.answered',
    subject: `plan/${plan.id}`,
    details: { question: asked.text, answer: words },
  });
  const at = base.now().toISOString();
  await events.add({ planId: plan.id, at, personId: by.id, kind: 'answered', text: words, ref: null });
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
