/** A plan made of changed answers takes the place of the one that waited for a review. */
import type { PlanBook } from '../../navigator/plan-book.js';
import type { Plan } from '../../navigator/types.js';
import type { Person } from '../../store/desk/people.js';
import { planEventStore } from '../../store/desk/plan-events.js';
import { planStore, type StoredPlan } from '../../store/desk/plans.js';
import type { BaseServices } from '../services.js';
import { openQuestion, wasReturned } from './talk.js';
import type { WizardDraft } from './wizard/types.js';

/** The held plan whose place a draft is to take; null where there is none, or it waits no longer. */
export async function replacedBy(draft: unknown, by: Person, base: BaseServices): Promise<StoredPlan | null> {
  const { replaces } = (draft ?? {}) as WizardDraft;
  const earlier = replaces === undefined ? null : await planStore(base.db).byId(replaces);
  const stands = earlier?.personId === by.id && earlier.decision === 'needs-review' && !earlier.replacedBy;
  return stands ? earlier : null;
}

/**
 * A reviewer has asked about the earlier plan, so a reviewer decides on this one, whatever the gate says of its words:
 * changing the answers is no way around the question.
 */
export async function heldAsBefore(
  made: Plan,
  earlier: StoredPlan | null,
  base: BaseServices,
  book: PlanBook,
) {
  if (earlier === null || made.decision !== 'allowed') return made;
  if (!wasReturned(await planEventStore(base.db).of(earlier.id))) return made;
  const reason = {
    text: 'A reviewer asked a question about the plan before this one, so a reviewer decides on this one too.',
    citation: "Tecum's own rule (docs/the-plan.md)",
    rule: 'returned-before',
  };
  const { text, citation } = book.notes['not-reviewed'];
  const warnings = [...made.warnings, { text, citation }];
  return { ...made, decision: 'needs-review' as const, reasons: [...made.reasons, reason], warnings };
}

/** Puts the new plan in the place of the earlier one; an open question counts as answered by it. */
export async function putInPlace(
  earlier: StoredPlan,
  id: string,
  by: Person,
  base: BaseServices,
): Promise<void> {
  if (!(await planStore(base.db).replace(earlier.id, id))) return;
  const events = planEventStore(base.db);
  const at = base.now().toISOString();
  const entry = { planId: earlier.id, at, personId: by.id, ref: id };
  const asked = openQuestion(await events.of(earlier.id));
  await base.audit.record({
    who: by.email,
    action: 'plan.replaced',
    subject: `plan/${earlier.id}`,
    details: { by: `plan/${id}`, ...(asked ? { question: asked.text } : {}) },
  });
  if (asked) await events.add({ ...entry, kind: 'answered', text: 'Answered with changed answers.' });
  await events.add({ ...entry, kind: 'replaced', text: '' });
}
