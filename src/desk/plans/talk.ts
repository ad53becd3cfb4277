/** What a reviewer and an author say to each other about a plan that the gate holds. */
import type { PlanEvent } from '../../store/desk/plan-events.js';

/** One line, with the name of who said it. */
export interface TalkLine {
  kind: 'returned' | 'answered';
  text: string;
  at: string;
  by: string;
}

const spoken = new Set<PlanEvent['kind']>(['returned', 'answered']);

/** The lines of a plan's events, the oldest first. */
export function talkOf(events: readonly PlanEvent[], nameOf: (id: string) => string): TalkLine[] {
  return events
    .filter((event) => spoken.has(event.kind))
    .map(({ kind, text, at, personId }) => ({
      kind: kind as TalkLine['kind'],
      text,
      at,
      by: nameOf(personId),
    }));
}

/** The question that its author has not answered; null where the reviewer has the next word. */
export function openQuestion(events: readonly PlanEvent[]): PlanEvent | null {
  const last = events.findLast((event) => spoken.has(event.kind));
  return last?.kind === 'returned' ? last : null;
}

/** True once a reviewer has asked something. */
export function wasReturned(events: readonly PlanEvent[]): boolean {
  return events.some((event) => event.kind === 'returned');
}
