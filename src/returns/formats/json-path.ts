/** Patterns that say which elements of a JSON file are wanted: `messages[]`, `chats.list[].messages[]`, `*[]`. */
import { Problem } from '../../base/problem.js';

/** One step down: `[]` = any element of an array, `*` = any member of an object, else a member's name. */
export type Step = { list: true } | { list: false; key: string | null };

/**
 * Splits a pattern into steps. Members are separated by `.`; a dot inside a name is written `\.`.
 * @throws Problem `json-pattern` when the pattern does not end in `[]`.
 */
export function parsePattern(pattern: string): Step[] {
  const steps: Step[] = [];
  for (const part of pattern.match(/(?:\\.|[^.\\])+/g) ?? []) {
    const lists = /(?:\[\])*$/.exec(part)?.[0] ?? '';
    const key = part.slice(0, part.length - lists.length).replace(/\\(.)/g, '$1');
    if (key !== '') steps.push({ list: false, key: key === '*' ? null : key });
    for (let i = 0; i < lists.length; i += 2) steps.push({ list: true });
  }
  if (steps.at(-1)?.list !== true) {
    throw new Problem({ code: 'json-pattern', what: `The pattern "${pattern}" does not end in [].` });
  }
  return steps;
}

/** Where a pattern stands after some steps down: which pattern, and how many of its steps are taken. */
export interface Active {
  pattern: number;
  at: number;
}

/** The patterns that are still possible one step further down. */
export function advance(
  patterns: readonly Step[][],
  active: readonly Active[],
  key: string | null,
): Active[] {
  if (active.length === 0) return none;
  const next: Active[] = [];
  for (const { pattern, at } of active) {
    const step = patterns[pattern]?.[at];
    if (step === undefined) continue;
    const fits = key === null ? step.list : !step.list && (step.key === null || step.key === key);
    if (fits) next.push({ pattern, at: at + 1 });
  }
  return next.length > 0 ? next : none;
}

const none: Active[] = [];

/** A path as people write it: `chats.list[3]["odd.name"]`. `prefix` is the path of the object. */
export function memberPath(prefix: string, key: string): string {
  if (/[.[\]"]/.test(key) || key === '') return `${prefix}[${JSON.stringify(key)}]`;
  return prefix === '' ? key : `${prefix}.${key}`;
}
