/** Which papers a letter has, in their order: for whom, under which answers, once or for each provider. */
import { Problem } from '../base/problem.js';
import type { LetterFacts } from './facts.js';
import { isGiven } from './fields.js';
import { type Audience, type Companion, companionsOf } from './front-matter.js';
import { type LetterTemplate, loadTemplate } from './template.js';
import type { Variant } from './template-files.js';
import type { PrintOptions } from './types.js';

/** One paper of a letter. */
export interface Paper {
  template: LetterTemplate;
  /** Index of the provider that it is about (0 = the letter's own); absent where it is the same for all. */
  target?: number;
  /** True for one of the papers that are repeated for each provider. */
  page: boolean;
}

export type Target = LetterFacts['targets'][number];

type Choice = Pick<PrintOptions, 'templateFolders' | 'audience' | 'target'>;

/** The State, country and language that choose a template's variant. */
export function variantOf(facts: LetterFacts): Variant {
  return { ...facts.jurisdiction, language: facts.language };
}

/** Every provider of a letter: its own first, then those of `targets`. */
export function everyTarget(facts: LetterFacts): Target[] {
  const { provider, addressee, channel, identifiers, categories, period } = facts;
  return [{ provider, addressee, channel, identifiers, categories, period }, ...facts.targets];
}

/** The templates of a letter's papers, each once, for an audience. @throws Problem of a template */
export function documentsOf(
  template: LetterTemplate,
  facts: LetterFacts,
  options: Choice = {},
): LetterTemplate[] {
  return [...new Set(papersOf(template, facts, options).map((paper) => paper.template))];
}

/** Every field that some documents ask for, each once; `must` where one of them must have it. */
export function askedFields(documents: readonly Pick<LetterTemplate, 'asks'>[]): Map<string, 'must' | 'may'> {
  const asked = new Map<string, 'must' | 'may'>();
  for (const { asks } of documents)
    for (const [id, need] of Object.entries(asks)) if (asked.get(id) !== 'must') asked.set(id, need);
  return asked;
}

/** The audience of the print that is sent: the provider, unless the letter has no paper for it. @throws Problem of a template */
export function servedAudience(
  template: LetterTemplate,
  facts: LetterFacts,
  templateFolders?: string[],
): 'provider' | undefined {
  const choice = { audience: 'provider', ...(templateFolders ? { templateFolders } : {}) } as const;
  return papersOf(template, facts, choice).length > 0 ? 'provider' : undefined;
}

/** True when some of its papers are for the court alone: an application, an affidavit. @throws Problem of a template */
export function hasCourtPapers(
  template: LetterTemplate,
  facts: LetterFacts,
  templateFolders?: string[],
): boolean {
  const choice = templateFolders ? { templateFolders } : {};
  return papersOf(template, facts, choice).some((paper) => paper.template.audience === 'court');
}

/**
 * The papers in their order. Those that are repeated for each provider stand together, provider by provider.
 * @param options `target` keeps only the pages of that provider, and a cover that names it.
 * @throws Problem of a template, or `letter-target-unknown`
 */
export function papersOf(template: LetterTemplate, facts: LetterFacts, options: Choice = {}): Paper[] {
  const targets = targetsOf(facts, options.target);
  return runsOf(companionsOf(template).filter((one) => isWanted(one, facts))).flatMap((run) => {
    const templates = run
      .map((one) => named(one, template, facts, options))
      .filter((one) => isFor(one.audience, options.audience));
    if (run[0]?.each) return targets.flatMap((target) => templates.map((one) => pageOf(one, target)));
    return templates.map((one) => sharedOf(one, options.target));
  });
}

function pageOf(template: LetterTemplate, target: number): Paper {
  return { template, target, page: true };
}

/** What a court signs is the same in every packet; what is for the provider alone (a cover) names that provider. */
function sharedOf(template: LetterTemplate, target: number | undefined): Paper {
  const own = target !== undefined && template.audience === 'provider';
  return own ? { template, target, page: false } : { template, page: false };
}

/** Companions in their order, those that follow one another and are repeated taken together. */
function runsOf(companions: Companion[]): Companion[][] {
  const runs: Companion[][] = [];
  for (const one of companions) {
    const last = runs.at(-1);
    if (one.each && last?.[0]?.each) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

function named(
  one: Companion,
  self: LetterTemplate,
  facts: LetterFacts,
  { templateFolders }: Choice,
): LetterTemplate {
  return one.template === 'self' ? self : loadTemplate(one.template, templateFolders, variantOf(facts));
}

function targetsOf(facts: LetterFacts, wanted: number | undefined): number[] {
  const all = everyTarget(facts).map((_, index) => index);
  if (wanted === undefined) return all;
  if (all.includes(wanted)) return [wanted];
  throw new Problem({
    code: 'letter-target-unknown',
    what: `The letter has ${all.length} provider(s), and none at place ${wanted}.`,
    where: 'target',
    remedy: `Give a number from 0 to ${all.length - 1}.`,
  });
}

function isWanted({ when, unless }: Companion, facts: LetterFacts): boolean {
  return (when === undefined || isYes(facts, when)) && (unless === undefined || !isYes(facts, unless));
}

function isYes(facts: LetterFacts, field: string): boolean {
  const value = facts.fields[field];
  return isGiven(value) && value !== false;
}

function isFor(audience: Audience, wanted: PrintOptions['audience']): boolean {
  return wanted === undefined || audience === wanted || (audience === 'both' && wanted !== 'own');
}
