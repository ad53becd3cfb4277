/** What follows from a report by law: the limits of its use, and how long the provider keeps what is in it. */
import { lawAt } from '../law/at.js';
import { citationReason, type RuleReason, rule } from '../law/rules.js';
import type { Law } from '../law/types.js';
import type { Intake } from './types.js';

/** What may be done with a CyberTipline report; undefined where the law at hand has no such rule. */
export function useLimits(law: Law): RuleReason | undefined {
  const id = 'us.2258A.use';
  return law.rules.has(id) || law.inherited.has(id) ? citationReason(rule(law, id)) : undefined;
}

export interface KeptUntil {
  id: 'cybertip';
  /** ISO dates: the day of the report, and the day on which the provider's duty to keep ends. */
  from: string;
  until: string;
  days: number;
  reason: RuleReason;
}

/**
 * Until when the provider must keep what is in the report, by the law of the day it was submitted.
 * Undefined for a text, and where the report's day is not known.
 */
export function keptUntil(intake: Intake, law: Law): KeptUntil | undefined {
  const from = intake.report.received?.iso?.slice(0, 10);
  if (from === undefined || intake.format === 'text') return undefined;
  const dated = lawAt(law, from);
  const clock = dated.clocks.find(({ id }) => id === 'cybertip');
  if (clock?.days === undefined) return undefined;
  return {
    id: 'cybertip',
    from,
    until: later(from, clock.days),
    days: clock.days,
    reason: citationReason(rule(law, clock.rule)),
  };
}

function later(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
