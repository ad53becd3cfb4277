/** A draft and its templates → the documents of the letter, each as blocks, ready for any renderer. */
import { checkCode } from './code.js';
import { everyTarget, type Paper, papersOf, variantOf } from './documents.js';
import type { LetterFacts } from './facts.js';
import { agencyImages, type LetterImage } from './letterhead.js';
import type { Block, Span } from './markdown/blocks.js';
import { parseMarkdown } from './markdown/parse.js';
import { type PaperFormat, paperOf } from './paper.js';
import { type LetterTemplate, loadTemplate } from './template.js';
import { letterOf } from './template-helpers.js';
import type { LetterDraft, PrintOptions } from './types.js';
import { say } from './words.js';

export { documentsOf, variantOf } from './documents.js';

export interface Letterhead {
  lines: string[];
  logo?: LetterImage | undefined;
  seal?: LetterImage | undefined;
}

/** One paper of a letter: it begins on a page of its own. */
export interface ComposedDocument {
  /** The template's id, unique within the letter. */
  id: string;
  template: LetterTemplate;
  title: string;
  language: string;
  /** Null for attachments and papers of a court. */
  letterhead: Letterhead | null;
  blocks: Block[];
  /** Names of the parts that stand in the text. */
  parts: string[];
  /** Words for each fact that the template needs and that is not there. */
  open: string[];
  /** What each of its pages says below: the case, and the reference where it is another. */
  foot: string;
}

export interface ComposedLetter {
  /** The main document's template. */
  template: LetterTemplate;
  title: string;
  language: string;
  final: boolean;
  documents: ComposedDocument[];
  code: string;
  /** `26-0117-3`, the desk's number of the request, or `26-0117 / snap.preservation`. */
  reference: string;
  foot: string;
  paper: PaperFormat;
  /** Said on each page beside the foot: `Check code …`, `Draft`, the mark of a reprint, for whom it was printed. */
  marks: string[];
}

/** The sentence that every draft carries once, in English. */
export const draftMark = say('en', 'draftMark');

/**
 * Fills the templates with the facts.
 * @param options `audience` leaves out the documents that are not for the provider (or the court); all without it.
 *   `titles` are what a template lists as `documents` in place of the letter's own: the cover of a packet.
 * @throws Problem of a template (missing, bad) or of its Markdown.
 */
export function composeLetter(
  draft: LetterDraft,
  options: PrintOptions & { titles?: string[] } = {},
): ComposedLetter {
  const template = loadTemplate(draft.template, options.templateFolders, variantOf(draft.facts));
  const papers = papersOf(template, draft.facts, options);
  const { language } = draft.facts;
  const final = options.final === true;
  const code = options.code ?? checkCode(draft);
  const foot = footOf(draft);
  const context = {
    draft,
    options,
    final,
    code,
    foot,
    titles: options.titles ?? papers.map((one) => titleOf(one, draft.facts)),
  };
  const documents = papers.map((one, index) => compose(one, index === 0, context));
  return {
    template,
    title: say(language, 'title', {
      title: template.title,
      entity: entityOf(draft.facts, options.target),
      number: draft.facts.case.number || say(language, 'withoutNumber'),
    }),
    language,
    final,
    documents,
    code,
    reference: referenceOf(draft),
    foot,
    paper: paperOf(draft.facts.jurisdiction.country),
    marks: marksOf(language, final, code, options),
  };
}

interface Context {
  draft: LetterDraft;
  options: PrintOptions;
  final: boolean;
  code: string;
  foot: string;
  titles: string[];
}

function compose(paper: Paper, first: boolean, context: Context): ComposedDocument {
  const { draft, options, final, code } = context;
  const { template } = paper;
  const language = template.language;
  const { text, open } = template.render(viewOf(draft, context.titles, paper), language);
  const parsed = parseMarkdown(text);
  const lines = verificationSpans(draft, code, final, language);
  const verified = withVerification(parsed, lines, verificationQr(draft, code, final, language), first);
  const marked: Block = { type: 'note', spans: [{ text: say(language, 'draftMark'), bold: true }] };
  return {
    id: paper.page && draft.facts.targets.length > 0 ? `${template.id}-${paper.target! + 1}` : template.id,
    template,
    title: titleOf(paper, draft.facts),
    language,
    letterhead: template.letterhead ? letterheadOf(draft.facts, options) : null,
    blocks: final || !first ? verified : [marked, ...verified],
    parts: parsed.filter((block) => block.type === 'part').map((block) => block.name),
    open,
    foot: context.foot,
  };
}

/**
 * What a template sees: the facts, the letter's reference, the titles of its documents, all providers of one warrant; on
 * a provider's own page that provider's facts in place of the first one's, and the page's letter.
 */
