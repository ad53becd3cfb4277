/** One step of a plan: an instrument to one entity, with all that is needed to send it. */
import type { Process } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import { addresseeOf, channelsOf } from './addressee.js';
import type { Asked } from './asked.js';
import { canIssue } from './authority.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { fixedParts } from './fixed-parts.js';
import { remembered } from './memo.js';
import { missingIdentifiers, missingPeriod, periodOf } from './missing.js';
import { noticeOf } from './notice.js';
import { lawReason, providerReason, sentence } from './reasons.js';
import { stepWarnings } from './step-warnings.js';
import type { PlanCategory, Reason, Step } from './types.js';
import type { Verdict } from './verdict.js';

/** Fills in the step of a draft. */
export function buildStep(draft: Draft, env: Env): Step {
  const { of, process, instrument } = draft;
  const { provider } = of;
  const addressee = addresseeOf(provider, env);
  const discloses = process !== 'preservation';
  const { clocks, cost, expectedReturn, extras } = fixedParts(draft, env);
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
    notice: noticeOf(draft, env),
    clocks,
    cost,
    expectedReturn,
    rejects: rejectsOf(provider, env),
    canIssue: canIssue(draft, env),
    warnings: stepWarnings(draft, env),
    ...extras,
  };
}

function planCategory(asked: Asked, verdict: Verdict, process: Process, env: Env): PlanCategory {
  const reasons =
    process === 'emergency'
      ? [lawReason(env.know.law, 'us.2702.emergency'), ...verdict.reasons]
      : verdict.reasons;
  return {
    id: asked.category,
    process,
    reasons,
    ...(verdict.contains ? { contains: verdict.contains } : {}),
    ...(verdict.retention ? { retention: verdict.retention } : {}),
    needs: asked.needs,
    ...(verdict.because ? { because: becauseIn(process, verdict) } : {}),
  };
}

function becauseIn(process: Process, verdict: Verdict): string {
  if (process !== 'emergency' || verdict.process === 'emergency') return verdict.because ?? '';
  return `The provider may give it now, because a life is in danger. Otherwise: ${verdict.because ?? ''}`;
}

function rejectsOf(provider: Provider, env: Env): Reason[] {
  return remembered(env.know, env.asOf, `rejects ${provider.id}`, () =>
    provider.rejects.map((fact) => providerReason(provider, fact, sentence(fact.text), env.asOf)),
  );
}
