/** Judges the rules that stand in files (`data/letters/rules/written/`). */
import type { LetterFacts } from '../facts.js';
import type { LetterProblem } from '../types.js';
import { type Check, problem } from './rule.js';
import { at, type Held, holds } from './rule-tests.js';
import { type WrittenRule, writtenRules } from './written-rules.js';

/** One problem for each rule that bears; for a rule about a table, one for each row. */
export const checkWritten: Check = ({ facts }) =>
  writtenRules()
    .filter((rule) => rule.instruments.includes(facts.instrument) && isOf(rule, facts))
    .flatMap((rule) => heldOf(rule, facts).map(({ row }) => said(rule, facts, row)));

function isOf({ of, notOf }: WrittenRule, { jurisdiction }: LetterFacts): boolean {
  const { country, state } = jurisdiction;
  const names = [country, state ?? (country === 'us' ? 'federal' : country)];
  const within = (list: readonly string[]) => names.some((name) => list.includes(name));
  return (of === undefined || within(of)) && (notOf === undefined || !within(notOf));
}

/** Every test must hold; the rows are those of the test that is about rows. */
function heldOf({ all }: WrittenRule, facts: LetterFacts): Held {
  let found: Held = [{}];
  for (const test of all) {
    const held = holds(test, facts);
    if (held.length === 0) return [];
    if (held.some(({ row }) => row !== undefined)) found = held;
  }
  return found;
}

function said(rule: WrittenRule, facts: LetterFacts, row: number | undefined): LetterProblem {
  const value = at(rule.where, facts);
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const fill = (words: string) => words.replaceAll('{value}', shown.slice(0, 80));
  const where = row === undefined ? rule.where : `${rule.where}[${row}]`;
  return problem(rule.id, rule.severity, where, fill(rule.text), fill(rule.remedy), rule.citation);
}
