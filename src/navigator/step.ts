/** One step of a plan: an instrument to one entity, with all that is needed to send it. */
import type { Process } from '../base/vocabulary.js';
import { canIssue } from './authority.js';
import type { Ask, Draft } from './draft.js';
import { emergencyReason } from './emergency-reason.js';
import type { Env } from './env.js';
import { fixedParts } from './fixed-parts.js';
import { missingIdentifiers, missingPeriod, periodOf } from './missing.js';
import { noticeOf } from './notice.js';
import { stepWarnings } from './step-warnings.js';
import type { PlanCategory, Step } from './types.js';
import type { Verdict } from './verdict.js';

/** Fills in the step of a draft. */
export function buildStep(draft: Draft, env: Env): Step {
  const { of, process, instrument } = draft;
  const { provider } = of;
  const discloses = process !== 'preservation';
  const { addressee, channels, rejects, clocks, cost, expectedReturn, extras } = fixedParts(draft, env);
  return {
    id: [provider.id, instrument, ...(draft.part ? [draft.part] : [])].join('.'),
    provider: provider.id,
    providerName: provider.name,
    entity: addressee.name,
    addressee,
    instrument,
    process,
    urgency: discloses && process !== 'emergency' ? 'then' : 'today',
    why: draft.why,
    categories: draft.asks.map((ask) => planCategory(ask, draft, env)),
    preserves: draft.keeps.map((verdict) => verdict.category),
    identifiers: of.accounts.map(({ identifier, value }) => ({ identifier, value })),
    missing: [...missingIdentifiers(of, env), ...(discloses ? missingPeriod(env) : [])],
    ...channels,
    period: periodOf(env),
    notice: noticeOf(draft, env),
    clocks,
    cost,
    expectedReturn,
    rejects,
    canIssue: canIssue(draft, env),
    warnings: stepWarnings(draft, env),
    ...extras,
  };
}

function planCategory({ asked, verdict }: Ask, { of, process }: Draft, env: Env): PlanCategory {
  const reasons =
    process === 'emergency' ? [emergencyReason(of.provider, env), ...verdict.reasons] : verdict.reasons;
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
