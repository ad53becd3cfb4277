/** One step of a plan: an instrument to one entity, with all that is needed to send it. */
import type { Instrument, Process } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import { addresseeOf, channelsOf } from './addressee.js';
import type { Asked } from './asked.js';
import { canIssue } from './authority.js';
import { clocksOf } from './clocks.js';
import type { Env, ProviderAccounts } from './env.js';
import { remembered } from './memo.js';
import { missingIdentifiers, missingPeriod, periodOf } from './missing.js';
import { noticeOf } from './notice.js';
import { lawReason, providerReason, sentence } from './reasons.js';
import { stepWarnings } from './step-warnings.js';
import type { PlanCategory, Reason, Step } from './types.js';
import type { Verdict } from './verdict.js';

/** What a step is made of. */
export interface Draft {
  of: ProviderAccounts;
  process: Process;
  /** What it discloses; empty for preservation. */
  asks: { asked: Asked; verdict: Verdict }[];
  /** What it keeps; only for preservation. */
  keeps: Verdict[];
  why: Reason;
  /** Process by which what an emergency request does not give is had. */
  afterwards?: Process[];
}

const instrumentOf: Partial<Record<Process, Instrument>> = {
  emergency: 'emergency_disclosure_request',
  mlat: 'mlat_request',
};

/** Fills in the step of a draft. */
export function buildStep(draft: Draft, env: Env): Step {
  const { of, process } = draft;
  const { provider } = of;
  const instrument = instrumentOf[process] ?? (process as Instrument);
  const addressee = addresseeOf(provider, env);
  const discloses = process !== 'preservation';
  return {
    id: `${provider.id}.${instrument}`,
    provider: provider.id,
    providerName: provider.name,
    entity: addressee.name,
    addressee,
    instrument,
    process,
    urgency: discloses && process !== 'emergency' ? 'then' : 'today',
    why: draft.why,
    categories: draft.asks.map(({ asked, verdict }) => planCategory(asked, verdict, process, env)),
    preserves: draft.keeps.map((verdict) => verdict.category),
    identifiers: of.accounts.map(({ identifier, value }) => ({ identifier, value })),
    missing: [...missingIdentifiers(of, env), ...(discloses ? missingPeriod(env) : [])],
    ...channelsOf(provider, process, env),
    period: periodOf(env),
    notice: noticeOf(provider, process, env),
    clocks: clocksOf(
      provider,
      instrument,
      [...draft.asks.map(({ verdict }) => verdict), ...draft.keeps],
      env,
    ),
    cost: discloses ? costOf(draft, env) : null,
    expectedReturn: discloses ? returnOf(draft, env) : null,
    rejects: [...rejectsOf(provider, env)],
    canIssue: canIssue(process, env),
    warnings: stepWarnings(draft, env),
  };
}

function planCategory(asked: Asked, verdict: Verdict, process: Process, env: Env): PlanCategory {
  const reasons =
    process === 'emergency'
      ? [lawReason(env.know.law, 'us.2702.emergency'), ...verdict.reasons]
      : [...verdict.reasons];
  return {
    id: asked.category,
    process,
    reasons,
    ...(verdict.contains ? { contains: verdict.contains } : {}),
    ...(verdict.retention ? { retention: verdict.retention } : {}),
    needs: asked.needs,
  };
}

function rejectsOf(provider: Provider, env: Env): readonly Reason[] {
  return remembered(env.know, env.asOf, `rejects ${provider.id}`, () =>
    provider.rejects.map((fact) => providerReason(provider, fact, sentence(fact.text), env.asOf)),
  );
}

function costOf({ of: { provider } }: Draft, env: Env): Reason {
  const { cost } = provider;
  return cost
    ? providerReason(provider, cost, sentence(cost.text), env.asOf)
    : lawReason(env.know.law, 'us.2706.cost');
}

function returnOf({ of: { provider } }: Draft, env: Env): Reason | null {
  const fact = provider.returns;
  if (fact === undefined) return null;
  const zone = fact.timezone ? `Times: ${fact.timezone}` : undefined;
  const words = [fact.format, fact.delivery, zone]
    .filter((each): each is string => each !== undefined)
    .map(sentence);
  return words.length > 0 ? providerReason(provider, fact, words.join(' '), env.asOf) : null;
}
