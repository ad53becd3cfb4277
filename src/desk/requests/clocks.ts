/** Which clocks begin when a request is served, and what each is called. */
import { DateTime } from 'luxon';
import type { ClockId } from '../../base/vocabulary.js';
import type { PlanClock } from '../../navigator/types.js';
import type { NewClock } from '../../store/desk/requests.js';

/** What happens at the end of each clock, as a line of a list says it. */
export const clockNames: Record<ClockId, string> = {
  preservation: 'Preservation lapses',
  preservation_renewal: 'Renewed preservation lapses',
  production: 'Answer is due',
  nondisclosure: 'Non-disclosure order ends',
  notice: 'Notice to the user is due',
  notice_delay: 'Delay of notice ends',
  pen_trap: 'Pen/trap order ends',
  wiretap: 'Wiretap order ends',
  warrant_execution: 'Warrant must be executed',
  cybertip: 'CyberTip preservation lapses',
  download_link: 'Download link ends',
  retention: 'Retention ends',
  review: 'Review is due',
};

/** Clocks that do not begin with service on the provider, but with something a person records later. */
const notFromService = new Set<ClockId>([
  'download_link',
  'retention',
  'review',
  'warrant_execution',
  'notice',
  'cybertip',
  'preservation_renewal',
]);

/**
 * Clocks that begin with service. `servedAt` is an ISO instant; a clock of no fixed length (a court decides) does not run.
 * Hours count: `days` may be a fraction.
 */
export function clocksFromService(clocks: readonly PlanClock[], servedAt: string): NewClock[] {
  return clocks
    .filter((clock) => clock.days !== null && !notFromService.has(clock.id))
    .map((clock) => run(clock.id, servedAt, clock.days ?? 0, clock.citation));
}

/** A clock of `days` from an ISO instant. The day of the event is not counted. */
export function run(clock: ClockId, startsAt: string, days: number, citation: string): NewClock {
  const end = DateTime.fromISO(startsAt, { zone: 'utc' }).plus({ hours: days * 24 });
  return {
    clock,
    what: clockNames[clock],
    startsAt,
    endsAt: end.toISO({ suppressMilliseconds: true }) ?? startsAt,
    citation,
  };
}

/** A clock that ends with a day (ISO date) in a zone, UTC where none is stated. */
export function clockUntil(
  clock: ClockId,
  startsAt: string,
  day: string,
  zone: string | null | undefined,
): Omit<NewClock, 'citation'> {
  const end = DateTime.fromISO(day, { zone: zone || 'utc' })
    .endOf('day')
    .startOf('second')
    .toUTC();
  return {
    clock,
    what: clockNames[clock],
    startsAt,
    endsAt: end.toISO({ suppressMilliseconds: true }) ?? startsAt,
  };
}
