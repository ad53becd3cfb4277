/** A plan as its page shows it: groups of steps, what cannot be had, what would get letters sent back. */
import { identifierWord } from '../../catalog/recognise/words.js';
import type { MadePlan } from '../../desk/plans/plans.js';
import type { Request } from '../../desk/requests/requests.js';
import type { Law } from '../../law/types.js';
import { categoryWords } from '../../navigator/index.js';
import type { Plan, PlanWarning, Reason, Step } from '../../navigator/types.js';
import { checksOf } from './plan-checks.js';
import { stepView } from './step-view.js';

export interface PlanAround {
  law: Law;
  /** Requests of the plan's case. */
  requests: Request[];
  /** ISO instant. */
  today: string;
}

/** Everything on the page that comes from the plan alone. */
export function planView(
  { plan, id, answers, review, gateDecision, decision }: MadePlan,
  around: PlanAround,
) {
  const shared = sharedWarnings(plan);
  const drafted = new Map(
    around.requests
      .filter((one) => one.planId === id && one.state !== 'withdrawn')
      .map((one) => [one.stepId, one]),
  );
  const steps = plan.steps.map((step, at) =>
    stepView(step, at + 1, {
      drafted: drafted.get(step.id),
      shared: new Set(shared.map(({ text }) => text)),
      law: around.law,
    }),
  );
  const group = (urgency: Step['urgency']) => steps.filter((step) => step.urgency === urgency);
  return {
    plan,
    answers,
    decision,
    gateDecision,
    review,
    reasons: plan.reasons,
    askWhom: plan.askWhom,
    asOf: plan.asOf,
    today: around.today,
    todaySteps: group('today'),
    thenSteps: group('then'),
    draftableToday: group('today').filter((step) => step.draftable).length,
    notAvailable: plan.notAvailable.map((one) => ({
      ...one,
      providerName: nameOf(one.provider, plan),
      words: categoryWords(one.category),
    })),
    unplaced: plan.unplaced.map((one) => ({ ...one, kind: identifierWord(one.identifier) })),
    checks: checksOf(plan),
    mind: [...plan.warnings, ...shared].map((warning) => ({
      ...warning,
      steps: stepsWith(warning, plan).join(', '),
    })),
    sentBack: sentBack(plan.steps),
  };
}

function nameOf(provider: string, plan: Plan): string {
  return plan.steps.find((step) => step.provider === provider)?.providerName ?? provider;
}

/** Warnings that two or more steps carry, each once. */
function sharedWarnings(plan: Plan): PlanWarning[] {
  const all = new Map(plan.steps.flatMap((step) => step.warnings).map((one) => [one.text, one]));
  return [...all.values()].filter((one) => stepsWith(one, plan).length > 1);
}

function stepsWith({ text }: PlanWarning, plan: Plan): number[] {
  return plan.steps.flatMap((step, at) => (step.warnings.some((one) => one.text === text) ? [at + 1] : []));
}

/** Each provider's own reasons to send a request back, once. */
function sentBack(steps: Step[]): { provider: string; reasons: Reason[] }[] {
  const found = new Map<string, Map<string, Reason>>();
  for (const { providerName, rejects } of steps) {
    const list = found.get(providerName) ?? new Map<string, Reason>();
    for (const reason of rejects) list.set(reason.text, reason);
    found.set(providerName, list);
  }
  return [...found]
    .map(([provider, reasons]) => ({ provider, reasons: [...reasons.values()] }))
    .filter(({ reasons }) => reasons.length > 0);
}
