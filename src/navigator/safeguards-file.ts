/** Loads `data/safeguard-cases.yaml`: what each business case, and an emergency, asks for beside the plan. */
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { agencyTypes, type BusinessCase, businessCases, severities } from '../base/vocabulary.js';
import { readYamlFile, type YamlFile } from '../base/yaml-file.js';

const text = z.string().min(1);
/** Answers that a case may ask for: the keys of `answers.safeguards` and `answers.emergency`. */
export const askIds = [
  'threat',
  'threatened',
  'person',
  'predicate',
  'until',
  'services',
  'conduct',
  'danger',
  'whom',
  'whyNow',
  'howHelps',
] as const;

const ask = z.strictObject({
  id: z.enum(askIds),
  question: text,
  how: text,
  severity: z.enum(severities),
  citation: text,
  source: text,
});
const line = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  who: z.enum(['you', 'supervisor']),
  text,
  citation: text,
  source: text,
});
const days = z.int().positive().optional();
const caseSchema = z.strictObject({
  id: z.enum(businessCases),
  question: text,
  example: text,
  notThis: text,
  ends: text,
  asks: z.array(ask),
  checklist: z.array(line),
  after: z.array(line),
  reviewDays: days,
  longestDays: days,
  reviewCitation: text.optional(),
});
const followUp = z.strictObject({
  id: text,
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  states: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  except: z.array(z.enum(agencyTypes)).optional(),
  count: z.int().positive(),
  unit: z.enum(['court-days', 'working-days', 'hours']),
  event: text,
  text,
  citation: text,
  source: text,
  basis: z.enum(['law', 'tecum']),
  from: z.iso.date().optional(),
});
const schema = z.strictObject({
  asOf: text,
  sources: z.array(z.strictObject({ id: text, title: text, url: z.url(), date: text })).min(1),
  cases: z.array(caseSchema),
  emergency: z.strictObject({
    asks: z.array(ask).min(1),
    checklist: z.array(line).min(1),
    release: z.strictObject({ people: z.int().min(2), text, citation: text, source: text }),
    followUps: z.array(followUp).min(1),
  }),
});
type SafeguardYaml = z.infer<typeof schema>;

/** One answer that a case asks for, in a question that anyone can answer. */
export type SafeguardAsk = z.infer<typeof ask>;
/** One thing to do beside the request. */
export type SafeguardLine = z.infer<typeof line>;
/** When the process after an emergency is looked at. Without `countries` it fits every authority. */
export type FollowUpRule = z.infer<typeof followUp>;
/** What one business case asks for, as a screen shows it. */
export type SafeguardCase = z.infer<typeof caseSchema>;

/** All cases by id, the emergency, and the sources that the lines name. */
export interface SafeguardBook {
  cases: Map<BusinessCase, SafeguardCase>;
  emergency: SafeguardYaml['emergency'];
  sources: Map<string, { title: string; url: string; date: string }>;
}

/**
 * Reads the safeguards by case.
 * @param file absolute path of `safeguard-cases.yaml`
 * @throws ProblemList `safeguard-cases` with every problem: file, line, remedy
 */
export function loadSafeguardCases(file: string): SafeguardBook {
  const read = readYamlFile(file, schema);
  const problems = read.value === undefined ? read.problems : crossProblems(read.value, read);
  if (problems.length > 0 || read.value === undefined)
    throw new ProblemList('safeguard-cases', 'The safeguards by case cannot be read', problems);
  const { cases, emergency, sources } = read.value;
  return {
    cases: new Map(cases.map((each) => [each.id, each])),
    emergency,
    sources: new Map(sources.map(({ id, ...source }) => [id, source])),
  };
}

/** Cases that are missing, sources that are not listed, a last follow-up that does not fit everybody. */
function crossProblems(yaml: SafeguardYaml, file: YamlFile<SafeguardYaml>): Problem[] {
  const known = new Set(yaml.sources.map((source) => source.id));
  const lines = yaml.cases.flatMap((each, at) =>
    (['asks', 'checklist', 'after'] as const).flatMap((list) =>
      each[list].map((row, place) => ({ row, path: ['cases', at, list, place] })),
    ),
  );
  const last = yaml.emergency.followUps.length - 1;
  return [
    ...businessCases
      .filter((id) => !yaml.cases.some((each) => each.id === id))
      .map((id) => wrong(`The case "${id}" is missing.`, 'Put it back.', file.at(['cases']))),
    ...[...lines, ...emergencyLines(yaml)]
      .filter(({ row }) => !known.has(row.source))
      .map(({ row, path }) =>
        wrong(`The source "${row.source}" is not listed.`, 'List it under sources.', file.at(path)),
      ),
    ...(yaml.emergency.followUps[last]?.countries === undefined
      ? []
      : [
          wrong(
            'The last follow-up does not fit every authority.',
            'End the list with one that names no countries.',
            file.at(['emergency', 'followUps', last]),
          ),
        ]),
  ];
}

function emergencyLines(yaml: SafeguardYaml): { row: { source: string }; path: (string | number)[] }[] {
  const { asks, checklist, followUps } = yaml.emergency;
  return [...asks, ...checklist, ...followUps, yaml.emergency.release].map((row) => ({
    row,
    path: ['emergency'],
  }));
}

function wrong(what: string, remedy: string, where: string): Problem {
  return new Problem({ code: 'safeguard-cases', what, where, remedy });
}
