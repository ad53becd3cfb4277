/** The four reasons for which providers refuse most, checked while the answers are given. */
import type { Knowledge } from './context.js';
import { knowledgeAt } from './context.js';
import type { Env } from './env.js';
import { placeAccounts } from './place.js';
import { basisChecks } from './refusal-basis.js';
import {
  type CheckId,
  checked,
  type RefusalCheck,
  type RefusalReason,
  refusalReasons,
} from './refusal-book.js';
import { breadthChecks } from './refusal-breadth.js';
import { heldChecks } from './refusal-held.js';
import { identifierChecks } from './refusal-identifier.js';
import type { Answers } from './types.js';

const fine: Record<RefusalReason, CheckId> = {
  'wrong-identifier': 'identifier-ok',
  'over-broad': 'breadth-ok',
  'not-held': 'held-ok',
  'no-legal-basis': 'basis-ok',
};

/**
 * Every check, by reason in the order of {@link refusalReasons}; a reason of which nothing was found has one line with
 * state `ok`. Pure and quick enough for every page of the wizard; answers may be half given.
 */
export function refusalChecks(answers: Answers, know: Knowledge): RefusalCheck[] {
  const asOf = (answers.asOf ?? new Date().toISOString()).slice(0, 10);
  const env: Env = { answers, know: knowledgeAt(know, asOf), asOf };
  const { placed, unplaced } = placeAccounts(env);
  const found = [
    ...identifierChecks(placed, unplaced, env),
    ...breadthChecks(placed, env),
    ...heldChecks(placed, env),
    ...basisChecks(env),
  ];
  return refusalReasons.flatMap((reason) => {
    const of = found.filter((each) => each.reason === reason);
    return of.length > 0 ? of : [checked(know.needs.refusals, fine[reason], 'ok')];
  });
}
