/** The steps to one provider, and what cannot be had from it. */
import { type Asked, askedOf } from './asked.js';
import type { Ask, Draft } from './draft.js';
import { disclosureDrafts, emergencyDraft, preservationDraft } from './drafts.js';
import { isBarred } from './emergency-reason.js';
import type { Env, ProviderAccounts } from './env.js';
import { buildStep } from './step.js';
import type { NotAvailable, Step } from './types.js';
import { isProspective, type Verdict, verdictFor, withoutEmergency } from './verdict.js';

/** A step with what it is sorted by: hours until the first of its data is lost. */
export interface RankedStep {
  step: Step;
  hours: number;
  /** The rank of the way across the border that it takes; absent where it takes none. */
  wayRank?: number;
}

/** Everything planned for one provider. */
export interface ProviderPlan {
  steps: RankedStep[];
  notAvailable: NotAvailable[];
  /** What the steps were made of. */
  drafts: Draft[];
}

/** Plans one provider: preservation, an emergency request where there is danger, then one step for each process. */
export function planProvider(of: ProviderAccounts, env: Env): ProviderPlan {
  const asks = askedOf(of.provider, env).map((asked) => ({ asked, verdict: decide(of, asked, env) }));
  const had = asks.filter(({ verdict }) => verdict.process !== 'not_available');
  const urgent = had.filter((ask) => isUrgent(ask, of, env));
  const rest = had.filter((ask) => !urgent.includes(ask));
  const drafts = [
    ...emergencyDraft(of, urgent, env),
    ...preservationDraft(of, had, env),
    ...disclosureDrafts(of, rest, env),
  ];
  return {
    drafts,
    steps: drafts.map((draft, at) => ranked(at === 0 ? { ...draft, first: true } : draft, env)),
    notAvailable: asks
      .filter((ask) => !had.includes(ask))
      .map(({ verdict }) => notAvailable(of, verdict, env)),
  };
}

function ranked(draft: Draft, env: Env): RankedStep {
  const step = { step: buildStep(draft, env), hours: soonest(draft) };
  const [way] = draft.routes;
  return way === undefined ? step : { ...step, wayRank: way.route.rank };
}

function decide({ provider }: ProviderAccounts, asked: Asked, env: Env): Verdict {
  const verdict = verdictFor(provider, asked.category, env);
  return env.answers.danger === 'none' ? withoutEmergency(verdict, provider, env.know) : verdict;
}

/** In danger, what is stored and bears on it goes into the emergency request. */
function isUrgent({ asked, verdict }: Ask, { provider }: ProviderAccounts, env: Env): boolean {
  if (env.answers.danger === 'none') return false;
  if (verdict.process !== 'emergency' && isBarred(verdict.category, provider, env)) return false;
  return verdict.process === 'emergency' || (asked.emergency && !isProspective(verdict, env.know));
}

function soonest(draft: Draft): number {
  return Math.min(
    ...draft.keeps.map((each) => each.hours),
    ...draft.asks.map(({ verdict }) => verdict.hours),
    Number.MAX_SAFE_INTEGER,
  );
}

function notAvailable({ provider }: ProviderAccounts, verdict: Verdict, env: Env): NotAvailable {
  const { instead: general, insteadOfKind } = env.know.needs.plan;
  const instead = insteadOfKind[provider.kind]?.[verdict.category] ?? general[verdict.category];
  return {
    provider: provider.id,
    category: verdict.category,
    reasons: verdict.reasons,
    ...(instead ? { instead } : {}),
  };
}
