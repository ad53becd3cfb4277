/** Several problems found in one pass, raised as one. */
import { Problem } from './problem.js';

/**
 * A {@link Problem} that carries all that was found, so that a person mends a file once and not once a message.
 * `what` is the count and the first problem; `problems` holds every one, in the order of the files and lines.
 */
export class ProblemList extends Problem {
  readonly problems: readonly Problem[];

  constructor(code: string, subject: string, problems: readonly Problem[]) {
    const [first] = problems;
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super({
      code,
      what: `${subject}: ${count}. ${first?.what ?? ''}`.trim(),
      where: first?.where,
      remedy: first?.remedy,
    });
    this.name = 'ProblemList';
    this.problems = problems;
  }
}
