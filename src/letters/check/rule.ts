/** What one check is: a pure function from a letter to what is wrong with it. */
import type { Severity } from '../../base/vocabulary.js';
import type { LetterFacts } from '../facts.js';
import type { LetterTemplate } from '../template.js';
import type { LetterKnowledge, LetterProblem } from '../types.js';

export interface CheckContext extends LetterKnowledge {
  facts: LetterFacts;
  /** The templates of the letter's documents, the main one first; empty where they cannot be read. */
  documents: LetterTemplate[];
}

export type Check = (context: CheckContext) => LetterProblem[];

/** Citations that are no rule of law: what the field's practice and the providers' own pages say. */
export const practice = {
  identity:
    'Common contents of requests: Guidelines for legal requests (GitHub, 23 March 2026; Automattic, 19 May 2026)',
  forged: 'FBI Private Industry Notification of 4 November 2024 on forged requests',
};

/** One problem; `text` and `remedy` are whole sentences. */
export function problem(
  rule: string,
  severity: Severity,
  where: string,
  text: string,
  remedy: string,
  citation: string,
): LetterProblem {
  return { rule, severity, where, text, remedy, citation };
}

/** The citation of a rule of `data/law/`, or the words given where the law file does not hold it. */
export function cite(context: CheckContext, rule: string, otherwise: string): string {
  return context.law.rules.get(rule)?.citation ?? otherwise;
}

/** `Snap Inc. Law Enforcement Guide (2025-07-01)` for a fact of a provider. */
export function citeProvider(context: CheckContext, sourceId: string | undefined): string {
  const provider = context.catalog.providers.get(context.facts.provider.id);
  const source = sourceId === undefined ? undefined : provider?.sources.get(sourceId);
  if (!source) return `Tecum's catalog, ${context.facts.provider.name}`;
  return `${source.title}${source.doc_date ? ` (${source.doc_date})` : ''}`;
}
