/** A draft and its template → the blocks of the letter, ready for any renderer. */
import { checkCode } from './code.js';
import type { LetterFacts } from './facts.js';
import type { Block, Span } from './markdown/blocks.js';
import { parseMarkdown } from './markdown/parse.js';
import { type LetterTemplate, loadTemplate } from './template.js';
import type { LetterDraft, PrintOptions } from './types.js';

export interface ComposedLetter {
  template: LetterTemplate;
  title: string;
  language: string;
  final: boolean;
  letterhead: string[];
  blocks: Block[];
  /** Names of the parts that stand in the text. */
  parts: string[];
  /** Words for each fact that the template needs and that is not there. */
  open: string[];
  code: string;
  /** `26-0117-3`, the desk's number of the request, or `26-0117 / snap.preservation`. */
  reference: string;
  /** What each page says below: the case, and the reference where it is another. */
  foot: string;
}

/** The sentence that every draft carries once. */
export const draftMark = 'Draft: for review by your prosecutor or agency counsel';

/**
 * Fills the template with the facts.
 * @throws Problem of the template (missing, bad) or of its Markdown.
 */
export function composeLetter(draft: LetterDraft, options: PrintOptions = {}): ComposedLetter {
  const template = loadTemplate(draft.template, options.templateFolders);
  const final = options.final === true;
  const code = options.code ?? checkCode(draft);
  const { text, open } = template.render(viewOf(draft));
  const parsed = parseMarkdown(text);
  const blocks = withVerification(parsed, verificationSpans(draft, code, final));
  return {
    template,
    title: `${template.title}, ${draft.facts.addressee.entity}, case ${draft.facts.case.number || 'without number'}`,
    language: draft.facts.language,
    final,
    letterhead: letterheadOf(draft.facts),
    blocks: final ? blocks : [{ type: 'note', spans: [{ text: draftMark, bold: true }] }, ...blocks],
    parts: parsed.filter((block) => block.type === 'part').map((block) => block.name),
    open,
    code,
    reference: referenceOf(draft),
    foot: footOf(draft),
  };
}

/** What a template sees: the facts and the letter's reference. */
function viewOf(draft: LetterDraft): Record<string, unknown> {
  return { ...draft.facts, reference: referenceOf(draft) };
}

/** How the letter is referred to, on each page and in the verification line. */
export function referenceOf(draft: LetterDraft): string {
  const number = draft.facts.case.number;
  if (draft.reference) return draft.reference;
  return number === '' ? draft.id : `${number} / ${draft.id}`;
}

function footOf(draft: LetterDraft): string {
  const { number } = draft.facts.case;
  return draft.reference && number
    ? `Case ${number}, our reference ${draft.reference}`
    : `Case ${referenceOf(draft)}`;
}

function letterheadOf({ agency }: LetterFacts): string[] {
  if (agency.letterhead && agency.letterhead.length > 0) return agency.letterhead;
  const contact = [agency.phone, agency.email].filter(Boolean).join(' · ');
  return [agency.name, agency.unit ?? '', ...agency.address, contact].filter((line) => line.trim() !== '');
}

/** Puts the verification line where the template wants it, or at the end when it says nothing. */
function withVerification(blocks: Block[], spans: Span[]): Block[] {
  const line: Block = { type: 'paragraph', spans };
  const at = blocks.findIndex((block) => block.type === 'verification');
  if (at < 0) return [...blocks, line];
  return blocks
    .map((block, index) => (index === at ? line : block))
    .filter((block) => block.type !== 'verification');
}

function verificationSpans(draft: LetterDraft, code: string, final: boolean): Span[] {
  if (!final)
    return [
      { text: 'Verification: ', bold: true },
      { text: 'the check code is printed on the final letter.' },
    ];
  const { url, phone, words } = draft.facts.agency.verify;
  const ways = [words, url && `see ${url}`, phone && `call ${phone}`].filter(Boolean).join(' or ');
  return [
    { text: 'Verification: ', bold: true },
    {
      text: `to confirm that this letter is genuine, ${ways || 'call the agency on a number that you found yourself'}, and give the reference ${referenceOf(draft)} and the check code `,
    },
    { text: code, code: true },
    { text: '. The code is not secret.' },
  ];
}
