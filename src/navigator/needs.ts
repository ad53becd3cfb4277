/** Loads `data/needs.yaml` and what goes with it: what can be asked for, and what a plan says beside law and catalog. */
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { type DataCategory, dataCategories } from '../base/vocabulary.js';
import { readYamlFile, type YamlFile } from '../base/yaml-file.js';
import { serviceKinds } from '../catalog/kinds.js';
import { loadPlanBook, type PlanBook } from './plan-book.js';
import { loadRefusals, type RefusalBook } from './refusal-book.js';
import { loadUnsure, type UnsureBook } from './unsure-book.js';

const text = z.string().min(1);
const categories = z.array(z.enum(dataCategories));
const needSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write it in small letters with hyphens'),
  group: text,
  question: text,
  hint: text,
  categories,
  forKinds: z.record(text, categories).default({}),
  kinds: z.array(text).default([]),
  why: text,
  notShown: text,
  emergency: z.boolean(),
  preserveOnly: z.boolean().default(false),
});
const group = z.strictObject({ id: text, name: text });
const schema = z.strictObject({
  asOf: text,
  groups: z.array(group).min(1),
  needs: z.array(needSchema).min(1),
});
type NeedsYaml = z.output<typeof schema>;

/** One thing that an investigator wants to know, in plain words, with the data that answers it. */
export interface Need {
  id: string;
  /** `Who runs this account?` */
  question: string;
  hint: string;
  categories: DataCategory[];
  /** Id of its group on the page. */
  group: string;
  /** Asked for as well, only of providers of that kind: `{ carrier: ['cell_site_location'] }`. */
  forKinds: Record<string, DataCategory[]>;
  /** Kinds of provider that answer it; empty = any. */
  kinds: string[];
  why: string;
  /** What the answer will not show. */
  notShown: string;
  /** It may bear on a danger to life, so it goes into an emergency request when there is one. */
  emergency: boolean;
  /** Asks for no disclosure, only that nothing is deleted. */
  preserveOnly: boolean;
}

/** All needs, in the order in which they are shown, and what the plan knows beside law and catalog. */
export interface NeedBook {
  needs: Map<string, Need>;
  /** The groups of the page, in their order: `{ id: 'who', name: 'Who is it' }`. */
  groups: { id: string; name: string }[];
  plan: PlanBook;
  /** What to do about "I do not know". */
  unsure: UnsureBook;
  /** What providers refuse most, and how to say it better. */
  refusals: RefusalBook;
}

/**
 * Reads the needs and the plan's own notes.
 * @param dir folder that holds `needs.yaml`, `plan.yaml`, `unsure.yaml` and `refusals.yaml`; the project's `data/` if absent
 * @throws ProblemList `needs-file` or `plan-file` with every problem: file, line, remedy
 */
export function loadNeeds(dir = projectPath('data')): NeedBook {
  const read = readYamlFile(`${dir}/needs.yaml`, schema) as YamlFile<NeedsYaml>;
  const problems = read.value === undefined ? read.problems : crossProblems(read.value, read);
  if (problems.length > 0 || read.value === undefined) {
    throw new ProblemList('needs-file', 'The needs cannot be read', problems);
  }
  return {
    needs: new Map(read.value.needs.map((need) => [need.id, need])),
    groups: read.value.groups,
    plan: loadPlanBook(`${dir}/plan.yaml`),
    unsure: loadUnsure(`${dir}/unsure.yaml`),
    refusals: loadRefusals(`${dir}/refusals.yaml`),
  };
}

/** Ids met twice, groups and kinds that there are not, and needs that ask for nothing without saying so. */
function crossProblems(yaml: NeedsYaml, file: YamlFile<NeedsYaml>): Problem[] {
  const seen = new Set<string>();
  return yaml.needs.flatMap((need, at) => {
    const asksNothing = need.categories.length === 0 && Object.keys(need.forKinds).length === 0;
    const problems = asksNothing && !need.preserveOnly ? [emptyNeed(need.id, file.at(['needs', at]))] : [];
    const groups = yaml.groups.map((each) => each.id);
    if (!groups.includes(need.group))
      problems.push(unknownWord('group', need.group, groups, file.at(['needs', at, 'group'])));
    const kinds = [...serviceKinds().keys()];
    for (const kind of [...need.kinds, ...Object.keys(need.forKinds)])
      if (!kinds.includes(kind))
        problems.push(unknownWord('kind of provider', kind, kinds, file.at(['needs', at])));
    if (seen.has(need.id)) problems.push(twice(need.id, file.at(['needs', at, 'id'])));
    seen.add(need.id);
    return problems;
  });
}

function unknownWord(what: string, word: string, known: string[], where: string): Problem {
  const remedy = `Use one of: ${known.join(', ')}.`;
  return new Problem({ code: 'need-word', what: `There is no ${what} "${word}".`, where, remedy });
}

function emptyNeed(id: string, where: string): Problem {
  const remedy = 'Give at least one data category, or set preserveOnly: true.';
  return new Problem({ code: 'need-empty', what: `The need "${id}" asks for nothing.`, where, remedy });
}

function twice(id: string, where: string): Problem {
  return new Problem({
    code: 'need-twice',
    what: `The need "${id}" stands twice.`,
    where,
    remedy: 'Rename or remove one.',
  });
}
