/** Several letters to one provider as one packet: a cover, then their papers in the order that the provider wants. */
import { isProblem, Problem } from '../../base/problem.js';
import { checkCode } from '../code.js';
import { type ComposedDocument, type ComposedLetter, composeLetter } from '../compose.js';
import { everyTarget } from '../documents.js';
import { withFilesAsNow } from '../file-stamps.js';
import { countPages } from '../pdf/count-pages.js';
import { loadTemplate } from '../template.js';
import type { LetterDraft, PrintOptions } from '../types.js';
import { say } from '../words.js';
import { inOrder, type PlacedPaper } from './order.js';

/** One letter of a packet. */
export interface PacketPart {
  draft: LetterDraft;
  /** The code under which it was issued; made from the facts if absent. */
  code?: string;
  /** Of a warrant for several providers: whose pages (0 = the first). */
  target?: number;
}

export interface PacketOptions extends Omit<PrintOptions, 'code' | 'target'> {
  /** False leaves the cover out. */
  cover?: boolean;
  /** False lists the papers on the cover without their pages. */
  pages?: boolean;
  /** Titles of files that go beside the packet, such as the signed scan of an order: a scan is never merged into it. */
  beside?: string[];
}

const coverTemplate = 'packet_cover';

/**
 * The packet as one letter of many papers, under the title of the process in it. Each paper keeps its letterhead, and its foot says its own letter's case,
 * reference and check code. Papers for the court or the agency's file are left out unless `audience` asks for them.
 * A signed scan is no paper that Tecum composed: name it in `beside`, and it is listed as a file of its own.
 * @throws Problem `packet-empty`, `packet-providers` (letters to several providers), or of a template.
 */
export async function composePacket(
  parts: PacketPart[],
  options: PacketOptions = {},
): Promise<ComposedLetter> {
  return withFilesAsNow(() => packetOf(parts, options));
}

function packetOf(parts: PacketPart[], options: PacketOptions): ComposedLetter {
  const provider = providerOf(parts);
  const letters = parts.map((part) => composePart(part, options));
  const papers = inOrder(letters.flatMap(papersOf), provider);
  const main = papers[0]?.part;
  if (main === undefined) throw empty();
  const letter = letters[main]!;
  const documents = papers.map(({ document }) => document);
  const cover = options.cover === false ? null : coverOf(parts[main]!, letter, documents, options);
  const whole = cover ? inOrder([...coverPapers(cover), ...papers], provider) : papers;
  return { ...letter, documents: whole.map(({ document }) => document), marks: marksWithoutCode(letter) };
}

/** The id of the provider that all letters of a packet go to. @throws Problem */
export function providerOf(parts: PacketPart[]): string {
  const ids = new Set(
    parts.map(({ draft, target }) => everyTarget(draft.facts)[target ?? 0]?.provider.id ?? ''),
  );
  const [first] = ids;
  if (first === undefined) throw empty();
  if (ids.size === 1) return first;
  throw new Problem({
    code: 'packet-providers',
    what: `A packet goes to one provider; these letters go to ${[...ids].sort().join(', ')}.`,
    where: 'packet',
    remedy: 'Make one packet for each provider.',
  });
}

function composePart({ draft, code, target }: PacketPart, options: PacketOptions): ComposedLetter {
  return composeLetter(draft, {
    ...options,
    audience: options.audience ?? 'provider',
    ...(code === undefined ? {} : { code }),
    ...(target === undefined ? {} : { target }),
  });
}

interface PartPaper extends PlacedPaper {
  /** Index of the letter that it belongs to. */
  part: number;
}

/** A letter's papers with its code in their feet, since the packet's pages carry more than one. */
function papersOf(letter: ComposedLetter, index: number): PartPaper[] {
  const code = letter.final ? `  ·  ${codeMark(letter)}` : '';
  return letter.documents.map((document) => ({
    part: index,
    main: letter.template.id,
    document: { ...document, id: `${index + 1}-${document.id}`, foot: `${document.foot}${code}` },
  }));
}

function codeMark({ language, code }: ComposedLetter): string {
  return say(language, 'checkCode', { code });
}

function marksWithoutCode(letter: ComposedLetter): string[] {
  return letter.marks.filter((mark) => mark !== codeMark(letter));
}

function coverPapers(letter: ComposedLetter): PartPaper[] {
  return letter.documents.map((document) => ({
    part: -1,
    main: coverTemplate,
    document: { ...document, id: `0-${document.id}` },
  }));
}

/** The cover, under the code of the process that comes first; null where there is no template for one. */
function coverOf(
  part: PacketPart,
  letter: ComposedLetter,
  documents: ComposedDocument[],
  options: PacketOptions,
): ComposedLetter | null {
  if (!hasCover(options)) return null;
  const draft = { ...part.draft, template: coverTemplate };
  const titles = titlesOf(letter, documents, options);
  const code = part.code ?? checkCode(part.draft);
  return composeLetter(draft, { ...options, code, titles, ...targetOf(part) });
}

function targetOf({ target }: PacketPart): { target?: number } {
  return target === undefined ? {} : { target };
}

function hasCover({ templateFolders }: PacketOptions): boolean {
  try {
    return loadTemplate(coverTemplate, templateFolders).id === coverTemplate;
  } catch (error) {
    if (isProblem(error) && error.code === 'letter-template-missing') return false;
    throw error;
  }
}

/** `Attachment A: 2 pages`; then the files that go beside. */
function titlesOf(
  letter: ComposedLetter,
  documents: ComposedDocument[],
  { pages = true, beside = [] }: PacketOptions,
): string[] {
  const { language } = letter;
  const titles: string[] = [];
  for (const document of documents) {
    const { title } = document;
    const count = pages ? countPages(letter, document) : 0;
    const key = count === 1 ? 'paperPage' : 'paperPages';
    titles.push(pages ? say(language, key, { title, pages: count }) : title);
  }
  return [...titles, ...beside.map((title) => say(language, 'paperBeside', { title }))];
}

function empty(): Problem {
  return new Problem({
    code: 'packet-empty',
    what: 'There is no paper for the provider in this packet.',
    where: 'packet',
    remedy: 'Put at least one letter into it that has a paper for the provider.',
  });
}
