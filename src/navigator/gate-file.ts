/** Loads `data/gate.yaml` and what stands beside it: business cases, the gate's rules, its words, its safeguards. */
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import {
  type BusinessCase,
  businessCases,
  type DataCategory,
  dataCategories,
  decisions,
} from '../base/vocabulary.js';
import { readYamlFile, type YamlFile } from '../base/yaml-file.js';
import {
  type GateLanguage,
  type GlimpsedList,
  glimpsedLists,
  loadGateLanguages,
  type WordList,
  wordLists,
} from './gate-languages.js';
import { compile, type Patterns } from './patterns.js';
import { loadSafeguardCases, type SafeguardBook } from './safeguards-file.js';

const text = z.string().min(1);
const ruled = {
  decision: z.enum(decisions),
  text,
  citation: text,
  source: text,
  askWhom: text.optional(),
  settle: text.optional(),
};
const schema = z.strictObject({
  asOf: text,
  sources: z.array(z.strictObject({ id: text, title: text, url: z.url(), date: text })).min(1),
  cases: z.array(z.strictObject({ id: z.enum(businessCases), name: text, ...ruled })).min(1),
  rules: z.array(z.strictObject({ id: text, ...ruled })).min(1),
  notes: z.array(z.strictObject({ id: text, text, citation: text })),
  review: z.array(
    z.strictObject({ rule: text, needs: z.array(text), categories: z.array(z.enum(dataCategories)) }),
  ),
  words: z.strictObject({
    window: z.int().min(1),
    ...(Object.fromEntries(wordLists.map((list) => [list, z.array(text).min(1)])) as Record<
      WordList,
      z.ZodArray<z.ZodString>
    >),
  }),
});
type GateYaml = z.infer<typeof schema>;

/** A case or rule of the gate: what it decides, and what it rests on. */
export interface GateRule {
  id: string;
  decision: (typeof decisions)[number];
  text: string;
  citation: string;
  source: { title: string; url: string };
  date: string;
  askWhom?: string;
  /** What would settle it: an answer to give, in a sentence. */
  settle?: string;
}

/** The gate, ready to decide. */
export interface Gate {
  cases: Map<BusinessCase, GateRule & { name: string }>;
  rules: Map<string, GateRule>;
  notes: Map<string, { text: string; citation: string }>;
  review: { rule: string; needs: string[]; categories: DataCategory[] }[];
  words: GateWords;
  /** What each business case asks for beside. */
  safeguards: SafeguardBook;
}

/** The words that the gate looks for, in every language that it can read. */
export type GateWords = Record<WordList, Patterns> & {
  window: number;
  languages: GateLanguage[];
  /** Words of watching and of protected activity in languages that the gate cannot read as a whole. */
  glimpsed: Record<GlimpsedList, Patterns>;
};

/** Rules and notes that the code asks for by name; the file must have them all. */
const needed = {
  rules: [
    'protected-without-predicate',
    'protected-with-offence',
    'protected-with-threat',
    'protected-unclear-offence',
    'unclear-offence',
    'no-predicate',
    'no-legal-basis',
    'nobody-named',
    'safeguards-missing',
    'beliefs-not-conduct',
    'beliefs-beside-offence',
    'conduct-unclear',
    'threat-resolved',
    'threat-unclear',
    'words-not-read',
    'unsure-purpose',
    'unsure-danger',
    'speech-offence',
    'facts-not-told',
    'reverse-search',
    'own-affair',
    'danger-unclear',
  ],
  notes: [
    'investigator-not-named',
    'emergency-not-described',
    'reviewer-not-named',
    'danger-unsure',
    'words-not-read-structured',
  ],
};

/**
 * Reads the gate, with `gate-languages.yaml` and `safeguard-cases.yaml` beside it.
 * @param file absolute path; the project's own `data/gate.yaml` if absent
 * @throws ProblemList `gate-file` with every problem: file, line, remedy
 */
export function loadGate(file = projectPath('data', 'gate.yaml')): Gate {
  const read = readYamlFile(file, schema);
  const problems = read.value === undefined ? read.problems : crossProblems(read.value, read);
  if (problems.length > 0 || read.value === undefined)
    throw new ProblemList('gate-file', 'The gate cannot be read', problems);
  return build(read.value, dirname(file));
}

function build(yaml: GateYaml, dir: string): Gate {
  const sources = new Map(yaml.sources.map(({ id, date, ...source }) => [id, { source, date }]));
  const rule = <T extends { source: string }>(each: T) => ({ ...each, ...sources.get(each.source)! });
  const { languages, patterns, glimpsed } = loadGateLanguages(join(dir, 'gate-languages.yaml'));
  const words = Object.fromEntries(
    wordLists.map((list) => [list, compile([...yaml.words[list], ...patterns[list]])]),
  ) as Record<WordList, Patterns>;
  const glimpses = Object.fromEntries(glimpsedLists.map((list) => [list, compile(glimpsed[list])])) as Record<
    GlimpsedList,
    Patterns
  >;
  return {
    cases: new Map(yaml.cases.map((each) => [each.id, rule(each)])),
    rules: new Map(yaml.rules.map((each) => [each.id, rule(each)])),
    notes: new Map(yaml.notes.map(({ id, ...note }) => [id, note])),
    review: yaml.review,
    words: { ...words, window: yaml.words.window, languages, glimpsed: glimpses },
    safeguards: loadSafeguardCases(join(dir, 'safeguard-cases.yaml')),
  };
}

/** What the shape alone cannot show: sources that are not listed, cases and rules that are missing. */
function crossProblems(yaml: GateYaml, file: YamlFile<GateYaml>): Problem[] {
  const sources = new Set(yaml.sources.map((source) => source.id));
  const rules = new Set(yaml.rules.map((rule) => rule.id));
  const unknown = (['cases', 'rules'] as const).flatMap((list) =>
    yaml[list].flatMap((each, at) =>
      sources.has(each.source) ? [] : [unknownSource(each.source, file.at([list, at, 'source']))],
    ),
  );
  const lost = yaml.review.flatMap((each, at) =>
    rules.has(each.rule) ? [] : [missing('rule', each.rule, file.at(['review', at, 'rule']))],
  );
  return [
    ...unknown,
    ...lost,
    ...businessCases
      .filter((id) => !yaml.cases.some((each) => each.id === id))
      .map((id) => missing('case', id, file.at(['cases']))),
    ...needed.rules.filter((id) => !rules.has(id)).map((id) => missing('rule', id, file.at(['rules']))),
    ...needed.notes
      .filter((id) => !yaml.notes.some((each) => each.id === id))
      .map((id) => missing('note', id, file.at(['notes']))),
  ];
}

function unknownSource(id: string, where: string): Problem {
  const remedy = 'Add it to the list of sources, or name one that is there.';
  return new Problem({ code: 'gate-source', what: `The source "${id}" is not listed.`, where, remedy });
}

function missing(kind: string, id: string, where: string): Problem {
  const remedy = `Put the ${kind} back; its decision and words may be changed, its id may not.`;
  return new Problem({ code: 'gate-missing', what: `The ${kind} "${id}" is missing.`, where, remedy });
}
