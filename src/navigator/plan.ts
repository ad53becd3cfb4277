/** Answers in, plan out: through the gate, then the lowest lawful process for every account and need. */
import type { Process } from '../base/vocabulary.js';
import { firstDay } from '../law/days.js';
import { rank } from '../law/ladder.js';
import { withAlternatives } from './alternatives.js';
import { unknownNeeds } from './asked.js';
import { combinedOf } from './combined.js';
import { type Knowledge, knowledgeAt } from './context.js';
import { byText, type Env, type ProviderAccounts } from './env.js';
import { decideGate, type GateOutcome } from './gate.js';
import { lawsUsed } from './laws-used.js';
import { placeAccounts } from './place.js';
import { countryName } from './places.js';
import { type NoteId, noteOf } from './plan-book.js';
import { type ProviderPlan, planProvider, type RankedStep } from './provider-plan.js';
import { sentence } from './reasons.js';
import { safeguardsOf } from './safeguards.js';
import { countryOf, isAbroad, isAmerican, nations, ownState } from './standing.js';
import type { Answers, Plan, PlanWarning } from './types.js';
import { asFarAsKnown, findOutOf } from './unsure.js';

/**
 * Makes a plan. Pure but for today's date, which is used when `answers.asOf` is absent. Never throws on answers that
 * `parseAnswers` gave; the order of accounts, needs and powers makes no difference.
 * Rules: docs/the-plan.md; each verdict carries its own citations.
 */
export function plan(answers: Answers, know: Knowledge): Plan {
  const asOf = (answers.asOf ?? new Date().toISOString()).slice(0, 10);
  const env: Env = { answers: asFarAsKnown(answers), know: knowledgeAt(know, asOf), asOf };
  const gate = decideGate(answers, know.gate, asOf);
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
  const ranked = plans.flatMap((each) => each.steps);
  const steps = withAlternatives(inOrder(ranked, env), env);
  const combined = combinedOf(steps, env);
  const findOut = findOutOf(answers, know);
  return {
    ...head,
    steps,
    notAvailable: plans.flatMap((each: ProviderPlan) => each.notAvailable),
    unplaced,
    warnings: planWarnings(gate, placed, env),
    ...(findOut.length > 0 ? { findOut } : {}),
    safeguards: safeguardsOf(answers, know, asOf),
    ...(combined.length > 0 ? { combined } : {}),
    laws: lawsUsed(
      plans.flatMap((each) => each.drafts),
      env,
    ),
  };
}

/** Emergency first, then preservation, then by process; within each, what is lost first; then by provider. */
function inOrder(steps: RankedStep[], env: Env): Plan['steps'] {
  const key = ({ step, wayRank }: RankedStep): number => order(step.process, wayRank, env);
  return steps
    .sort((a, b) => key(a) - key(b) || a.hours - b.hours || byText(a.step.id, b.step.id))
    .map(({ step }) => step);
}

function order(process: Process, wayRank: number | undefined, env: Env): number {
  if (process === 'emergency') return -2;
  if (process === 'preservation') return -1;
  if (wayRank !== undefined) return wayRank;
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

/** Law that is not on file: a State's, another country's, that of a day before ours begins. Said, not hidden. */
function jurisdiction(placed: ProviderAccounts[], env: Env): PlanWarning[] {
  const book = env.know.needs.plan;
  const early = env.asOf < firstDay ? [noteOf(book, 'first-day', { day: firstDay })] : [];
  return [...early, ...(isAmerican(env) ? stateLaw(env) : foreignLaw(placed, env))];
}

function stateLaw(env: Env): PlanWarning[] {
  const { state, agencyType } = env.answers.authority;
  const book = env.know.needs.plan;
  if (ownState(env) !== undefined) return [];
  if (state !== undefined) return [noteOf(book, 'state-law', { state })];
  return agencyType === 'federal' || agencyType === 'military' ? [] : [noteOf(book, 'state-not-named')];
}

function foreignLaw(placed: ProviderAccounts[], env: Env): PlanWarning[] {
  const country = countryOf(env);
  const own = nations(env).filter((law) => law.country !== undefined);
  if (own.length > 0) return [];
  const accepts = placed
    .filter(({ provider }) => provider.international?.accepts && isAbroad(provider, env))
    .map(({ provider }) => sentence(`${provider.name} accepts: ${provider.international?.accepts}`))
    .join(' ');
  return [noteOf(env.know.needs.plan, 'foreign-authority', { country: countryName(country), accepts })];
}
