/** The machine-readable copy of a letter: its facts, its papers, what was found wrong with it, and what was accepted. */
import { canonicalJson } from './canonical.js';
import { isAcknowledged } from './check/check.js';
import { checkCode } from './code.js';
import { referenceOf } from './compose.js';
import { everyTarget, type Paper, papersOf, variantOf } from './documents.js';
import type { LetterFacts } from './facts.js';
import { loadTemplate } from './template.js';
import type { LetterDraft, PrintOptions } from './types.js';

/**
 * `{ schema, id, instrument, title, reference, status, code, restsOn, documents, facts, problems: [{ …, acknowledged }] }`,
 * keys in order, as `letterJsonSchema` describes it. Same draft, same object.
 * With `options.audience` it tells no more than the papers for that reader do: no field that only the affidavit asks,
 * and for others than the agency no problems and no duties of the agency itself. With `options.target` it is that provider's alone.
 */
export function letterJson(draft: LetterDraft, options: PrintOptions = {}): Record<string, unknown> {
  const template = loadTemplate(draft.template, options.templateFolders, variantOf(draft.facts));
  const papers = papersOf(template, draft.facts, options);
  const inside = options.audience === undefined || options.audience === 'own';
  const facts = options.target === undefined ? draft.facts : factsOfOne(draft.facts, options.target);
  return {
    schema: 'tecum.letter/1',
    id: options.target === undefined ? draft.id : `${facts.provider.id}.${draft.template}`,
    instrument: draft.facts.instrument,
    title: template.title,
    reference: referenceOf(draft),
    status: options.final ? 'final' : 'draft',
    code: options.final ? (options.code ?? checkCode(draft)) : null,
    restsOn: template.rests_on,
    documents: papers.map((paper) => documentJson(paper, draft.facts)),
    facts: options.audience === undefined ? facts : factsFor(papers, facts, inside),
    problems: inside
      ? draft.problems.map((one) => ({ ...one, acknowledged: isAcknowledged(draft, one) }))
      : [],
  };
}

/** {@link letterJson} as text, as it is attached to the PDF and written beside it. */
export function letterJsonText(draft: LetterDraft, options: PrintOptions = {}): string {
  return `${canonicalJson(letterJson(draft, options), 2)}\n`;
}

/** `provider` is whose page it is, of a warrant to several; null where the paper is the same for all. */
function documentJson({ template, target }: Paper, facts: LetterFacts): Record<string, unknown> {
  const { id, title, audience, language } = template;
  const provider = target === undefined ? null : (everyTarget(facts)[target]?.provider.id ?? null);
  return { template: id, title, audience, language, provider };
}

/** Of a letter to several providers what concerns one: no account, and no name, of another. */
function factsOfOne(facts: LetterFacts, target: number): LetterFacts {
  return { ...facts, ...everyTarget(facts)[target], targets: [] };
}

function factsFor(papers: Paper[], facts: LetterFacts, inside: boolean): LetterFacts {
  const asked = new Set(papers.flatMap(({ template }) => template.fields));
  const fields = Object.fromEntries(Object.entries(facts.fields).filter(([id]) => asked.has(id)));
  return { ...facts, fields, ownNotices: inside ? facts.ownNotices : [] };
}
