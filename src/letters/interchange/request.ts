/** What both forms of interchange say of a letter: which request, by whom, to whom, and the print that goes with it. */
import { createHash } from 'node:crypto';
import { checkCode } from '../code.js';
import { referenceOf } from '../compose.js';
import { everyTarget, type Target, variantOf } from '../documents.js';
import type { LetterFacts } from '../facts.js';
import { loadTemplate } from '../template.js';
import type { LetterDraft, PrintOptions } from '../types.js';

export interface InterchangeRequest {
  facts: LetterFacts;
  /** The provider that it goes to: `options.target`, the first one when absent. */
  target: Target;
  title: string;
  reference: string;
  code: string;
  final: boolean;
  /** Two capital letters, of the authority. */
  country: string;
  emergency: boolean;
  pdf: { name: string; bytes: Buffer; sha256: string };
}

/** Instruments that say that a life is in danger. */
const emergencies = ['emergency', 'emergency_disclosure_request'];

/** @param pdf the letter's print, which goes with it */
export function requestOf(draft: LetterDraft, options: PrintOptions, pdf: Buffer): InterchangeRequest {
  const { facts } = draft;
  const template = loadTemplate(draft.template, options.templateFolders, variantOf(facts));
  return {
    facts,
    target: everyTarget(facts)[options.target ?? 0]!,
    title: template.title,
    reference: referenceOf(draft),
    code: options.code ?? checkCode(draft),
    final: options.final === true,
    country: /^[a-z]{2}$/i.test(facts.jurisdiction.country) ? facts.jurisdiction.country.toUpperCase() : 'XX',
    emergency: emergencies.includes(facts.instrument),
    pdf: {
      name: `${facts.instrument}.pdf`,
      bytes: pdf,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    },
  };
}
