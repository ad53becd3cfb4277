/** Does the instrument reach what the letter asks for: by law, and by the provider's own policy? */
import type { Process } from '../../base/vocabulary.js';
import { floorFor, suffices } from '../../law/ladder.js';
import { businessRecords, outsideItems } from '../subscriber-items.js';
import { categoryWords, instrumentName } from '../words.js';
import { type Check, type CheckContext, cite, citeProvider, problem } from './rule.js';

const prospective: readonly string[] = ['live_interception', 'pen_register'];

/** Checks each category against the law's floor and the provider's policy. */
export const checkProcess: Check = (context) => {
  const { instrument } = context.facts;
  if (instrument === 'preservation') return checkPreserved(context);
  if (instrument === 'subpoena') return [...checkReach(context, 'subpoena'), ...checkItems(context)];
  return [];
};

function checkPreserved(context: CheckContext) {
  return context.facts.categories
    .filter((category) => prospective.includes(category.id))
    .map((category) =>
      problem(
        'preserve-future',
        'must',
        'categories',
        `${categoryWords[category.id]}: a preservation request covers only what exists when it is received.`,
        'Leave it out; what is still to come takes a pen register or interception order.',
        cite(context, 'us.2703.f.preserve', '18 U.S.C. 2703(f)(1)'),
      ),
    );
}

function checkReach(context: CheckContext, process: Process) {
  return context.facts.categories.flatMap((category, index) => {
    const floor = floorFor(context.law, category.id, kindOf(context));
    const where = `categories[${index}]`;
    if (!suffices(context.law, process, floor.process)) {
      return [
        above(
          where,
          category.id,
          process,
          floor.process,
          'the law asks for',
          floor.rules.map((rule) => cite(context, rule, rule)).join('; '),
        ),
      ];
    }
    return policyAbove(context, process, index);
  });
}

function kindOf({ catalog, facts }: CheckContext): string | undefined {
  return catalog.providers.get(facts.provider.id)?.kind;
}

function policyAbove(context: CheckContext, process: Process, index: number) {
  const category = context.facts.categories[index]!.id;
  const provider = context.catalog.providers.get(context.facts.provider.id);
  const asked = provider?.data.filter((data) => data.category === category) ?? [];
  if (asked.length === 0 || asked.some((data) => suffices(context.law, process, data.process))) return [];
  const data = asked[0]!;
  return [
    above(
      `categories[${index}]`,
      category,
      process,
      data.process,
      `${provider?.name} asks for`,
      citeProvider(context, data.source),
    ),
  ];
}

function above(
  where: string,
  category: keyof typeof categoryWords,
  has: Process,
  needs: Process,
  who: string,
  citation: string,
) {
  return problem(
    'category-above-process',
    'must',
    where,
    `${categoryWords[category]}: ${who} a ${instrumentName(needs)}, and this is a ${instrumentName(has)}.`,
    needs === 'not_available'
      ? 'Leave it out: this provider does not give it.'
      : `Leave it out here and ask for it by ${instrumentName(needs)}.`,
    citation,
  );
}

function checkItems(context: CheckContext) {
  const { categories, items } = context.facts;
  const asked = categories.map((category) => category.id);
  const records = businessRecords(asked, kindOf(context), context.law);
  const found = [];
  if (items.length === 0 && records.length === 0) {
    found.push(
      problem(
        'items-missing',
        'must',
        'items',
        'Attachment A lists none of the six items that a subpoena reaches.',
        'Ask for subscriber, sign-in, connection or payment records.',
        cite(context, 'us.2703.c2.subscriber', '18 U.S.C. 2703(c)(2)'),
      ),
    );
  }
  const reported = checkReach(context, 'subpoena').map((one) => one.where);
  for (const id of outsideItems(asked, context.law)) {
    if (records.includes(id)) continue;
    const where = `categories[${categories.findIndex((category) => category.id === id)}]`;
    if (reported.includes(where)) continue;
    found.push(
      problem(
        'category-outside-items',
        'must',
        where,
        `${categoryWords[id]}: none of the six items of a subpoena covers it.`,
        'Leave it out here and ask for it by court order or warrant.',
        cite(context, 'us.2703.c2.subscriber', '18 U.S.C. 2703(c)(2)'),
      ),
    );
  }
  return found;
}
