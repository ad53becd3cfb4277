/** The words of a drafted letter as a reader meets them, for tests that ask what a letter says. */
import { composeLetter } from '../../src/letters/index.js';
import { blockLines } from '../../src/letters/markdown/blocks.js';
import type { LetterDraft, PrintOptions } from '../../src/letters/types.js';

/** Each document's words, by the document's id. The verification line is left out: its code follows from the facts. */
export function documentTexts(draft: LetterDraft, options: PrintOptions = {}): Map<string, string> {
  const { documents } = composeLetter(draft, { ...options, code: 'TEST-CODE' });
  return new Map(documents.map((one) => [one.id, one.blocks.flatMap(blockLines).join('\n')]));
}

/** The words of all documents, each begun by its id. */
export function letterText(draft: LetterDraft, options: PrintOptions = {}): string {
  return [...documentTexts(draft, options)].map(([id, text]) => `${id}\n${text}`).join('\n');
}

/** What every document still lacks. */
export function openIn(draft: LetterDraft, options: PrintOptions = {}): string[] {
  return composeLetter(draft, options).documents.flatMap((one) => one.open);
}

/** The draft with one answer changed, or taken away where the value is undefined. */
export function answered(draft: LetterDraft, id: string, value: unknown): LetterDraft {
  const { [id]: _old, ...rest } = draft.facts.fields;
  const fields = value === undefined ? rest : { ...rest, [id]: value };
  return { ...draft, facts: { ...draft.facts, fields: fields as LetterDraft['facts']['fields'] } };
}
