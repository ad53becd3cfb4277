/** Is what a written rule asks about so in this letter? */
import { DateTime } from 'luxon';
import { daysBetween } from '../../base/zone.js';
import { periodBounds } from '../dates.js';
import type { LetterFacts } from '../facts.js';
import { type FieldValue, isGiven } from '../fields.js';
import { alike, saysNothing } from './stock.js';
import { patternOf, type RuleTest } from './written-rules.js';

/** Places at which a test holds: one without a place for a letter as a whole, one for each bad row of a table; none = it does not hold. */
export type Held = { row?: number }[];

const yes: Held = [{}];
const no: Held = [];

/** Judges one test. */
export function holds(test: RuleTest, facts: LetterFacts): Held {
  if ('rows' in test) return badRows(test, facts);
  return isSo(test, facts) ? yes : no;
}

function isSo(test: Exclude<RuleTest, { rows: string }>, facts: LetterFacts): boolean {
  if ('lacks' in test)
    return spoken(test.fields, facts) !== '' && !patternOf(test.lacks).test(spoken(test.fields, facts));
  if ('holds' in test) return patternOf(test.holds).test(spoken(test.fields, facts));
  if ('repeats' in test) return saysNothing(spoken([test.field], facts));
  if ('alike' in test) return anyAlike(test.alike.map((field) => spoken([field], facts)));
  if ('is' in test)
    return among(
      test.is.map((one) => meant(one, facts)),
      at(test.path, facts),
    );
  if ('not' in test) return given(test.path, facts) && !among(test.not, at(test.path, facts));
  if ('given' in test) return given(test.path, facts) === test.given;
  if ('after' in test) return dayOff(test.after, test.day, facts) > test.by;
  if ('before' in test) return dayOff(test.day, test.before, facts) > test.by;
  if ('over' in test) return Number(at(test.path, facts) ?? Number.NaN) > test.over;
  return isMuch(test, facts);
}

type Much = Extract<
  RuleTest,
  | { categories: unknown }
  | { moreCategoriesThan: number }
  | { moreDaysThan: number }
  | { moreAccountsThan: number }
>;

function isMuch(test: Much, facts: LetterFacts): boolean {
  if ('categories' in test) return facts.categories.some(({ id }) => test.categories.includes(id));
  if ('moreCategoriesThan' in test) return facts.categories.length > test.moreCategoriesThan;
  if ('moreAccountsThan' in test) return facts.identifiers.length > test.moreAccountsThan;
  const { from, to } = periodBounds(facts.period);
  return from !== null && to !== null && to.diff(from, 'days').days > test.moreDaysThan;
}

/** `fields.ndo_ends`, `about.instrument`, `date`; undefined where a part of the way is not there. */
export function at(path: string, facts: LetterFacts): unknown {
  let here: unknown = facts;
  for (const part of path.split('.')) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string, unknown>)[part];
  }
  return here;
}

function given(path: string, facts: LetterFacts): boolean {
  const value = at(path, facts);
  return value !== null && isGiven(value as FieldValue | undefined);
}

/** `=signer.name` stands for what the letter says there. */
function meant(one: string | boolean, facts: LetterFacts): string | boolean {
  if (typeof one !== 'string' || !one.startsWith('=')) return one;
  const value = at(one.slice(1), facts);
  return typeof value === 'string' && value.trim() !== '' ? value : false;
}

function among(wanted: readonly (string | boolean)[], value: unknown): boolean {
  const held: unknown[] = Array.isArray(value) ? value : [value];
  return held.some((one) => wanted.includes(one as string | boolean));
}

/** Days from one day to another, both by their paths; NaN where one is no day, so that nothing compares. */
function dayOff(from: string, to: string, facts: LetterFacts): number {
  const [a, b] = [dayAt(from, facts), dayAt(to, facts)];
  return a && b ? daysBetween(a, b) : Number.NaN;
}

function dayAt(path: string, facts: LetterFacts): string | undefined {
  const value = at(path, facts);
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return undefined;
  return DateTime.fromISO(value).isValid ? value.slice(0, 10) : undefined;
}

/** What was written into some fields, of lists and tables every text. */
export function spoken(ids: readonly string[], { fields }: LetterFacts): string {
  return ids
    .flatMap((id) => textsOf(fields[id]))
    .join('\n')
    .trim();
}

function textsOf(value: FieldValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)));
}

function anyAlike(texts: string[]): boolean {
  const written = texts.filter((text) => text !== '');
  return written.some((text, index) => written.slice(index + 1).some((other) => alike(text, other)));
}

function badRows(test: Extract<RuleTest, { rows: string }>, { fields }: LetterFacts): Held {
  const rows = fields[test.rows];
  const pattern = new RegExp(test.unlike, 'u');
  if (!Array.isArray(rows)) return no;
  return rows.flatMap((row, index) => {
    const value = typeof row === 'string' ? '' : (row[test.column] ?? '').trim();
    return value === '' || pattern.test(value) ? [] : [{ row: index }];
  });
}
