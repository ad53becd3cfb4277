/** The providers of one letter, each checked as if the letter were to it alone. */
import { everyTarget } from '../documents.js';
import type { LetterProblem } from '../types.js';
import { type Check, type CheckContext, problem } from './rule.js';

/** Kinds of identifier that exist at one provider only. */
const ofOneProvider: readonly string[] = [
  'user_id',
  'profile_url',
  'post_url',
  'message_id',
  'server_id',
  'channel_id',
  'listing_id',
  'order_id',
  'trip_id',
];

/** Runs checks for the letter's own provider, then for each other one of the same warrant; places say which. */
export function forEachParty(checks: readonly Check[], context: CheckContext): LetterProblem[] {
  const own = checks.flatMap((one) => one(context));
  const others = context.facts.targets.flatMap((target, index) => {
    const at = { ...context, facts: { ...context.facts, ...target, targets: [] } };
    return checks
      .flatMap((one) => one(at))
      .map((found) => ({ ...found, where: `targets[${index}].${found.where}` }));
  });
  const said = new Set(own.map((one) => `${one.rule} ${one.text}`));
  return [...own, ...others.filter((one) => isOfParty(one.where) || !said.has(`${one.rule} ${one.text}`))];
}

function isOfParty(where: string): boolean {
  return /^targets\[\d+\]\.(provider|addressee|channel|identifiers|categories|period)/.test(where);
}

/** One account on the pages of two providers: one of the pages is wrong. */
export const checkPages: Check = ({ facts }) => {
  const seen = new Map<string, { page: number; provider: string }>();
  return everyTarget(facts).flatMap((target, page) =>
    target.identifiers.flatMap(({ kind, value }, index) => {
      const key = `${kind} ${value.trim().toLowerCase()}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, { page, provider: target.provider.name });
      const same = first !== undefined && first.page !== page && first.provider === target.provider.name;
      if (first === undefined || first.page === page || !(same || ofOneProvider.includes(kind))) return [];
      return [
        problem(
          'account-on-two-pages',
          'must',
          `targets[${page - 1}].identifiers[${index}]`,
          `"${value}" stands on the page of ${first.provider} and on that of ${target.provider.name}; an identifier of this kind belongs to one provider.`,
          'Keep it on the page of the provider whose account it is.',
          'Fed. R. Crim. P. 41(e)(2)(A): the warrant identifies the property at each place',
        ),
      ];
    }),
  );
};
