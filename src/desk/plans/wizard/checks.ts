/** What would get the request sent back, as far as the questions have been answered. */
import { checkAnswers } from '../../../navigator/answers.js';
import {
  type Knowledge,
  type RefusalCheck,
  type RefusalReason,
  refusalChecks,
} from '../../../navigator/index.js';
import { usualAgency } from './agencies.js';
import { toAnswers } from './to-answers.js';
import type { QuestionId, WizardDraft } from './types.js';

/** Reason by reason, the questions that must have been answered before it is worth saying. */
const after: Record<RefusalReason, QuestionId[]> = {
  'wrong-identifier': ['accounts'],
  'not-held': ['accounts', 'needs'],
  'over-broad': ['needs', 'period'],
  'no-legal-basis': ['purpose', 'signed'],
};

/**
 * The checks of the reasons that can be judged by now; empty at the start. Quick enough for every page.
 * @param today ISO date
 */
export function checksSoFar(draft: WizardDraft, know: Knowledge, today: string): RefusalCheck[] {
  const ready = (reason: RefusalReason) => after[reason].every((id) => draft.answered?.includes(id));
  if (!draft.answered?.some((id) => id === 'accounts' || id === 'signed')) return [];
  const answers = {
    ...toAnswers(draft, {
      catalog: know.catalog,
      needs: know.needs.needs,
      investigator: { name: 'the investigator' },
      workingNumber: '',
    }),
    businessCase: draft.businessCase ?? 'investigate-crime',
    asOf: today,
  };
  const authority = { country: 'US', agencyType: usualAgency(draft.country), canIssue: [] };
  const { parsed } = checkAnswers({ authority, ...answers }, { needs: know.needs.needs });
  return parsed === undefined ? [] : refusalChecks(parsed.answers, know).filter((one) => ready(one.reason));
}
