/** What the audit chain keeps of a plan that the gate did not let through, the same from every door. */
import type { Answers, Plan } from './types.js';

/** An event for the audit chain; enough to review the decision, not the whole story. */
export interface GateRecord {
  action: 'gate.refused' | 'gate.held';
  details: Record<string, unknown>;
}

/** Null when the gate let the plan through. */
export function gateRecord(answers: Answers, made: Plan): GateRecord | null {
  if (made.decision === 'allowed') return null;
  return {
    action: made.decision === 'refused' ? 'gate.refused' : 'gate.held',
    details: {
      decision: made.decision,
      businessCase: answers.businessCase,
      case: answers.case?.number ?? null,
      offence: answers.offence?.name ?? null,
      statute: answers.offence?.statute ?? null,
      narrative: answers.narrative ?? null,
      investigator: answers.investigator?.name ?? null,
      reasons: made.reasons.map(({ rule, text, citation }) => ({
        ...(rule ? { rule } : {}),
        text,
        citation,
      })),
    },
  };
}
