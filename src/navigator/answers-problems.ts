/** A complaint about one field of the answers, in words that the person who filled it in can act on. */
import type { z } from 'zod';
import { Problem } from '../base/problem.js';

type Issue = z.core.$ZodIssue;

const remedies: Record<string, string> = {
  'It is not a date.': 'Write it as 2026-01-13, or with a time as 2026-01-13T08:30.',
  'There is no such day.': 'Write it as 2026-01-13.',
  'It is no time zone.': 'Write a zone of the IANA list, as America/New_York or UTC.',
  'It is no country code.': 'Write the two letters of ISO 3166, as US.',
  'It is empty.': 'Fill it in, or take it away.',
  'It is longer than 50,000 characters.': 'Keep what bears on the request; the rest belongs in the case.',
  'It cannot be below 0.': 'Write the years as a number.',
};

/** `where` is the path as people write it: `accounts[1].value`. */
export function fieldProblem(issue: Issue, input: unknown): Problem {
  const where = showPath(issue.path);
  const value = valueAt(input, issue.path);
  if (value === undefined) return missing(where, issue);
  const what =
    issue.code === 'custom' || issue.code === 'too_small' || issue.code === 'invalid_format'
      ? issue.message
      : wrong(issue);
  return new Problem({
    code: 'answers-field',
    what: `${quote(value)}${what}`,
    where,
    remedy: remedies[issue.message] ?? remedy(issue, value),
  });
}

/** `['accounts', 1, 'value']` → `accounts[1].value`. */
export function showPath(path: readonly PropertyKey[]): string {
  const shown = path.reduce<string>(
    (so, part) =>
      typeof part === 'number' ? `${so}[${part}]` : `${so}${so === '' ? '' : '.'}${String(part)}`,
    '',
  );
  return shown === '' ? 'answers' : shown;
}

function missing(where: string, issue: Issue): Problem {
  return new Problem({
    code: 'answers-missing',
    what: 'It is missing.',
    where,
    remedy: `Add it. ${remedy(issue)}`.trim(),
  });
}

function wrong(issue: Issue): string {
  if (issue.code === 'invalid_value') return 'It is not one of the words allowed.';
  if (issue.code === 'invalid_type') return `It should be ${kinds[issue.expected] ?? `a ${issue.expected}`}.`;
  return issue.message.replace(/\.?$/, '.');
}

function remedy(issue: Issue, value?: unknown): string {
  if (typeof value === 'number' && issue.code === 'invalid_type' && issue.expected === 'string') {
    return 'Put it in quotes ("+19375550142"), so that no sign or nought of it is lost.';
  }
  if (issue.code === 'invalid_value') return `Use one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_type') return `Write ${kinds[issue.expected] ?? `a ${issue.expected}`}.`;
  return 'See docs/the-plan.md for an example.';
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

function quote(value: unknown): string {
  return typeof value === 'string' && value.trim() !== '' ? `“${value.slice(0, 60)}”: ` : '';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part],
    input,
  );
}
