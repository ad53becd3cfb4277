/** The calendar feed (ICS) of the clocks that run for a person: case number and provider, never a person or an account. */
import { ICalAlarmType, ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { newToken, tokenHash } from '../../safeguards/tokens.js';
import { calendarTokenStore } from '../../store/desk/calendar-tokens.js';
import type { Person } from '../../store/desk/people.js';
import { planClockStore } from '../../store/desk/plan-clocks.js';
import type { Cases } from '../cases/cases.js';
import type { BaseServices } from '../services.js';
import { clockNames } from './clocks.js';
import type { Requests } from './requests.js';

/** A clock as the feed tells it. */
export interface FeedClock {
  /** Stays the same as long as the clock runs. */
  uid: string;
  /** `Preservation lapses: Snap, case 26-0117` */
  summary: string;
  /** ISO instant at which it ends. */
  endsAt: string;
  citation: string;
}

export interface CalendarFeed {
  /** Makes the secret part of a feed's address; an earlier one no longer works. Its text is never to be had again. */
  make(person: Person): Promise<string>;
  /** Since when the person has a feed, and when it was last read; null without one. */
  of(person: Person): Promise<{ madeAt: string; lastUsedAt: string | null } | null>;
  revoke(person: Person): Promise<boolean>;
  /** The feed of that secret; null for one that is not in force. */
  read(token: string): Promise<string | null>;
}

/** Feeds over an open desk. */
export function openCalendar(base: BaseServices, cases: Cases, requests: Requests): CalendarFeed {
  const store = calendarTokenStore(base.db);
  const now = () => base.now().toISOString();
  const record = (person: Person, action: string) =>
    base.audit.record({ who: person.email, action, subject: `person/${person.id}` });
  return {
    async make(person) {
      const token = newToken();
      await store.set(person.id, tokenHash(token), now());
      await record(person, 'calendar.made');
      return token;
    },
    of: (person) => store.ofPerson(person.id),
    async revoke(person) {
      const had = await store.remove(person.id);
      if (had) await record(person, 'calendar.revoked');
      return had;
    },
    async read(token) {
      const found = await store.byHash(tokenHash(token));
      const person = found && (await base.people.byId(found.personId));
      if (!person?.active) return null;
      await store.used(person.id, now());
      return feedText(await clocksFor(person, base, cases, requests), base.now());
    },
  };
}

async function clocksFor(
  person: Person,
  base: BaseServices,
  cases: Cases,
  requests: Requests,
): Promise<FeedClock[]> {
  if (!base.access.can(person, 'case.read')) return [];
  const numbers = new Map((await cases.listFor(person)).map(({ id, number }) => [id, number]));
  const ofRequests = await requests.runningClocks(person);
  const providers = new Map<string, string>();
  for (const caseId of new Set(ofRequests.map((clock) => clock.caseId)))
    for (const one of await requests.forCase(caseId)) providers.set(one.id, one.providerName);
  const ofPlans = await planClockStore(base.db).running(await cases.idsFor(person));
  const about = (caseId: string) => `case ${numbers.get(caseId) ?? 'without number'}`;
  return [
    ...ofRequests.map(({ id, clock, requestId, caseId, endsAt, citation }) => ({
      uid: `request-clock-${id}@tecum`,
      summary: `${clockNames[clock]}: ${providers.get(requestId) ?? 'a provider'}, ${about(caseId)}`,
      ...{ endsAt, citation },
    })),
    ...ofPlans.map(({ id, about: kind, caseId, endsAt, citation }) => ({
      uid: `plan-clock-${id}@tecum`,
      summary: `${planWords[kind]}: ${about(caseId)}`,
      ...{ endsAt, citation },
    })),
  ];
}

/** A plan's own words may name a person, so the feed has words of its own. */
const planWords = { review: 'Review is due', end: 'The plan ends', 'follow-up': 'Follow-up of an emergency' };

const daysBefore = [7, 1];

/** The clocks as an iCalendar object (RFC 5545); each an instant, with alarms a week and a day before. */
export function feedText(clocks: readonly FeedClock[], now: Date): string {
  const calendar = new ICalCalendar({
    name: 'Tecum: clocks',
    prodId: { company: 'tecum', product: 'desk', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const { uid, summary, endsAt, citation } of clocks) {
    const end = new Date(endsAt);
    const event = calendar.createEvent({ id: uid, start: end, end, stamp: now, summary });
    event.description(citation);
    for (const days of daysBefore)
      event.createAlarm({ type: ICalAlarmType.display, trigger: days * 86_400, description: summary });
  }
  // Each line ends in CRLF, the last one too (RFC 5545, 3.1); the library leaves that one out.
  return `${calendar.toString().trimEnd()}\r\n`;
}
