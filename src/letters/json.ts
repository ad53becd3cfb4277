/** The machine-readable copy of a letter: its facts, what was found wrong with it, and what was accepted. */
import { canonicalJson } from './canonical.js';
import { isAcknowledged } from './check/check.js';
import { checkCode } from './code.js';
import { referenceOf } from './compose.js';
import { loadTemplate } from './template.js';
import type { LetterDraft, PrintOptions } from './types.js';

/**
 * `{ schema, id, instrument, title, reference, status, code, restsOn, facts, problems: [{ …, acknowledged }] }`,
 * keys in order. Same draft, same object.
 */
export function letterJson(draft: LetterDraft, options: PrintOptions = {}): Record<string, unknown> {
  const template = loadTemplate(draft.template, options.templateFolders);
  return {
    schema: 'tecum.letter/1',
    id: draft.id,
    instrument: draft.facts.instrument,
    title: template.title,
    reference: referenceOf(draft),
    status: options.final ? 'final' : 'draft',
    code: options.final ? (options.code ?? checkCode(draft)) : null,
    restsOn: template.rests_on,
    facts: draft.facts,
    problems: draft.problems.map((one) => ({ ...one, acknowledged: isAcknowledged(draft, one) })),
  };
}

/** {@link letterJson} as text, as it is attached to the PDF and written beside it. */
export function letterJsonText(draft: LetterDraft, options: PrintOptions = {}): string {
  return `${canonicalJson(letterJson(draft, options), 2)}\n`;
}
