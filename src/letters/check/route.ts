/** Outside the United States: does the way that the letter takes reach what it asks for? */
import type { Instrument } from '../../base/vocabulary.js';
import { rule } from '../../law/rules.js';
import type { Law, LawRoute } from '../../law/types.js';
import { lawsOfRoutes } from '../../navigator/routes.js';
import type { LetterProblem } from '../types.js';
import { categoryWords, instrumentName } from '../words.js';
import { envOf } from './judge.js';
import { type CheckContext, problem } from './rule.js';

/** Instruments that are one and the same way. */
const alike: Partial<Record<Instrument, readonly Instrument[]>> = {
  mlat: ['mlat', 'mlat_request'],
  mlat_request: ['mlat', 'mlat_request'],
};

/** Each category that no way of this instrument reaches, by the laws of the letter's authority. */
export function checkRoute(context: CheckContext): LetterProblem[] {
  const { instrument, categories } = context.facts;
  const same = alike[instrument] ?? [instrument];
  const ways = lawsOfRoutes(envOf(context)).flatMap((law) =>
    law.routes.filter((route) => same.includes(route.instrument)).map((route) => ({ law, route })),
  );
  if (ways.length === 0) return [];
  return categories.flatMap(({ id }, index) =>
    ways.some(({ route }) => route.categories.includes(id)) ? [] : [beyond(context, ways[0]!, index)],
  );
}

function beyond({ facts }: CheckContext, way: { law: Law; route: LawRoute }, index: number): LetterProblem {
  const { id } = facts.categories[index]!;
  return problem(
    'category-above-process',
    'must',
    `categories[${index}]`,
    `${categoryWords[id]}: the law does not give it by this instrument (${instrumentName(facts.instrument)}).`,
    'Leave it out here; the plan shows the way that reaches it.',
    rule(way.law, way.route.rules[0]!).citation,
  );
}
