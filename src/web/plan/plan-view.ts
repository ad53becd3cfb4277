/** A plan as its page shows it: groups of steps, what cannot be had, what would get letters sent back. */
import { identifierWord } from '../../catalog/recognise/words.js';
import type { LocalNote } from '../../desk/catalog/notes.js';
import type { MadePlan } from '../../desk/plans/plans.js';
import { stepsOf } from '../../desk/requests/drafting.js';
import type { Request } from '../../desk/requests/requests.js';
import type { Law } from '../../law/types.js';
import { categoryWords } from '../../navigator/index.js';
import type { Plan, PlanWarning, Reason, Step } from '../../navigator/types.js';
import { contentsOf } from './contents-view.js';
import { checksOf } from './plan-checks.js';
import { stepView } from './step-view.js';

export interface PlanAround {
  law: Law;
  /** Requests of the plan's case. */
  requests: Request[];
  /** ISO instant. */
  today: string;
  /** The agency's own notes, by provider. */
  notes: ReadonlyMap<string, LocalNote[]>;
  /** A second person has released the emergency request. */
  released: boolean;
}

/** Everything on the page that comes from the plan alone. */
export function planView(made: MadePlan, around: PlanAround) {
  const { plan, answers, review, gateDecision, decision } = made;
  const shared = sharedWarnings(plan);
  const steps = stepViews(made, shared, around);
  const group = (urgency: Step['urgency']) => steps.filter((step) => step.urgency === urgency);
  const lists = {
    todaySteps: group('today'),
    thenSteps: group('then'),
    combined: combinedView(plan, steps),
    findOut: plan.findOut ?? [],
    notAvailable: plan.notAvailable.map((one) => ({
      ...one,
      providerName: nameOf(one.provider, plan),
      words: categoryWords(one.category),
    })),
    unplaced: plan.unplaced.map((one) => ({ ...one, kind: identifierWord(one.identifier) })),
    checks: checksOf(plan),
    laws: (plan.laws ?? []).map((one) => ({ ...one, href: `/look-up/law/${one.jurisdiction}` })),
  };
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
    ...lists,
    unreviewed: (plan.laws ?? []).some((law) => law.reviewedBy === null),
    draftableToday: lists.todaySteps.filter((step) => step.draftable).length,
    mind: [...plan.warnings, ...shared].map((warning) => ({
      ...warning,
      steps: stepsWith(warning, plan).join(', '),
    })),
    sentBack: sentBack(plan.steps),
  };
}

/** The contents, from what the page shows. `beside` and `emergency` come from elsewhere than the plan. */
export function planContents(view: ReturnType<typeof planView>, beside: boolean, emergency: boolean) {
  return contentsOf(
    [
      { id: 'emergency', text: 'The emergency request', count: Number(emergency) },
      { id: 'beside', text: 'Beside the request', count: Number(beside) },
      { id: 'find-out', text: 'Find out', count: view.findOut.length },
      { id: 'today', text: 'Send today', count: view.todaySteps.length },
      { id: 'then', text: 'Then', count: view.thenSteps.length },
      { id: 'combined', text: 'One warrant for several providers', count: view.combined.length },
      { id: 'unplaced', text: 'Accounts without a provider yet', count: view.unplaced.length },
      { id: 'cannot', text: 'Cannot be had', count: view.notAvailable.length },
      { id: 'sent-back', text: 'What would get these sent back', count: Number(view.checks.length > 0) },
      { id: 'mind', text: 'Keep in mind', count: view.mind.length },
      { id: 'laws', text: 'Law that was used', count: view.laws.length },
    ],
    view.plan.steps.length,
  );
}

function stepViews({ plan, id }: MadePlan, shared: PlanWarning[], around: PlanAround) {
  const drafted = new Map(
    around.requests
      .filter((one) => one.planId === id && one.state !== 'withdrawn')
      .flatMap((one) => stepsOf(one, plan).map((step): [string, Request] => [step, one])),
  );
  const texts = new Set(shared.map(({ text }) => text));
  return plan.steps.map((step, at) =>
    stepView(step, at + 1, {
      drafted: drafted.get(step.id),
      shared: texts,
      law: around.law,
      notes: around.notes.get(step.provider) ?? [],
      released: around.released,
    }),
  );
}

/** Steps that one paper may carry, with their numbers on the page. */
function combinedView(plan: Plan, views: { id: string; draftable: boolean }[]) {
  const open = new Set(views.filter(({ draftable }) => draftable).map(({ id }) => id));
  return (plan.combined ?? []).map((one) => ({
    ...one,
    draftable: one.steps.filter((step) => open.has(step)).length > 1,
    links: plan.steps.flatMap((step, at) =>
      one.steps.includes(step.id)
        ? [{ href: `#step-${at + 1}`, text: `Step ${at + 1}: ${step.providerName}` }]
        : [],
    ),
  }));
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
