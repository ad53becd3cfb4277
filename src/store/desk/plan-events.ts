/** What was said and done about made plans, each entry once and for good. */
import type { Knex } from 'knex';

export const planEventKinds = [
  /** A reviewer returned it with a question; its author answered. */
  'returned',
  'answered',
  /** A reviewer's ruling. */
  'released',
  'refused',
  /** A second person let the emergency request out. */
  'emergency-released',
  /** A line of the checklist (`ref`), ticked or not. */
  'done',
  'undone',
  /** The threat is resolved; `ref` is the moment. */
  'resolved',
  /** Somebody looked at it, as its kind of case asks. */
  'reviewed',
  /** A later plan (`ref`) took its place. */
  'replaced',
] as const;
export type PlanEventKind = (typeof planEventKinds)[number];

export interface PlanEvent {
  id: number;
  planId: string;
  at: string;
  personId: string;
  kind: PlanEventKind;
  text: string;
  ref: string | null;
}

export interface PlanEventStore {
  add(event: Omit<PlanEvent, 'id'>): Promise<void>;
  /** Of one plan, the oldest first. */
  of(planId: string): Promise<PlanEvent[]>;
  /** Of several plans at once, the oldest first. */
  ofAll(planIds: string[]): Promise<PlanEvent[]>;
}

interface Row {
  id: number;
  plan_id: string;
  at: string;
  person_id: string;
  kind: PlanEventKind;
  text: string;
  ref: string | null;
}

/** The repository of plan events over an open database. */
export function planEventStore(db: Knex): PlanEventStore {
  const rows = () => db<Row>('plan_events');
  return {
    async add({ planId, at, personId, kind, text, ref }) {
      await rows().insert({ plan_id: planId, at, person_id: personId, kind, text, ref });
    },
    of: async (planId) => (await rows().where({ plan_id: planId }).orderBy('id')).map(toEvent),
    ofAll: async (planIds) => (await rows().whereIn('plan_id', planIds).orderBy('id')).map(toEvent),
  };
}

function toEvent({ id, plan_id, at, person_id, kind, text, ref }: Row): PlanEvent {
  return { id, planId: plan_id, at, personId: person_id, kind, text, ref };
}