function viewOf(draft: LetterDraft, documents: string[], paper: Paper): Record<string, unknown> {
  const { facts } = draft;
  const targets = everyTarget(facts);
  const page = letterOf(paper.target ?? 0);
  const own = targets[paper.target ?? 0];
  return { ...facts, ...own, reference: referenceOf(draft), documents, everyTarget: targets, page };
}

/** `Attachment A`, or `Page B: Attachment A, Discord` where the letter goes to several providers. */
function titleOf({ template, target, page }: Paper, facts: LetterFacts): string {
  if (!page || facts.targets.length === 0) return template.title;
  const provider = everyTarget(facts)[target ?? 0]!.provider.name;
  return say(template.language, 'targetPage', {
    letter: letterOf(target ?? 0),
    title: template.title,
    provider,
  });
}

function entityOf(facts: LetterFacts, target = 0): string {
  return everyTarget(facts)[target]!.addressee.entity;
}

/**
 * How the letter is referred to, on each page and in the verification line. A letter to several providers without a
 * reference of its own is not called by the first one's name: the others read it too.
 */
export function referenceOf(draft: LetterDraft): string {
  const number = draft.facts.case.number;
  if (draft.reference) return draft.reference;
  const own = draft.facts.targets.length > 0 ? draft.template : draft.id;
  return number === '' ? own : `${number} / ${own}`;
}

function footOf(draft: LetterDraft): string {
  const { case: ofCase, language } = draft.facts;
  return draft.reference && ofCase.number
    ? say(language, 'caseReference', { number: ofCase.number, reference: draft.reference })
    : say(language, 'case', { number: referenceOf(draft) });
}

function marksOf(language: string, final: boolean, code: string, options: PrintOptions): string[] {
  return [
    final ? say(language, 'checkCode', { code }) : say(language, 'draft'),
    options.reprint ? say(language, 'reprint', { date: options.reprint.issued }) : '',
    options.printedFor ? say(language, 'printedFor', { name: options.printedFor }) : '',
  ].filter((mark) => mark !== '');
}

function letterheadOf({ agency, language }: LetterFacts, options: PrintOptions): Letterhead {
  const images = options.images === undefined ? agencyImages() : options.images;
  const named = (image: Omit<LetterImage, 'alt'> | undefined, key: string) =>
    image && { ...image, alt: say(language, key, { agency: agency.name }) };
  const contact = [agency.phone, agency.email].filter(Boolean).join(' · ');
  const own = [agency.name, agency.unit ?? '', ...agency.address, contact];
  const lines = agency.letterhead && agency.letterhead.length > 0 ? agency.letterhead : own;
  return {
    lines: lines.filter((line) => line.trim() !== ''),
    logo: named(images?.logo, 'logoAlt'),
    seal: named(images?.seal, 'sealAlt'),
  };
}

/** Puts the verification line where the template wants it; the first document gets it at its end when it says nothing. */
function withVerification(blocks: Block[], spans: Span[], qr: Block[], always: boolean): Block[] {
  const line: Block[] = [{ type: 'paragraph', spans }, ...qr];
  const at = blocks.findIndex((block) => block.type === 'verification');
  if (at < 0) return always ? [...blocks, ...line] : blocks;
  return blocks.flatMap((block, index) =>
    index === at ? line : block.type === 'verification' ? [] : [block],
  );
}

function verificationSpans(draft: LetterDraft, code: string, final: boolean, language: string): Span[] {
  const head: Span = { text: `${say(language, 'verification')} `, bold: true };
  if (!final) return [head, { text: say(language, 'verifyLater') }];
  const { url, phone, words } = draft.facts.agency.verify;
  const ways = [
    words,
    url && say(language, 'verifySee', { url }),
    phone && say(language, 'verifyCall', { phone }),
  ].filter(Boolean);
  const how = ways.join(say(language, 'verifyOr')) || say(language, 'verifyUnknown');
  return [
    head,
    { text: say(language, 'verifyBefore', { ways: how, reference: referenceOf(draft) }) },
    { text: code, code: true },
    { text: say(language, 'verifyAfter') },
  ];
}

/** A longer address makes a code that no telephone reads from paper, and at last one that cannot be made. */
const mostQrSigns = 300;

/** The QR code of a final letter: the agency's page with the check code, so that nobody types it wrong. */
function verificationQr(draft: LetterDraft, code: string, final: boolean, language: string): Block[] {
  const { url } = draft.facts.agency.verify;
  if (!final || !url || !/^https?:\/\//.test(url) || url.length > mostQrSigns) return [];
  const text = `${url}${url.includes('?') ? '&' : '?'}code=${code}`;
  return [{ type: 'qr', text, alt: say(language, 'verifyQr', { url: text }) }];
}
