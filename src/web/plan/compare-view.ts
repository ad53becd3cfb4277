/** Two plans side by side, as their page shows them. */
import { type CanIssue, canIssueIds } from '../../base/vocabulary.js';
import { showDate } from '../../base/zone.js';
import type { CompareChange, ComparedPlans } from '../../desk/plans/compare.js';
import { type Choice, states } from '../../desk/plans/wizard/choices.js';
import type { Law } from '../../law/types.js';
import { type ComparedRow, categoryWords, processWords } from '../../navigator/index.js';
import type { Answers } from '../../navigator/types.js';
import { fieldsOf } from '../forms.js';

/** What one plan says of a category, in words beside a mark. */
export interface SideView {
  mark: string;
  words: string;
  why: string;
}

/** What is asked to be compared, from the address; `errors` by field. */
export interface CompareQuery {
  change: CompareChange;
  asked: boolean;
  all: boolean;
  values: Record<string, unknown>;
  errors: Record<string, string>;
}

/** Reads the address: `canIssue` (several), `state` (`none` = no State), `asOf-day`/`-month`/`-year`, `show=all`. */
export function readCompare(query: Record<string, unknown>, answers: Answers, asOf: string): CompareQuery {
  const form = fieldsOf(query);
  const canIssue = canIssueIds.filter((id) => form.list('canIssue').includes(id));
  const state = form.text('state');
  const day = form.date('asOf');
  const asked = form.checked('compare') || canIssue.length > 0;
  const known = state === 'none' || states.some((choice) => choice.value === state);
  const change: CompareChange = {
    ...(asked ? { canIssue } : {}),
    ...(known ? { state: state === 'none' ? null : state } : {}),
    ...(day !== null && day !== 'unreadable' ? { asOf: day } : {}),
  };
  const errors: Record<string, string> =
    day === 'unreadable' ? { asOf: 'The day must be a real date, like 27 3 2026' } : {};
  const boxes = Object.fromEntries(
    ['day', 'month', 'year'].map((part) => [`asOf-${part}`, form.text(`asOf-${part}`)]),
  );
  const values = {
    canIssue: asked ? canIssue : answers.authority.canIssue,
    state: state || answers.authority.state || 'none',
    ...(day === null ? boxesOf(asOf) : boxes),
  };
  return { change, asked, all: form.text('show') === 'all', values, errors };
}

function boxesOf(day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-');
  return { 'asOf-day': String(Number(date)), 'asOf-month': String(Number(month)), 'asOf-year': year };
}

/** What else could be signed, each as one click: the plan's powers and this one. */
export function presets(answers: Answers, signable: readonly Choice<CanIssue>[], href: string) {
  const has = answers.authority.canIssue;
  return signable
    .filter(({ value }) => !has.includes(value))
    .map(({ value, text }) => ({
      text: `With ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
      href: `${href}?${new URLSearchParams([...has, value].map((id): [string, string] => ['canIssue', id]))}`,
    }));
}

/** The rows; only those that differ, unless all are wanted. */
export function compareView({ a, b, comparison }: ComparedPlans, law: Law, all: boolean) {
  const rows = comparison.rows.filter((row) => all || row.changed);
  return {
    text: comparison.text,
    gained: comparison.gained,
    lost: comparison.lost,
    decision: comparison.decision.changed ? comparison.decision : null,
    asOf: a.asOf === b.asOf ? null : { a: showDate(a.asOf), b: showDate(b.asOf) },
    rows: rows.map((row) => ({
      provider: row.providerName,
      category: categoryWords(row.category),
      changed: row.changed,
      a: side(row.a, law),
      b: side(row.b, law),
    })),
    same: comparison.rows.length - comparison.rows.filter((row) => row.changed).length,
    steps: { a: a.steps.length, b: b.steps.length },
  };
}

function side(of: ComparedRow['a'], law: Law): SideView {
  if (of === null) return { mark: '·', words: 'Not asked for', why: '' };
  if (!of.available) return { mark: '✗', words: 'Cannot be had', why: of.why };
  const process = processWords(law, of.process);
  return of.canIssue
    ? { mark: '✓', words: `By ${process}`, why: of.why }
    : { mark: '⚠', words: `Needs ${process}: out of your reach`, why: of.why };
}
