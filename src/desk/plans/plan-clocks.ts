/** The clocks of a plan itself: the next review, its last day, and what must come after an emergency. */
import { DateTime } from 'luxon';
import { followUpDue } from '../../navigator/index.js';
import type { PlanSafeguards } from '../../navigator/types.js';
import type { NewPlanClock } from '../../store/desk/plan-clocks.js';
import type { NewClock } from '../../store/desk/requests.js';
import { clockUntil } from '../requests/clocks.js';

const own = "the plan's own kind of case (data/safeguard-cases.yaml)";

interface About {
  planId: string;
  caseId: string;
  /** ISO instant. */
  now: string;
  /** IANA zone of the agency, in which days end. */
  zone: string;
}

/** Review and end of a plan, from its safeguards. Empty where the kind of case has neither. */
export function termClocks({ reviewOn, endsOn }: PlanSafeguards, about: About): NewPlanClock[] {
  return [
    ...(reviewOn ? [dayClock('review', 'The plan must be looked at again', reviewOn, about)] : []),
    ...(endsOn ? [dayClock('end', 'The plan ends', endsOn, about)] : []),
  ];
}

/** The next review, `days` from now, never after the end. */
export function nextReview(days: number, endsOn: string | undefined, about: About): NewPlanClock {
  const next = DateTime.fromISO(about.now, { zone: about.zone }).plus({ days }).toISODate() ?? about.now;
  const day = endsOn !== undefined && endsOn < next ? endsOn : next;
  return dayClock('review', 'The plan must be looked at again', day, about);
}

/** What must come after an emergency request that went out at `since`; days count in the agency's zone. */
export function followUpClock(
  followUp: NonNullable<PlanSafeguards['followUp']>,
  since: string,
  zone: string,
): NewClock {
  const due = followUpDue(since, followUp, zone);
  const citation = followUp.citation.slice(0, 300);
  const what = 'Process after the emergency is due';
  if (due.length === 10) return { ...clockUntil('review', since, due, zone), what, citation };
  return { clock: 'review', what, startsAt: since, endsAt: due, citation };
}

/** The same as a clock of the plan, until the request has one of its own. */
export function followUpOfPlan(
  followUp: NonNullable<PlanSafeguards['followUp']>,
  about: About,
): NewPlanClock {
  const { planId, caseId } = about;
  return { ...followUpClock(followUp, about.now, about.zone), planId, caseId, about: 'follow-up' };
}

function dayClock(
  about: 'review' | 'end',
  what: string,
  day: string,
  { planId, caseId, now, zone }: About,
): NewPlanClock {
  return { ...clockUntil('review', now, day, zone), planId, caseId, about, what, citation: own };
}
