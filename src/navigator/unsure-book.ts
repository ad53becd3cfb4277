/** Loads `data/unsure.yaml`: what each "I do not know" leads to. */
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { readYamlFile } from '../base/yaml-file.js';
import { unsureIds } from './answers-schema.js';

const text = z.string().min(1);
const question = z.strictObject({ question: z.enum(unsureIds), text, how: text, assume: text });
const schema = z.strictObject({
  asOf: text,
  questions: z.array(question),
  noHolder: z.strictObject({ text, how: text }),
});

/** What each unanswered question leads to, the weightiest first, and a need that no named account can answer. */
export type UnsureBook = Pick<z.infer<typeof schema>, 'questions' | 'noHolder'>;

/**
 * Reads it.
 * @throws ProblemList `unsure-file` with every problem: file, line, remedy
 */
export function loadUnsure(file: string): UnsureBook {
  const read = readYamlFile(file, schema);
  const missing = unsureIds.filter((id) => !read.value?.questions.some((each) => each.question === id));
  const problems =
    read.value === undefined ? read.problems : missing.map((id) => lacking(id, read.at(['questions'])));
  if (problems.length > 0 || read.value === undefined)
    throw new ProblemList('unsure-file', 'What to do about “I do not know” cannot be read', problems);
  return read.value;
}

function lacking(id: string, where: string): Problem {
  const remedy = 'Put it back: every question can be answered with “I do not know”.';
  return new Problem({ code: 'unsure-missing', what: `The question "${id}" is missing.`, where, remedy });
}
