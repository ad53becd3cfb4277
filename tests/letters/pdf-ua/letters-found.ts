/** What the judge finds in the two prints of a letter. */
import { renderPdf } from '../../../src/letters/pdf/render.js';
import { failures } from './judge.js';
import type { NamedLetter } from './letters.js';

/** Tecum's own templates and no pictures, whatever lies in the data folder of this machine. */
export const PLAIN = { templateFolders: [], images: null };

/** Failures of the draft and of the final print, a line each. */
export async function findingsOf({ name, draft }: NamedLetter): Promise<string[]> {
  const lines: string[] = [];
  for (const final of [false, true]) {
    const pdf = await renderPdf(draft, { ...PLAIN, final });
    lines.push(...failures(pdf).map((line) => `${name}, ${final ? 'final' : 'draft'}: ${line}`));
  }
  return lines;
}
