/** Answers in, plan out: through the gate, then the lowest lawful process for every account and need. */
import type { Process } from '../base/vocabulary.js';
import { rank } from '../law/ladder.js';
import { unknownNeeds } from './asked.js';
import type { Knowledge } from './context.js';
import { byText, type Env, type ProviderAccounts } from './env.js';
import { decideGate, type GateOutcome } from './gate.js';
import { placeAccounts } from './place.js';
import { type NoteId, noteOf } from './plan-book.js';
import { type ProviderPlan, planProvider, type RankedStep } from './provider-plan.js';
import { sentence } from './reasons.js';
import type { Answers, Plan, PlanWarning } from './types.js';

/**
 * Makes a plan. Pure but for today's date, which is used when `answers.asOf` is absent. Never throws on answers that
 * `parseAnswers` gave; the order of accounts, needs and powers makes no difference.
 * Rules: docs/the-plan.md; each verdict carries its own citations.
 */
export function plan(answers: Answers, know: Knowledge): Plan {
  const env: Env = { answers, know, asOf: (answers.asOf ?? new Date().toISOString()).slice(0, 10) };
  const gate = decideGate(answers, know.gate);
  const head = {
    decision: gate.decision,
    reasons: gate.reasons,
    ...(gate.askWhom ? { askWhom: gate.askWhom } : {}),
    asOf: env.asOf,
  };
  if (gate.decision === 'refused')
    return { ...head, steps: [], notAvailable: [], unplaced: [], warnings: gate.warnings };
  const { placed, unplaced } = placeAccounts(env);
  const plans = placed.map((of) => planProvider(of, env));
  return {
    ...head,
    steps: inOrder(
      plans.flatMap((each) => each.steps),
      env,
    ),
    notAvailable: plans.flatMap((each: ProviderPlan) => each.notAvailable),
    unplaced,
    warnings: planWarnings(gate, placed, env),
  };
}

/** Emergency first, then preservation, then by process; within each, what is lost first; then by provider. */
function inOrder(steps: RankedStep[], env: Env): Plan['steps'] {
  const key = ({ step }: RankedStep): number => order(step.process, env);
  return steps
    .sort((a, b) => key(a) - key(b) || a.hours - b.hours || byText(a.step.id, b.step.id))
    .map(({ step }) => step);
}

function order(process: Process, env: Env): number {
  if (process === 'emergency') return -2;
  if (process === 'preservation') return -1;
  return Math.min(rank(env.know.law, process), 100);
}

function planWarnings(gate: GateOutcome, placed: ProviderAccounts[], env: Env): PlanWarning[] {
  const { needs, categories, accounts } = env.answers;
  const ids: NoteId[] = [];
  if (needs.length === 0 && (categories ?? []).length === 0) ids.push('nothing-asked');
  if (accounts.length === 0) ids.push('no-account');
  if (gate.decision === 'needs-review') ids.push('not-reviewed');
  if (env.answers.authority.canIssue.includes('consent')) ids.push('consent');
  return [
    ...gate.warnings,
    ...ids.map((id) => noteOf(env.know.needs.plan, id)),
    ...unknown(env),
    ...jurisdiction(placed, env),
  ];
}

function unknown(env: Env): PlanWarning[] {
  return unknownNeeds(env).map((need) => noteOf(env.know.needs.plan, 'unknown-need', { need }));
}

/** Law that Tecum does not have yet: a State's, another country's. Said, not hidden. */
function jurisdiction(placed: ProviderAccounts[], env: Env): PlanWarning[] {
  const { country, state } = env.answers.authority;
  const book = env.know.needs.plan;
  if (country === 'US') return state ? [noteOf(book, 'state-law', { state })] : [];
  const accepts = placed
    .filter(({ provider }) => provider.international?.accepts)
    .map(({ provider }) => sentence(`${provider.name} accepts: ${provider.international?.accepts}`))
    .join(' ');
  return [noteOf(book, 'foreign-authority', { country, accepts })];
}
