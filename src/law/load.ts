/** Reads the law of one jurisdiction from `data/law/`. */
import { join } from 'node:path';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { readYamlFile, shownPath } from '../base/yaml-file.js';
import { crossCheck } from './cross-check.js';
import { type LawFile, lawFile } from './schema.js';
import type { Law, LawRule } from './types.js';

/**
 * The law of a jurisdiction, checked.
 * @param dir folder that holds `<jurisdiction>.yaml`
 * @param jurisdiction name of the file without its ending
 * @throws ProblemList (`law-invalid`) with every problem of the file: line and remedy
 */
export function loadLaw(dir: string = projectPath('data', 'law'), jurisdiction = 'us-federal'): Law {
  const file = join(dir, `${jurisdiction}.yaml`);
  const read = readYamlFile(file, lawFile);
  const problems = read.value ? crossCheck(read.value, read.at) : read.problems;
  if (!read.value || problems.length > 0) throw new ProblemList('law-invalid', shownPath(file), problems);
  return toLaw(read.value);
}

function toLaw(file: LawFile): Law {
  const sources = new Map(
    file.sources.map((source): [string, LawFile['sources'][number]] => [source.id, source]),
  );
  const { sources: _, rules, ladder, floors, ...rest } = file;
  return {
    ...rest,
    rules: new Map(rules.flatMap((each) => toRule(each, sources.get(each.source)))),
    ladder: [...ladder].sort((a, b) => a.rank - b.rank),
    floors: new Map(floors.map((floor) => [floor.category, floor])),
  };
}

function toRule(
  rule: LawFile['rules'][number],
  source: LawFile['sources'][number] | undefined,
): [string, LawRule][] {
  if (source === undefined) return [];
  const { url, title, read, date } = source;
  const sourceDate = rule.sourceDate ?? date ?? read;
  return [[rule.id, { ...rule, sourceDate, source: { url, title, read, ...(date ? { date } : {}) } }]];
}
