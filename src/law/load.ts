/** Reads the law of one jurisdiction from `data/law/`. */
import { join } from 'node:path';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { readYamlFile, shownPath } from '../base/yaml-file.js';
import { crossCheck } from './cross-check.js';
import { type LawFile, lawFile } from './schema.js';
import type { Law, LawRule, LawSource } from './types.js';

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
    file.sources.map((s): [string, LawSource] => [s.id, { url: s.url, title: s.title, read: s.read }]),
  );
  const rules = file.rules.flatMap((rule): LawRule[] => {
    const source = sources.get(rule.source);
    return source ? [{ ...rule, source }] : [];
  });
  return {
    jurisdiction: file.jurisdiction,
    name: file.name,
    asOf: file.asOf,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    ladder: [...file.ladder].sort((a, b) => a.rank - b.rank),
    floors: new Map(file.floors.map((floor) => [floor.category, floor])),
    clocks: file.clocks,
    subscriberItems: file.subscriberItems,
  };
}
