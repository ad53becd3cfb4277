/** Two plans side by side: what one process gets and the other does not. */
import type { DataCategory, Decision, Process } from '../base/vocabulary.js';
import { byText } from './env.js';
import type { Plan, Step } from './types.js';
import { categoryWords, instrumentWords } from './words.js';

/** How one plan has a category of a provider. `step` is absent where it cannot be had. */
export interface ComparedSide {
  available: boolean;
  process: Process;
  step?: string;
  /** The person can have it issued. */
  canIssue: boolean;
  /** The verdict in a sentence, or why it cannot be had. */
  why: string;
}

/** One category at one provider, in both plans; a side is null where that plan does not ask for it. */
export interface ComparedRow {
  provider: string;
  providerName: string;
  category: DataCategory;
  a: ComparedSide | null;
  b: ComparedSide | null;
  changed: boolean;
  /** In a sentence, where something differs. */
  text: string;
}

/** Two plans compared. */
export interface PlanComparison {
  decision: { a: Decision; b: Decision; changed: boolean };
  rows: ComparedRow[];
  /** Categories that the person gets signed in one plan and not in the other. */
  gained: number;
  lost: number;
  text: string;
}

/**
 * Compares two plans, category by category: what is had, by which process, and whether the person can have it issued.
 * @param a the plan to start from, `b` the one to compare with it; made of different answers, or for different days
 */
export function comparePlans(a: Plan, b: Plan): PlanComparison {
  const [left, right] = [sidesOf(a), sidesOf(b)];
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort(byText);
  const names = new Map([...a.steps, ...b.steps].map((step) => [step.provider, step.providerName]));
  const rows = keys.map((key) => row(key, left.get(key) ?? null, right.get(key) ?? null, names));
  const gained = rows.filter((each) => !within(each.a) && within(each.b)).length;
  const lost = rows.filter((each) => within(each.a) && !within(each.b)).length;
  const decision = { a: a.decision, b: b.decision, changed: a.decision !== b.decision };
  return { decision, rows, gained, lost, text: inWords(rows, gained, lost) };
}

function within(side: ComparedSide | null): boolean {
  return side?.available === true && side.canIssue;
}

function sidesOf(plan: Plan): Map<string, ComparedSide> {
  const had = plan.steps.flatMap((step) =>
    step.categories.map((each): [string, ComparedSide] => [
      `${step.provider} ${each.id}`,
      {
        available: true,
        process: each.process,
        step: step.id,
        canIssue: step.canIssue,
        why: each.because ?? each.reasons[0]?.text ?? '',
      },
    ]),
  );
  const not = plan.notAvailable.map((each): [string, ComparedSide] => [
    `${each.provider} ${each.category}`,
    { available: false, process: 'not_available', canIssue: false, why: each.reasons[0]?.text ?? '' },
  ]);
  return new Map([...had, ...not]);
}

function row(
  key: string,
  a: ComparedSide | null,
  b: ComparedSide | null,
  names: Map<string, string>,
): ComparedRow {
  const [provider = '', category = ''] = key.split(' ');
  const providerName = names.get(provider) ?? provider;
  const id = category as DataCategory;
  const changed = stateOf(a) !== stateOf(b);
  const text = changed
    ? `${providerName}, ${categoryWords(id)}: ${stateWords(a)}; then ${stateWords(b)}.`
    : '';
  return { provider, providerName, category: id, a, b, changed, text };
}

function stateOf(side: ComparedSide | null): string {
  return side === null ? 'none' : `${side.available} ${side.process} ${side.canIssue}`;
}

function stateWords(side: ComparedSide | null): string {
  if (side === null) return 'not asked for';
  if (!side.available) return 'cannot be had';
  const process = instrumentWords(side.process as Step['instrument']);
  return side.canIssue ? `had by ${process}` : `needs ${process}, which is out of your reach`;
}

function inWords(rows: ComparedRow[], gained: number, lost: number): string {
  const changed = rows.filter((each) => each.changed).length;
  if (changed === 0) return 'The two plans get the same data by the same process.';
  const parts = [
    `${changed} of ${rows.length} ${rows.length === 1 ? 'item differs' : 'items differ'}`,
    ...(gained > 0 ? [`the second gets ${gained} more`] : []),
    ...(lost > 0 ? [`the second loses ${lost}`] : []),
  ];
  return `${parts.join('; ')}.`;
}
