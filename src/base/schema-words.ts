/** A schema's complaint in words that a person who edits YAML can act on. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What is wrong, one sentence. `present` says whether the file has anything at that path. */
export function issueWhat(issue: Issue, path: Path, present: boolean): string {
  if (issue.code === 'unrecognized_keys') return `the key "${String(path.at(-1))}" is not known here.`;
  if (!present) return 'it is missing.';
  if (issue.code === 'invalid_type') return `it is not ${article(issue.expected)}.`;
  if (issue.code === 'invalid_value') return 'the word is not one of those allowed.';
  if (issue.code === 'too_small') return 'it is empty, too short or too small.';
  if (issue.code === 'invalid_format')
    return `it is not written as ${formats[issue.format]?.name ?? 'it must be'}.`;
  return issue.message.replace(/\.?$/, '.');
}

/** What to do about it, one sentence. */
export function issueRemedy(issue: Issue, path: Path, present: boolean): string {
  if (issue.code === 'unrecognized_keys') return unknownKeyRemedy(String(path.at(-1)));
  if (issue.code === 'invalid_value') return `Use one of: ${issue.values.map(String).join(', ')}.`;
  if (!present && issue.code === 'invalid_type')
    return `Add "${String(path.at(-1))}": ${article(issue.expected)}.`;
  if (issue.code === 'invalid_type') return `Write ${article(issue.expected)}.`;
  if (issue.code === 'too_small') return 'Fill it in, or take the key out if nothing is known.';
  if (issue.code === 'invalid_format')
    return formats[issue.format]?.remedy ?? 'Compare it with the same key in another file.';
  return 'Compare it with the same key in another file.';
}

/** A "key" with spaces is nearly always the rest of a text whose comma YAML took for the end. */
function unknownKeyRemedy(key: string): string {
  if (key.includes(' ')) return 'Put quotes around the whole text that it belongs to; it has a comma in it.';
  return 'Check how it is spelled, or take it out.';
}

const formats: Record<string, { name: string; remedy: string }> = {
  date: { name: 'a date', remedy: 'Write year, month and day: 2026-01-31.' },
  url: { name: 'a web address', remedy: 'Write it in full, with https:// before it.' },
  regex: { name: 'it must be', remedy: 'Compare it with the same key in another file.' },
};

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a group of keys',
  boolean: 'true or false',
};

function article(kind: string): string {
  return kinds[kind] ?? `a ${kind}`;
}
