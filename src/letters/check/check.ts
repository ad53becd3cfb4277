/** Legal sufficiency: what a provider or a court would send this letter back for, before anything is printed. */
import { isProblem } from '../../base/problem.js';
import { type ComposedLetter, composeLetter } from '../compose.js';
import type { LetterDraft, LetterKnowledge, LetterProblem } from '../types.js';
import { checkAddressee } from './addressee.js';
import { checkAuthority } from './authority.js';
import { checkEuropean } from './european.js';
import { checkFields } from './fields.js';
import { checkIdentifiers } from './identifiers.js';
import { checkPaper } from './paper.js';
import { checkPages, forEachParty } from './parties.js';
import { checkPeriod } from './period.js';
import { checkPreservation } from './preservation.js';
import { checkProcess } from './process.js';
import { withRejects } from './rejects.js';
import { type Check, type CheckContext, practice, problem } from './rule.js';
import { checkSender } from './sender.js';
import { checkCourtPaper } from './warrant.js';
import { checkWording } from './wording.js';
import { checkWritten } from './written.js';

/** What is judged for each provider of a letter. */
const partyChecks: Check[] = [checkAddressee, checkIdentifiers, checkPeriod, checkProcess];

/** What is judged of the letter as a whole. */
const letterChecks: Check[] = [
  checkPages,
  checkAuthority,
  checkPreservation,
  checkFields,
  checkWritten,
  checkCourtPaper,
  checkEuropean,
  checkSender,
  checkPaper,
];

/**
 * All that is wrong with a draft, errors (`must`) first. The order is always the same. Pure but for reading
 * templates and `data/letters/`.
 * @param knowledge law and catalog to look rules, entities, identifiers and policies up in; with `laws` the law of the
 *   letter's own State or country is judged too.
 */
export function check(
  draft: LetterDraft,
  knowledge: LetterKnowledge & { templateFolders?: string[] },
): LetterProblem[] {
  const composed = compose(draft, knowledge.templateFolders);
  const documents = 'letter' in composed ? composed.letter.documents.map((one) => one.template) : [];
  const { law, laws, catalog } = knowledge;
  const context: CheckContext = { facts: draft.facts, law, laws, catalog, documents };
  const found = withRejects(context, [
    ...forEachParty(partyChecks, context),
    ...withoutEchoes(letterChecks.flatMap((one) => one(context))),
    ...('letter' in composed ? checkWording(context, composed.letter) : [composed.problem]),
  ]);
  return [
    ...found.filter((one) => one.severity === 'must'),
    ...found.filter((one) => one.severity === 'should'),
  ];
}

/** Nothing more is said of a field that is missing or cannot be read. */
function withoutEchoes(found: LetterProblem[]): LetterProblem[] {
  const bare = new Set(
    found.filter(({ rule }) => /^field-(missing|unreadable)$/.test(rule)).map(({ where }) => where),
  );
  return found.filter(({ rule, where }) => rule.startsWith('field-') || !bare.has(where));
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

/** The letter as composed, or the problem of a template that cannot be. */
function compose(
  draft: LetterDraft,
  templateFolders?: string[],
): { letter: ComposedLetter } | { problem: LetterProblem } {
  try {
    return { letter: composeLetter(draft, { templateFolders, images: null, code: 'unprinted' }) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    const where = error.where ?? `template ${draft.template}`;
    const remedy = error.remedy ?? 'Put the template right.';
    return { problem: problem('template-bad', 'must', where, error.what, remedy, practice.identity) };
  }
}
