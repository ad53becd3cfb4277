/** Are the dates there, in a zone, in order, in the past, and no longer than needed? */
import { daysBetween, isZone } from '../../base/zone.js';
import { dataFor } from '../../catalog/facts.js';
import { longDate, periodBounds } from '../dates.js';
import { logCategories } from '../subscriber-items.js';
import type { LetterProblem } from '../types.js';
import { categoryWords } from '../words.js';
import { providerOf } from './judge.js';
import { type Check, type CheckContext, citeProvider, practice, problem } from './rule.js';
import { traitOf, traits } from './traits.js';

/** Checks the period of the letter, as far as its instrument wants one. */
export const checkPeriod: Check = (context) => {
  const { period } = context.facts;
  if (period.from === null && period.to === null) return checkNone(context);
  const years = checkYears(context);
  if (years.length > 0) return years;
  return [
    ...checkZone(context),
    ...checkEnds(context),
    ...checkClock(context),
    ...checkOrder(context),
    ...checkLength(context),
    ...checkAssumed(context),
  ];
};

function checkNone({ facts }: CheckContext): LetterProblem[] {
  const { period: wanted } = traitOf(facts.instrument);
  if (wanted === undefined) return [];
  const logs = facts.categories.some((category) => logCategories.includes(category.id));
  const must = wanted === 'must' || (wanted === 'logs' && logs);
  return [
    problem(
      'period-missing',
      must ? 'must' : 'should',
      'period',
      must && logs ? 'The letter asks for logs and gives no dates.' : 'The letter gives no dates.',
      'Give the first and the last day that you need, with the time zone.',
      must ? traits().longSource : practice.identity,
    ),
  ];
}

/** A year typed with two digits becomes one of antiquity. */
function checkYears({ facts: { period } }: CheckContext): LetterProblem[] {
  const { firstYear, lastYear } = traits();
  return (['from', 'to'] as const).flatMap((side) => {
    const year = Number(period[side]?.slice(0, 4) ?? firstYear);
    if (year >= firstYear && year <= lastYear) return [];
    return [
      problem(
        'period-year',
        'must',
        `period.${side}`,
        `The year of ${period[side]} cannot be meant.`,
        'Write the year with all four digits.',
        practice.identity,
      ),
    ];
  });
}

const zones = new Map<string, boolean>();

/** Asked of the same few zones again and again, and slow to find out. */
export function isKnownZone(zone: string | null): boolean {
  if (zone === null) return false;
  const known = zones.get(zone) ?? isZone(zone);
  if (zones.size >= 200) zones.clear();
  zones.set(zone, known);
  return known;
}

function checkZone({ facts: { period } }: CheckContext): LetterProblem[] {
  if (isKnownZone(period.zone)) return [];
  const text = period.zone === null ? 'The dates have no time zone.' : `"${period.zone}" is not a time zone.`;
  return [
    problem(
      'zone-missing',
      'must',
      'period.zone',
      text,
      'Give a zone of the IANA list, such as America/New_York or UTC.',
      practice.identity,
    ),
  ];
}

function checkEnds({ facts: { period, instrument } }: CheckContext): LetterProblem[] {
  const { ends } = traitOf(instrument);
  if ((period.from !== null && period.to !== null) || ends === undefined) return [];
  const side = period.from === null ? 'first' : 'last';
  return [
    problem(
      'period-open',
      ends,
      period.from === null ? 'period.from' : 'period.to',
      `The ${side} day of the period is missing.`,
      `Give the ${side} day that you need.`,
      practice.identity,
    ),
  ];
}

/** In the hour that the clocks leave out in spring; what is printed is the time an hour later. */
function checkClock({ facts: { period } }: CheckContext): LetterProblem[] {
  const bounds = periodBounds(period);
  return (['from', 'to'] as const).flatMap((side) => {
    const typed = /T(\d{2}:\d{2})(?!.*([+-]\d|Z))/.exec(period[side] ?? '')?.[1];
    const shown = bounds[side]?.toFormat('HH:mm');
    if (typed === undefined || shown === undefined || typed === shown) return [];
    return [
      problem(
        'period-clock-change',
        'should',
        `period.${side}`,
        `There was no ${typed} on that day in ${period.zone}: the clocks were put forward. The letter says ${shown}.`,
        'Give a time that the clocks showed, or give it in UTC.',
        practice.identity,
      ),
    ];
  });
}

function checkOrder({ facts }: CheckContext): LetterProblem[] {
  const { from, to } = periodBounds(facts.period);
  const found = [];
  if (from && to && from > to) {
    found.push(
      problem(
        'period-reversed',
        'must',
        'period',
        'The period ends before it begins.',
        'Exchange the two dates or put the wrong one right.',
        practice.identity,
      ),
    );
  }
  const lastDay = to?.toISODate() ?? null;
  const ahead = lastDay !== null && daysBetween(facts.date, lastDay) > 0;
  if (ahead && !traitOf(facts.instrument).future) found.push(futureEnd(facts.date, lastDay));
  return found;
}

function futureEnd(date: string, lastDay: string): LetterProblem {
  return problem(
    'period-in-future',
    'must',
    'period.to',
    `The period ends on ${longDate(lastDay)}, after the date of the letter (${longDate(date)}); this instrument reaches only what is stored.`,
    'End the period on the date of the letter. For what is still to come, a pen register or interception order is needed.',
    '18 U.S.C. 2703(f)(1); 3123; 2518',
  );
}

/** More than a year of what is of a time: with how long the provider keeps it, where it says so. */
function checkLength(context: CheckContext): LetterProblem[] {
  const { period, categories, instrument } = context.facts;
  const { longDays, longSource, timeless } = traits();
  const { from, to } = periodBounds(period);
  const timed = categories.filter(({ id }) => !timeless.includes(id));
  const days = from && to ? Math.ceil(to.diff(from, 'days').days) : 0;
  if (days <= longDays || timed.length === 0 || traitOf(instrument).period === undefined) return [];
  return [
    problem(
      'period-long',
      'should',
      'period',
      `The period is ${days} days long.${habitOf(
        context,
        timed.map(({ id }) => id),
      )}`,
      'Ask for the days around what happened, or say in the facts why each part of the time is needed.',
      longSource,
    ),
  ];
}

function habitOf(context: CheckContext, ids: LetterFactsCategory[]): string {
  const provider = providerOf(context);
  const rows = ids.flatMap((id) => (provider ? dataFor(provider, id) : []));
  const row = rows.find((each) => each.retention !== undefined);
  if (!row) return '';
  const cited = citeProvider(context, row.source);
  return ` ${provider!.name} keeps ${categoryWords[row.category]}: ${row.retention!.replace(/\.$/, '')} (${cited}).`;
}
type LetterFactsCategory = CheckContext['facts']['categories'][number]['id'];

function checkAssumed({ facts: { period } }: CheckContext): LetterProblem[] {
  return period.assumed.map((part) =>
    problem(
      part === 'zone' ? 'zone-assumed' : 'period-assumed',
      'should',
      part === 'zone' ? 'period.zone' : `period.${part}`,
      part === 'zone'
        ? `You did not state a time zone; ${period.zone} was assumed.`
        : `You did not state the ${part} of the period; it was assumed.`,
      'Confirm it or change it.',
      practice.identity,
    ),
  );
}
