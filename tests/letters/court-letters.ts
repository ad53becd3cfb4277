/** Court letters for the tests: the samples of their instruments, their text, and what checks say. */
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import { composeLetter } from '../../src/letters/compose.js';
import type { FieldValue } from '../../src/letters/fields.js';
import {
  check,
  type LetterDraft,
  type LetterFacts,
  type LetterKnowledge,
  type PrintOptions,
} from '../../src/letters/index.js';
import { blockLines } from '../../src/letters/markdown/blocks.js';
import { sampleNames, samplesOf } from './samples.js';

const law = loadLaw();
const know: LetterKnowledge = { law, catalog: loadCatalog(undefined, law) };

/** Names of the sample files of the instruments that go to a court. */
export const courtSamples = sampleNames().filter((name) =>
  /^(court_order_2703d|search_warrant|pen_trap_order|ndo_2705b|delayed_notice_2705a)\b/.test(name),
);

const firsts = new Map<string, LetterDraft>();

function firstOf(name: string): LetterDraft {
  const draft = firsts.get(name) ?? samplesOf(name, know.catalog)[0]!.draft;
  firsts.set(name, draft);
  return draft;
}

/** The sample letter to the first provider of a file, with answers and facts laid over it. */
export function courtLetter(
  name: string,
  fields: Record<string, FieldValue | undefined> = {},
  change: Partial<LetterFacts> = {},
): LetterDraft {
  const draft = firstOf(name);
  const all = { ...draft.facts.fields, ...fields };
  const given = Object.entries(all).filter((one): one is [string, FieldValue] => one[1] !== undefined);
  return { ...draft, facts: { ...draft.facts, ...change, fields: Object.fromEntries(given) } };
}

/** Every letter of the samples. */
export function courtLetters(): { name: string; draft: LetterDraft }[] {
  return courtSamples.flatMap((name) => samplesOf(name, know.catalog));
}

/** A letter as composed, without pictures. */
export function composed(draft: LetterDraft, options: PrintOptions = {}) {
  return composeLetter(draft, { images: null, ...options });
}

/** All words of a letter, one line for each block's line, under the title of each paper. */
export function textOf(draft: LetterDraft, options: PrintOptions = {}): string {
  return composed(draft, options)
    .documents.flatMap(({ title, blocks }) => [`== ${title}`, ...blocks.flatMap(blockLines)])
    .join('\n');
}

/** `rule at where` of each problem that checks find. */
export function problemsOf(draft: LetterDraft): string[] {
  return check(draft, know).map(({ rule, where }) => `${rule} at ${where}`);
}
