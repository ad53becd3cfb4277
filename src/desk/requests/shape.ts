/** A request with the shapes of its letter and its step known, and the letter that it stands for. */
import {
  check,
  type LetterDraft,
  type LetterFacts,
  type LetterKnowledge,
  letterFactsSchema,
} from '../../letters/index.js';
import type { Step } from '../../navigator/types.js';
import type { StoredRequest } from '../../store/desk/requests.js';
import type { MadePlan } from '../plans/plans.js';

export interface Request extends Omit<StoredRequest, 'facts' | 'step' | 'frozen'> {
  facts: LetterFacts;
  step: Step | null;
  frozen: LetterDraft | null;
}

/** From the row, with its JSON read as what it is. */
export function toRequest(stored: StoredRequest): Request {
  return {
    ...stored,
    facts: letterFactsSchema.parse(stored.facts),
    step: stored.step as Step | null,
    frozen: stored.frozen as LetterDraft | null,
  };
}

/** The letter made from the facts as they are now, with what `check()` finds in it. */
export function draftOf(request: Request, knowledge: LetterKnowledge): LetterDraft {
  const draft = {
    id: request.stepId,
    reference: request.number,
    template: request.instrument,
    facts: request.facts,
    acknowledged: request.acknowledged,
    problems: [],
  };
  return { ...draft, problems: check(draft, knowledge) };
}

/** What a request keeps of the step it is drafted from. */
export function aboutStep(draft: Pick<LetterDraft, 'id' | 'facts'>, plan: MadePlan) {
  const step = plan.plan.steps.find((one) => one.id === draft.id)!;
  return {
    caseId: plan.caseId!,
    planId: plan.id,
    stepId: step.id,
    provider: step.provider,
    providerName: step.providerName,
    entity: draft.facts.addressee.entity,
    instrument: step.instrument,
    step,
  };
}
