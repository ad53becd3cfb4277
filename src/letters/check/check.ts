/** Legal sufficiency: what a provider or a court would send this letter back for, before anything is printed. */
import { isProblem } from '../../base/problem.js';
import { composeLetter } from '../compose.js';
import type { LetterDraft, LetterKnowledge, LetterProblem } from '../types.js';
import { checkAddressee } from './addressee.js';
import { checkAuthority } from './authority.js';
import { checkIdentifiers } from './identifiers.js';
import { checkPeriod } from './period.js';
import { checkPreservation } from './preservation.js';
import { checkProcess } from './process.js';
import { checkRejects } from './rejects.js';
import { type Check, type CheckContext, practice, problem } from './rule.js';
import { checkSender } from './sender.js';
import { checkWording } from './wording.js';

const checks: Check[] = [
  checkAddressee,
  checkIdentifiers,
  checkPeriod,
  checkProcess,
  checkAuthority,
  checkPreservation,
  checkSender,
  checkRejects,
];

/**
 * All that is wrong with a draft, errors (`must`) first. Pure but for reading the template and `data/letters/`.
 * @param knowledge law and catalog to look rules, entities, identifiers and policies up in.
 */
export function check(
  draft: LetterDraft,
  knowledge: LetterKnowledge & { templateFolders?: string[] },
): LetterProblem[] {
  const context: CheckContext = { facts: draft.facts, law: knowledge.law, catalog: knowledge.catalog };
  const found = [
    ...checks.flatMap((one) => one(context)),
    ...checkComposed(draft, context, knowledge.templateFolders),
  ];
  return [
    ...found.filter((one) => one.severity === 'must'),
    ...found.filter((one) => one.severity === 'should'),
  ];
}

/** The draft with what `check()` finds written into it, so that it goes into the letter's JSON. */
export function checked(
  draft: LetterDraft,
  knowledge: LetterKnowledge & { templateFolders?: string[] },
): LetterDraft {
  return { ...draft, problems: check(draft, knowledge) };
}

/** What stands between a draft and its final print. */
export function standing(draft: LetterDraft): { blocking: LetterProblem[]; unacknowledged: LetterProblem[] } {
  return {
    blocking: draft.problems.filter((one) => one.severity === 'must'),
    unacknowledged: draft.problems.filter((one) => one.severity === 'should' && !isAcknowledged(draft, one)),
  };
}

/** True when a person accepted this warning, by its rule or by `rule@where`. */
export function isAcknowledged(draft: LetterDraft, one: LetterProblem): boolean {
  return draft.acknowledged.includes(one.rule) || draft.acknowledged.includes(`${one.rule}@${one.where}`);
}

function checkComposed(draft: LetterDraft, context: CheckContext, folders?: string[]): LetterProblem[] {
  try {
    return checkWording(context, composeLetter(draft, { templateFolders: folders }));
  } catch (error) {
    if (!isProblem(error)) throw error;
    return [
      problem(
        'template-bad',
        'must',
        error.where ?? `template ${draft.template}`,
        error.what,
        error.remedy ?? 'Put the template right.',
        practice.identity,
      ),
    ];
  }
}
