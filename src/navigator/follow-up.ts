/** When the process after an emergency must be looked at: which rule fits the authority, and on which day it falls. */
import { DateTime } from 'luxon';
import { Problem } from '../base/problem.js';
import type { FollowUpRule } from './safeguards-file.js';
import type { Answers, PlanSafeguards } from './types.js';

/** The first rule of the list that fits the authority on the day; the loader saw that the last fits all. */
export function followUpFor(rules: readonly FollowUpRule[], answers: Answers, asOf: string): FollowUpRule {
  const { country, state, agencyType } = answers.authority;
  return rules.find(
    (rule) =>
      (rule.countries?.includes(country) ?? true) &&
      (rule.states === undefined || (state !== undefined && rule.states.includes(state.toUpperCase()))) &&
      rule.except?.includes(agencyType) !== true &&
      (rule.from ?? '') <= asOf,
  )!;
}

/**
 * The moment or day on which a follow-up is due. Saturdays and Sundays count neither as court days nor as working
 * days; holidays of a court are not known here, so a day may be early, never late.
 * @param since ISO moment of the event, with offset
 * @param zone IANA zone of the agency, in which days begin
 * @returns ISO moment for hours, ISO date for days
 * @throws Problem `follow-up-since` when the moment cannot be read
 */
export function followUpDue(
  since: string,
  followUp: Pick<NonNullable<PlanSafeguards['followUp']>, 'count' | 'unit'>,
  zone = 'UTC',
): string {
  const start = DateTime.fromISO(since, { setZone: true });
  if (!start.isValid) throw unreadable(since);
  if (followUp.unit === 'hours') return start.toUTC().plus({ hours: followUp.count }).toISO();
  let day = start.setZone(zone).startOf('day');
  for (let left = followUp.count; left > 0; ) {
    day = day.plus({ days: 1 });
    if (day.weekday <= 5) left -= 1;
  }
  return day.toISODate() as string;
}

function unreadable(since: string): Problem {
  return new Problem({
    code: 'follow-up-since',
    what: `“${since}” is no date with an hour.`,
    where: 'since',
    remedy: 'Write it as 2026-11-24T18:30:00-05:00.',
  });
}
