/** Checks a plan's answers: all field errors at once, unknown keys as warnings, never half a set of answers. */
import { DateTime } from 'luxon';
import type { z } from 'zod';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { fieldProblem } from './answers-problems.js';
import { answersSchema, knownKeys } from './answers-schema.js';
import type { Answers } from './types.js';

type Path = readonly PropertyKey[];

/** What the answers may name; what is absent here is not checked (the plan checks it then, with a warning). */
export interface AnswersContext {
  needs?: { has(id: string): boolean; keys?(): Iterable<string> };
}

/** Answers that can make a plan, and what is worth saying about them. */
export interface ParsedAnswers {
  answers: Answers;
  /** Sentences: an unknown key, a value that was assumed. */
  warnings: string[];
}

/** All that is wrong with a set of answers; `fields` has each problem with its path. */
export interface AnswersCheck {
  parsed?: ParsedAnswers;
  fields: { path: Path; problem: Problem }[];
}

/**
 * Checks answers given as an object (from YAML, JSON or a form).
 * @param input anything; `from`, `to` and `asOf` are ISO dates or date-times, `zone` an IANA zone
 * @throws ProblemList `answers-invalid`: one problem for each field, `where` is its path (`period.from`)
 */
export function parseAnswers(input: unknown, context: AnswersContext = {}): ParsedAnswers {
  const { parsed, fields } = checkAnswers(input, context);
  if (parsed !== undefined) return parsed;
  throw new ProblemList(
    'answers-invalid',
    'The answers cannot make a plan',
    fields.map((field) => field.problem),
  );
}

/** As {@link parseAnswers}, for a door that shows errors beside the fields; never throws. */
export function checkAnswers(input: unknown, context: AnswersContext = {}): AnswersCheck {
  const given = withAssumed(withoutNulls(input));
  const read = answersSchema.safeParse(given);
  if (!read.success) {
    return {
      fields: read.error.issues.map((issue) => ({ path: issue.path, problem: fieldProblem(issue, given) })),
    };
  }
  const fields = [...periodErrors(read.data), ...needErrors(read.data, context)];
  if (fields.length > 0) return { fields };
  return {
    fields: [],
    parsed: { answers: read.data as Answers, warnings: [...unknownKeys(given), ...assumed(input)] },
  };
}

/** What stands in for a question answered with "I do not know", so that a plan can be made as far as it goes. */
const standIns = {
  businessCase: {
    value: 'investigate-crime',
    said: 'The kind of case is not known; the investigation of a crime is assumed.',
  },
  authority: {
    value: { country: 'US', agencyType: 'local-police', canIssue: [] },
    said: 'For whom you act is not known; a local police agency of the United States is assumed.',
  },
};
type StandIn = keyof typeof standIns;

/** Fills in what was answered with "I do not know" and left out. */
function withAssumed(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const added = leftOpen(given as Record<string, unknown>).map((id) => [id, standIns[id].value]);
  return added.length === 0 ? given : { ...given, ...Object.fromEntries(added) };
}

function leftOpen(given: Record<string, unknown>): StandIn[] {
  const { unsure } = given;
  if (!Array.isArray(unsure)) return [];
  return (Object.keys(standIns) as StandIn[]).filter((id) => unsure.includes(id) && given[id] === undefined);
}

/** A key without a value (`provider:` in YAML) is a key not given. */
function withoutNulls(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(withoutNulls);
  if (typeof input !== 'object' || input === null) return input;
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [key, withoutNulls(value)]));
}

function periodErrors(read: z.output<typeof answersSchema>): AnswersCheck['fields'] {
  const { from, to, zone } = read.period ?? {};
  if (from === undefined || to === undefined || instant(from, zone) <= instant(to, zone, true)) return [];
  const problem = new Problem({
    code: 'answers-period',
    what: `The period ends (${to}) before it begins (${from}).`,
    where: 'period.to',
    remedy: 'Exchange the two, or correct one.',
  });
  return [{ path: ['period', 'to'], problem }];
}

/** µs are not needed here: ms since 1970. A day without time ends with its last moment. */
function instant(text: string, zone = 'UTC', end = false): number {
  const at = DateTime.fromISO(text, { zone });
  return (end && text.length === 10 ? at.endOf('day') : at).toMillis();
}

function needErrors(read: z.output<typeof answersSchema>, context: AnswersContext): AnswersCheck['fields'] {
  const known = context.needs;
  if (known === undefined) return [];
  return read.needs.flatMap((need, at) =>
    known.has(need) ? [] : [{ path: ['needs', at], problem: unknownNeed(need, at, known) }],
  );
}

function unknownNeed(need: string, at: number, known: NonNullable<AnswersContext['needs']>): Problem {
  return new Problem({
    code: 'answers-need',
    what: `There is no need “${need}”.`,
    where: `needs[${at}]`,
    remedy: `Use one of: ${[...(known.keys?.() ?? [])].join(', ')}.`,
  });
}

/** Keys that the answers do not know: told, never dropped in silence. */
function unknownKeys(input: unknown): string[] {
  const groups = Object.entries(knownKeys).flatMap(([group, keys]) =>
    valuesOf(input, group).flatMap((value) =>
      Object.keys(value)
        .filter((key) => !keys.includes(key))
        .map((key) => dotted(group, key)),
    ),
  );
  return [...new Set(groups)].map(
    (key) => `The key “${key}” is not known here and was left unread. Check its spelling.`,
  );
}

function dotted(group: string, key: string): string {
  return group === '' ? key : `${group}.${key}`;
}

function valuesOf(input: unknown, group: string): object[] {
  const value = group === '' ? input : (input as Record<string, unknown>)[group];
  const list = Array.isArray(value) ? value : [value];
  return list.filter((each): each is object => typeof each === 'object' && each !== null);
}

/** What was assumed, aloud. */
function assumed(input: unknown): string[] {
  const given = withoutNulls(input) as Record<string, unknown>;
  const unsure = Array.isArray(given.unsure) ? given.unsure : [];
  const danger = given.danger === undefined && !unsure.includes('danger');
  return [
    ...(danger ? ['Danger is not stated; none is assumed.'] : []),
    ...leftOpen(given).map((id) => standIns[id].said),
  ];
}
