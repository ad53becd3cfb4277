/** From a plan to checked drafts, and what must be said of those that cannot be drafted or printed. */
import type { Answers, Plan, Step } from '../navigator/types.js';
import { checked } from './check/check.js';
import { combineDrafts } from './combined.js';
import { type DraftContext, type DraftFilter, draftLetters, stepsWithoutLetter } from './draft.js';
import type { LetterDraft, LetterProblem } from './types.js';
import { instrumentName } from './words.js';

export interface PreparedLetters {
  drafts: LetterDraft[];
  /** About the plan as a whole, not about one letter. */
  notes: LetterProblem[];
}

/**
 * Drafts and checks the letters of a plan; one warrant for several providers where the answers ask for one.
 * A refused plan gives none; one that waits for a review gives drafts and a `must`, so that nothing is printed finally.
 */
export function prepareLetters(
  plan: Plan,
  answers: Answers,
  context: DraftContext,
  filter: DraftFilter = {},
): PreparedLetters {
  const single = draftLetters(plan, answers, context, filter);
  const wanted = answers.oneWarrant === true ? combineDrafts(single, plan) : single;
  const drafts = wanted.map((draft) => checked(draft, context));
  const notes = [
    ...(plan.decision === 'needs-review' ? [waiting(plan)] : []),
    ...stepsWithoutLetter(plan, filter, context.templateFolders).map(noTemplate),
  ];
  if (drafts.length === 0 && plan.decision !== 'refused') notes.push(nothing(filter));
  return { drafts, notes };
}

function waiting(plan: Plan): LetterProblem {
  return {
    rule: 'gate-review',
    severity: 'must',
    where: 'plan',
    text: `The plan waits for a review: ${plan.reasons[0]?.text ?? ''}`.trim(),
    remedy: plan.askWhom ? `Ask ${plan.askWhom}.` : 'Have the reviewer approve it first.',
    citation: plan.reasons[0]?.citation ?? "Tecum's gate, data/gate.yaml",
  };
}

function noTemplate(step: Step): LetterProblem {
  const name = instrumentName(step.instrument);
  return {
    rule: 'no-template',
    severity: 'should',
    where: step.id,
    text: `Tecum has no template for this step (${name}); it was not drafted.`,
    remedy: 'Draft it yourself, or add a template as docs/add-a-letter.md shows.',
    citation: step.why.citation,
  };
}

function nothing(filter: DraftFilter): LetterProblem {
  const asked = [
    filter.provider && `provider ${filter.provider}`,
    filter.instrument && `instrument ${filter.instrument}`,
  ].filter(Boolean);
  return {
    rule: 'no-letters',
    severity: 'must',
    where: 'plan',
    text: `The plan has no step that can be drafted${asked.length > 0 ? ` for ${asked.join(' and ')}` : ''}.`,
    remedy: 'Look at the plan with "tecum plan", and name a provider and an instrument that it has.',
    citation: 'The plan of these answers',
  };
}
