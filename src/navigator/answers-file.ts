/** Reads the answers of a plan from a YAML or JSON file; every error names the file and the line. */
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { readYamlFile } from '../base/yaml-file.js';
import { type AnswersContext, checkAnswers, type ParsedAnswers } from './answers.js';

/**
 * Reads an answers file.
 * @param file absolute path of a YAML (or JSON) file
 * @throws ProblemList `answers-file` with all problems at once; `where` is `answers.yaml:12 (period.from)`
 */
export function readAnswersFile(file: string, context: AnswersContext = {}): ParsedAnswers {
  const read = readYamlFile(file, z.unknown());
  if (read.problems.length > 0) throw list(read.problems);
  const { parsed, fields } = checkAnswers(read.value ?? {}, context);
  if (parsed !== undefined) return parsed;
  throw list(fields.map(({ path, problem }) => placed(problem, read.at(path))));
}

function list(problems: Problem[]): ProblemList {
  return new ProblemList('answers-file', 'The answers cannot make a plan', problems);
}

function placed({ code, what, where, remedy }: Problem, place: string): Problem {
  return new Problem({ code, what, where: `${place} (${where})`, remedy });
}
