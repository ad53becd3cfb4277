/** Loads `data/gate-languages.yaml`: the gate's words in each language, and the common words that tell a language. */
import { z } from 'zod';
import { ProblemList } from '../base/problem-list.js';
import { readYamlFile } from '../base/yaml-file.js';
import { fold } from './text.js';

/** The lists of patterns that the gate looks for; `data/gate.yaml` holds the English ones. */
export const wordLists = [
  'watch',
  'purposes',
  'protected',
  'exceptions',
  'breakers',
  'threats',
  'acts',
  'hedges',
  'vagueOffences',
  'offenceHedges',
  'offences',
] as const;
export type WordList = (typeof wordLists)[number];

const text = z.string().min(1);
const lists = Object.fromEntries(wordLists.map((list) => [list, z.array(text).default([])])) as Record<
  WordList,
  z.ZodDefault<z.ZodArray<z.ZodString>>
>;
const language = z.strictObject({
  id: z.string().regex(/^[a-z]{2}$/),
  name: text,
  common: text,
  endings: z.array(text).default([]),
  ...lists,
});
const schema = z.strictObject({ asOf: text, languages: z.array(language).min(1) });

/** One language that the gate can read. */
export interface GateLanguage {
  id: string;
  name: string;
  /** Folded words that show that a text is in this language. */
  common: ReadonlySet<string>;
  /** How its longer words end. */
  endings: readonly string[];
}

/** All languages, and their patterns put together by list. */
export interface GateLanguages {
  languages: GateLanguage[];
  patterns: Record<WordList, string[]>;
}

/**
 * Reads the languages.
 * @param file absolute path of `gate-languages.yaml`
 * @throws ProblemList `gate-file` with every problem: file, line, remedy
 */
export function loadGateLanguages(file: string): GateLanguages {
  const read = readYamlFile(file, schema);
  if (read.value === undefined)
    throw new ProblemList('gate-file', "The gate's languages cannot be read", read.problems);
  const { languages } = read.value;
  return {
    languages: languages.map(({ id, name, common, endings }) => ({
      id,
      name,
      endings,
      common: commonWords(common),
    })),
    patterns: Object.fromEntries(
      wordLists.map((list) => [list, languages.flatMap((each) => each[list])]),
    ) as Record<WordList, string[]>,
  };
}

function commonWords(words: string): Set<string> {
  return new Set(words.split(/\s+/).filter(Boolean).map(fold));
}
