/** The one family of errors that Tecum raises: what was wrong, where, and what to do about it. */

export interface ProblemInit {
  /** Stable kebab-case id, e.g. `zip-truncated`; tests and screens switch on it, never on the words. */
  code: string;
  /** What was wrong, as a sentence. */
  what: string;
  /** Where: a file and line, a form field, an archive member. */
  where?: string;
  /** What the reader can do now. */
  remedy?: string;
  cause?: unknown;
  /** HTTP status a door may use; 400 unless said otherwise. */
  status?: number;
}

/**
 * An error a person can act on.
 * @example throw new Problem({ code: 'date-unreadable', what: 'The date "2026-13-01" is not a date.', where: 'period.from', remedy: 'Write it as 2026-01-13.' })
 */
export class Problem extends Error {
  readonly code: string;
  readonly what: string;
  readonly where: string | undefined;
  readonly remedy: string | undefined;
  readonly status: number;

  constructor(init: ProblemInit) {
    super(sentence(init), init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'Problem';
    this.code = init.code;
    this.what = init.what;
    this.where = init.where;
    this.remedy = init.remedy;
    this.status = init.status ?? 400;
  }

  /** The shape every door shows: `{ code, what, where, remedy }`. */
  toJSON(): { code: string; what: string; where?: string; remedy?: string } {
    return { code: this.code, what: this.what, where: this.where, remedy: this.remedy };
  }
}

function sentence(init: ProblemInit): string {
  const where = init.where ? `${init.where}: ` : '';
  return `${where}${init.what}${init.remedy ? ` ${init.remedy}` : ''}`;
}

/** True for a {@link Problem}; use it where an unknown error is caught. */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem;
}
