/** The questions of the wizard, one a page: their list, and what one answer does to the draft. */
import { accounts, caseQuestion, danger, kind, needs, notice, purpose } from './basic.js';
import { caseAsks } from './case-asks.js';
import { emergency, helps } from './emergency.js';
import { period } from './period.js';
import type { FormReader, Question, QuestionId, Reading, WizardDraft, WizardKnowledge } from './types.js';
import { understood } from './understood.js';
import { whereQuestions } from './where.js';

export const questions: readonly Question[] = [
  danger,
  emergency,
  kind,
  ...caseAsks,
  purpose,
  accounts,
  understood,
  needs,
  helps,
  period,
  ...whereQuestions,
  notice,
  caseQuestion,
];

/** The question of that id, or null for a name that is none. */
export function questionOf(id: string): Question | null {
  return questions.find((question) => question.id === id) ?? null;
}

/** Reads a form into the draft. The answer is kept even when it has an error: it is shown again beside it. */
export function answer(
  question: Question,
  form: FormReader,
  draft: WizardDraft,
  know: WizardKnowledge,
): { draft: WizardDraft; errors: Record<string, string> } {
  const { change, errors, again, unsure }: Reading = question.read(form, draft, know);
  const answered = new Set(draft.answered ?? []);
  for (const id of openedBy(change, draft)) answered.delete(id);
  if (Object.keys(errors).length === 0 && again !== true) answered.add(question.id);
  else answered.delete(question.id);
  const others = (draft.unsure ?? []).filter((id) => id !== question.id);
  const { [question.id]: _, ...otherTyped } = draft.typed ?? {};
  const wrong = Object.keys(errors).length > 0;
  const after: WizardDraft = {
    ...draft,
    ...change,
    typed: wrong ? { ...otherTyped, [question.id]: typedIn(form) } : otherTyped,
    unsure: unsure ? [...others, question.id] : others,
    answered: [...answered],
  };
  return { draft: after, errors };
}

/** What a form held, without the door's own fields. */
function typedIn(form: FormReader): Record<string, unknown> {
  const { _csrf: _, go: __, later: ___, return: ____, ...fields } = form.all();
  return fields;
}

/** Questions that must be asked again because of what this answer changed. */
function openedBy(change: Partial<WizardDraft>, draft: WizardDraft): QuestionId[] {
  const changed = <K extends keyof WizardDraft>(key: K): boolean =>
    key in change && change[key] !== draft[key];
  return [
    ...(changed('accounts') ? (['understood'] as const) : []),
    ...(changed('needs') && !sameList(change.needs, draft.needs) ? (['helps'] as const) : []),
    ...('agencyType' in change && 'country' in change ? (['state', 'agency', 'signed'] as const) : []),
  ];
}

function sameList(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
