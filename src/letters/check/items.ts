/** Does Attachment A of a subpoena list the items that cover what is asked? */

import { businessRecords, outsideItems } from '../subscriber-items.js';
import type { LetterProblem } from '../types.js';
import { categoryWords } from '../words.js';
import { providerOf } from './judge.js';
import { type CheckContext, cite, problem } from './rule.js';

/** @param reported what was found of the categories already: nothing is said of one twice. */
export function checkItems(context: CheckContext, reported: readonly LetterProblem[]): LetterProblem[] {
  const { categories, items } = context.facts;
  const asked = categories.map((category) => category.id);
  const records = businessRecords(asked, providerOf(context)?.kind, context.law);
  const none = items.length === 0 && records.length === 0 ? [noItems(context)] : [];
  const outside = outsideItems(asked, context.law).flatMap((id) => {
    const where = `categories[${asked.indexOf(id)}]`;
    if (records.includes(id) || reported.some((one) => one.where === where)) return [];
    return [
      problem(
        'category-outside-items',
        'must',
        where,
        `${categoryWords[id]}: none of the six items of a subpoena covers it.`,
        'Leave it out here and ask for it by court order or warrant.',
        cite(context, 'us.2703.c2.subscriber', '18 U.S.C. 2703(c)(2)'),
      ),
    ];
  });
  return [...none, ...outside];
}

function noItems(context: CheckContext): LetterProblem {
  return problem(
    'items-missing',
    'must',
    'items',
    'Attachment A lists none of the six items that a subpoena reaches.',
    'Ask for subscriber, sign-in, connection or payment records.',
    cite(context, 'us.2703.c2.subscriber', '18 U.S.C. 2703(c)(2)'),
  );
}
