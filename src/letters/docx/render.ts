/** A letter as a Word document (DOCX), out of the same blocks as its PDF. Same letter, same bytes. */
import { Document, type FileChild, type ISectionOptions, Packer, Paragraph, SectionType } from 'docx';
import { type ComposedDocument, type ComposedLetter, composeLetter } from '../compose.js';
import { blockLines } from '../markdown/blocks.js';
import { papers } from '../paper.js';
import type { LetterDraft, PrintOptions } from '../types.js';
import { hidesSigns, visible } from '../visible.js';
import { say } from '../words.js';
import { childrenOf } from './blocks.js';
import { fixed } from './fixed.js';
import { footOf, letterheadOf } from './furniture.js';
import { Lists } from './lists.js';
import { runsOf } from './runs.js';
import { page, stylesOf } from './styles.js';

export interface DocxFacts {
  /** Who issues it, for the file's properties. */
  author: string;
  /** Stands for the time of making. */
  date: Date;
}

/** The letter's bytes. @throws Problem of the template, as `composeLetter` does. */
export async function renderDocx(draft: LetterDraft, options: PrintOptions = {}): Promise<Buffer> {
  const date = new Date(`${draft.facts.date}T00:00:00Z`);
  return docxOf(composeLetter(draft, options), { author: draft.facts.agency.name || 'Tecum', date });
}

/** A letter, or a packet, that is composed already. */
export async function docxOf(letter: ComposedLetter, { author, date }: DocxFacts): Promise<Buffer> {
  const lists = new Lists();
  const sections: ISectionOptions[] = [];
  for (const document of letter.documents) sections.push(await sectionOf(letter, document, lists));
  const made = new Document({
    title: visible(letter.title),
    subject: visible(letter.foot),
    creator: visible(author),
    lastModifiedBy: visible(author),
    description: visible(letter.reference),
    styles: stylesOf(letter.language),
    numbering: { config: lists.numbering },
    sections,
  });
  return fixed(await Packer.toBuffer(made), date);
}

/** Each paper is a section: it begins on a page of its own, with its own foot. */
async function sectionOf(
  letter: ComposedLetter,
  document: ComposedDocument,
  lists: Lists,
): Promise<ISectionOptions> {
  const { language } = document;
  const context = { lists, language, other: language === letter.language ? undefined : language };
  const children: FileChild[] = document.letterhead ? letterheadOf(document.letterhead) : [];
  for (const [index, block] of document.blocks.entries()) {
    const withNext = document.blocks[index + 1]?.type === 'qr';
    children.push(...(await childrenOf(block, { ...context, withNext })));
    if (blockLines(block).some(hidesSigns)) children.push(hiddenNote(language));
  }
  const { margin } = page;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: twips(papers[letter.paper]),
        margin: { top: margin, right: margin, bottom: margin, left: margin },
      },
    },
    footers: { default: footOf(letter, document) },
    children,
  };
}

/** Word counts in twentieths of a point. */
function twips({ width, height }: { width: number; height: number }): { width: number; height: number } {
  return { width: Math.round(width * 20), height: Math.round(height * 20) };
}

/** Below a block with signs that are not seen, how they are written. */
function hiddenNote(language: string): Paragraph {
  return new Paragraph({ children: runsOf([{ text: say(language, 'hiddenSigns'), italic: true }]) });
}
