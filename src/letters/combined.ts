/** One warrant for several providers: the drafts of the steps that one application may carry, made into one. */
import type { Plan } from '../navigator/types.js';
import { everyTarget } from './documents.js';
import type { LetterFacts } from './facts.js';
import type { LetterDraft } from './types.js';

/**
 * Drafts in their order; those whose steps the plan would combine become one, at the place of the first. Its `targets`
 * are the other providers, each with its own accounts, categories and dates; what any of them must carry, it carries.
 * @param plan `combined` names the steps (`plan()` gives it for search warrants of one authority).
 */
export function combineDrafts(
  drafts: LetterDraft[],
  { combined = [] }: Pick<Plan, 'combined'>,
): LetterDraft[] {
  return combined.reduce((all, { steps }) => combine(all, steps), drafts);
}

function combine(drafts: LetterDraft[], steps: readonly string[]): LetterDraft[] {
  const first = drafts.find(({ id }) => steps.includes(id));
  const others = drafts.filter((one) => one !== first && belongs(one, first, steps));
  if (first === undefined || others.length === 0) return drafts;
  const one = {
    ...first,
    facts: joined(
      first.facts,
      others.map((other) => other.facts),
    ),
  };
  return drafts.filter((draft) => !others.includes(draft)).map((draft) => (draft === first ? one : draft));
}

function belongs(one: LetterDraft, first: LetterDraft | undefined, steps: readonly string[]): boolean {
  return steps.includes(one.id) && one.template === first?.template;
}

function joined(first: LetterFacts, others: LetterFacts[]): LetterFacts {
  return {
    ...first,
    targets: others.flatMap(everyTarget),
    papers: byId([first, ...others].flatMap(({ papers }) => papers)),
    ownNotices: byId([first, ...others].flatMap(({ ownNotices }) => ownNotices)),
    missing: [first, ...others].flatMap(({ missing }) => missing),
  };
}

function byId<T extends { id: string }>(all: T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
