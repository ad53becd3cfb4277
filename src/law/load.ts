/** Reads the laws of `data/law/`: all of them, or one. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { readYamlFile, shownPath, type YamlFile } from '../base/yaml-file.js';
import { crossCheck } from './cross-check.js';
import { type LawFile, lawFile } from './schema.js';
import { toLaw } from './to-law.js';
import type { Law, LawBook } from './types.js';

/** What a reading of the folder gave: the laws that are good, and every problem of those that are not. */
export interface LawReading {
  book: LawBook;
  problems: Problem[];
}

/** The law on which every plan in the United States stands. */
export const federalLaw = 'us-federal';

/**
 * The law of a jurisdiction, checked, as the view on the day its file was last gone through (`lawAt` gives others).
 * @param dir folder that holds `<jurisdiction>.yaml`
 * @param jurisdiction name of the file without its ending
 * @throws ProblemList (`law-invalid`) with every problem of the file: line and remedy
 */
export function loadLaw(dir: string = projectPath('data', 'law'), jurisdiction = federalLaw): Law {
  const read = readYamlFile(join(dir, `${jurisdiction}.yaml`), lawFile);
  const base = read.value?.base === undefined ? undefined : loadLaw(dir, read.value.base);
  const { law, problems } = made(read, jurisdiction, base);
  if (law === undefined) {
    throw new ProblemList('law-invalid', shownPath(join(dir, `${jurisdiction}.yaml`)), problems);
  }
  return law;
}

/**
 * All laws of the folder, checked.
 * @throws ProblemList (`law-invalid`) with every problem of every file
 */
export function loadLaws(dir: string = projectPath('data', 'law')): LawBook {
  const { book, problems } = readLaws(dir);
  if (problems.length > 0) throw new ProblemList('law-invalid', `The law in ${shownPath(dir)}`, problems);
  return book;
}

/**
 * As {@link loadLaws}, but hands back the good laws beside the problems: one broken file stops no other, save those
 * that stand on it.
 * @throws ProblemList (`law-invalid`) only when the federal law itself is missing or broken: nothing can be planned
 *   without a floor
 */
export function readLaws(dir: string = projectPath('data', 'law')): LawReading {
  const files = new Map(
    namesIn(dir).map((name) => [name, readYamlFile(join(dir, `${name}.yaml`), lawFile)] as const),
  );
  const laws = new Map<string, Law>();
  const problems: Problem[] = [];
  const isBase = ([, read]: readonly [string, YamlFile<LawFile>]): boolean => read.value?.base === undefined;
  const [first, then] = [[...files].filter(isBase), [...files].filter((each) => !isBase(each))];
  for (const [name, read] of [...first, ...then]) {
    const found = made(read, name, laws.get(read.value?.base ?? ''));
    problems.push(...found.problems);
    if (found.law) laws.set(name, found.law);
  }
  if (!laws.has(federalLaw))
    throw new ProblemList('law-invalid', shownPath(dir), [...problems, floorless(dir)]);
  return { book: { laws }, problems };
}

function made(
  read: YamlFile<LawFile>,
  name: string,
  base: Law | undefined,
): { law?: Law; problems: Problem[] } {
  if (!read.value) return { problems: read.problems };
  const problems = crossCheck(read.value, name, base, read.at);
  return problems.length > 0 ? { problems } : { law: toLaw(read.value, base), problems };
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.yaml') && !name.startsWith('.'))
      .map((name) => name.slice(0, -'.yaml'.length))
      .sort();
  } catch {
    return [];
  }
}

function floorless(dir: string): Problem {
  return new Problem({
    code: 'law-no-federal',
    what: 'The federal law of the United States could not be read, and no plan can be made without it.',
    where: shownPath(join(dir, `${federalLaw}.yaml`)),
    remedy: 'Mend or restore this file; the copy that Tecum came with will do.',
    status: 500,
  });
}
