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
  'ongoing',
  'deeds',
  'demands',
  'dragnet',
  'speechOffences',
  'elasticOffences',
  'officials',
  'ownAffairs',
] as const;
export type WordList = (typeof wordLists)[number];

/** Lists by which watching is found in a language that cannot otherwise be read. */
export const glimpsedLists = ['watch', 'protected', 'breakers', 'exceptions', 'offences'] as const;
export type GlimpsedList = (typeof glimpsedLists)[number];

const text = z.string().min(1);
const lists = Object.fromEntries(wordLists.map((list) => [list, z.array(text).default([])])) as Record<
  WordList,
  z.ZodDefault<z.ZodArray<z.ZodString>>
>;
const language = z.strictObject({
  id: z.string().regex(/^[a-z]{2}$/),
  name: text,
  common: z.string().default(''),
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
  /** Of languages without common words: they show that watching is asked for, and make no text readable. */
  glimpsed: Record<GlimpsedList, string[]>;
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
  const all = read.value.languages;
  const languages = all.filter((each) => each.common !== '');
  const glimpsed = all.filter((each) => each.common === '');
  return {
    languages: languages.map(({ id, name, common, endings }) => ({
      id,
      name,
      endings,
      common: commonWords(common),
    })),
    patterns: Object.fromEntries(
      wordLists.map((list) => [list, (isGlimpsed(list) ? languages : all).flatMap((each) => each[list])]),
    ) as Record<WordList, string[]>,
    glimpsed: Object.fromEntries(
      glimpsedLists.map((list) => [list, glimpsed.flatMap((each) => each[list])]),
    ) as Record<GlimpsedList, string[]>,
  };
}

function isGlimpsed(list: WordList): boolean {
  return glimpsedLists.some((each) => each === list);
}

function commonWords(words: string): Set<string> {
  return new Set(words.split(/\s+/).filter(Boolean).map(fold));
}
