/** Are the dates there, in a zone, in order, and in the past? */
import { daysBetween, isZone } from '../../base/zone.js';
import { longDate, periodBounds } from '../dates.js';
import { logCategories } from '../subscriber-items.js';
import { type Check, type CheckContext, practice, problem } from './rule.js';

/** Checks the period of the letter; a preservation without one is a warning, logs without one an error. */
export const checkPeriod: Check = (context) => {
  const { period } = context.facts;
  if (period.from === null && period.to === null) return checkNone(context);
  return [...checkZone(context), ...checkEnds(context), ...checkOrder(context), ...checkAssumed(context)];
};

function checkNone({ facts }: CheckContext) {
  if (facts.instrument === 'preservation_extension' || facts.instrument === 'deficiency_letter') return [];
  const logs = facts.categories.some((category) => logCategories.includes(category.id));
  const must = facts.instrument !== 'preservation' && logs;
  return [
    problem(
      'period-missing',
      must ? 'must' : 'should',
      'period',
      must ? 'The letter asks for logs and gives no dates.' : 'The letter gives no dates.',
      'Give the first and the last day that you need, with the time zone.',
      must
        ? 'Requests without dates are sent back as too broad: Guidelines for legal requests (GitHub, 23 March 2026)'
        : practice.identity,
    ),
  ];
}

function checkZone({ facts: { period } }: CheckContext) {
  if (period.zone !== null && isZone(period.zone)) return [];
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

function checkEnds({ facts: { period, instrument } }: CheckContext) {
  if (period.from !== null && period.to !== null) return [];
  const must = instrument === 'subpoena';
  const side = period.from === null ? 'first' : 'last';
  return [
    problem(
      'period-open',
      must ? 'must' : 'should',
      period.from === null ? 'period.from' : 'period.to',
      `The ${side} day of the period is missing.`,
      `Give the ${side} day that you need.`,
      practice.identity,
    ),
  ];
}

function checkOrder({ facts }: CheckContext) {
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
  if (lastDay !== null && daysBetween(facts.date, lastDay) > 0) found.push(futureEnd(facts.date, lastDay));
  return found;
}

function futureEnd(date: string, lastDay: string) {
  return problem(
    'period-in-future',
    'must',
    'period.to',
    `The period ends on ${longDate(lastDay)}, after the date of the letter (${longDate(date)}); this instrument reaches only what is stored.`,
    'End the period on the date of the letter. For what is still to come, a pen register or interception order is needed.',
    '18 U.S.C. 2703(f)(1); 3123; 2518',
  );
}

function checkAssumed({ facts: { period } }: CheckContext) {
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
