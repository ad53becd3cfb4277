/** A checked draft → the files of a letter, named and hashed. */
import { Problem } from '../base/problem.js';
import { documentsOf, variantOf } from './documents.js';
import { renderDocx } from './docx/render.js';
import { fileStem } from './file-names.js';
import { renderHtml } from './html.js';
import { caseJsonLdText } from './interchange/case/render.js';
import { etsiXml } from './interchange/etsi/render.js';
import { letterJsonText } from './json.js';
import { printPdf } from './pdf/render.js';
import { formatEndings, type LetterFile, type LetterFormat, letterFile } from './print-file.js';
import { loadTemplate } from './template.js';
import { letterOf } from './template-helpers.js';
import type { LetterDraft, PrintOptions } from './types.js';

export { type LetterFile, type LetterFormat, letterFormats } from './print-file.js';

/** What is written where nobody asks for more. */
export const usualFormats: readonly LetterFormat[] = ['pdf', 'html', 'json'];

/**
 * The files of one letter, in the order of `formats`.
 * @throws Problem of the template.
 */
export async function printLetter(
  draft: LetterDraft,
  options: PrintOptions & { formats?: readonly LetterFormat[] } = {},
): Promise<LetterFile[]> {
  const stem = letterName(draft, options);
  const files: LetterFile[] = [];
  for (const format of options.formats ?? usualFormats) {
    const { bytes, pages } = await makers[format](draft, options);
    files.push(letterFile(`${stem}.${formatEndings[format]}`, format, bytes, pages));
  }
  return files;
}

type Made = { bytes: Buffer; pages: number | null };

const makers: Record<LetterFormat, (draft: LetterDraft, options: PrintOptions) => Promise<Made>> = {
  pdf: printPdf,
  docx: async (draft, options) => ({ bytes: await renderDocx(draft, options), pages: null }),
  html: async (draft, options) => text(renderHtml(draft, options)),
  json: async (draft, options) => text(letterJsonText(draft, options)),
  etsi: async (draft, options) => text(etsiXml(draft, options, await providerPrint(draft, options))),
  case: async (draft, options) => text(caseJsonLdText(draft, options, await providerPrint(draft, options))),
};

/** A message goes to one provider: of a letter to several it carries that one's pages, the first one's unless another is named. */
function toOne({ facts }: LetterDraft, options: PrintOptions): PrintOptions {
  return facts.targets.length > 0 ? { ...options, target: options.target ?? 0 } : options;
}

/** What goes to the provider with the request: never what is for the court, such as an affidavit. */
async function providerPrint(draft: LetterDraft, options: PrintOptions): Promise<Buffer> {
  const forProvider: PrintOptions = { ...toOne(draft, options), audience: 'provider' };
  const template = loadTemplate(draft.template, options.templateFolders, variantOf(draft.facts));
  if (documentsOf(template, draft.facts, forProvider).length > 0)
    return (await printPdf(draft, forProvider)).bytes;
  throw new Problem({
    code: 'interchange-nothing',
    what: `The letter "${draft.id}" has no paper for the provider.`,
    where: draft.id,
    remedy: 'Print it as PDF or DOCX: it is not for the provider.',
  });
}

function text(words: string): Made {
  return { bytes: Buffer.from(words, 'utf8'), pages: null };
}

/** `26-0117.snap.subpoena.draft`, without an ending; with `page-b` where it holds one provider's pages. */
function letterName(draft: LetterDraft, options: PrintOptions): string {
  const page = options.target === undefined ? '' : `page-${letterOf(options.target).toLowerCase()}`;
  return fileStem([draft.facts.case.number, draft.id, page, options.final ? 'final' : 'draft']);
}
