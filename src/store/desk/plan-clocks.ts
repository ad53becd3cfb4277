/** Clocks that belong to a plan and to no request: its reviews, its end, what must come after an emergency. */
import type { Knex } from 'knex';
import type { ClockId } from '../../base/vocabulary.js';

/** What a clock of a plan is for. */
export type PlanClockAbout = 'review' | 'end' | 'follow-up';

export interface StoredPlanClock {
  id: number;
  planId: string;
  caseId: string;
  about: PlanClockAbout;
  clock: ClockId;
  what: string;
  startsAt: string;
  endsAt: string;
  citation: string;
  stoppedAt: string | null;
}

export type NewPlanClock = Omit<StoredPlanClock, 'id' | 'stoppedAt'>;

export interface PlanClockStore {
  add(clocks: NewPlanClock[]): Promise<void>;
  of(planId: string): Promise<StoredPlanClock[]>;
  /** Those that run in these cases (all when null), the next to end first. */
  running(caseIds: string[] | null): Promise<StoredPlanClock[]>;
  /** Stops those of one kind, or all of the plan. */
  stop(planId: string, about: PlanClockAbout | null, at: string): Promise<void>;
}

interface Row {
  id: number;
  plan_id: string;
  case_id: string;
  about: PlanClockAbout;
  clock: ClockId;
  what: string;
  starts_at: string;
  ends_at: string;
  citation: string;
  stopped_at: string | null;
}

/** The repository of plan clocks over an open database. */
export function planClockStore(db: Knex): PlanClockStore {
  const rows = () => db<Row>('plan_clocks');
  return {
    async add(clocks) {
      for (const clock of clocks) await rows().insert(toRow(clock));
    },
    of: async (planId) => (await rows().where({ plan_id: planId }).orderBy('id')).map(toClock),
    async running(caseIds) {
      const query = rows().whereNull('stopped_at').orderBy('ends_at');
      return (await (caseIds === null ? query : query.whereIn('case_id', caseIds))).map(toClock);
    },
    async stop(planId, about, at) {
      const query = rows().where({ plan_id: planId }).whereNull('stopped_at');
      await (about === null ? query : query.where({ about })).update({ stopped_at: at });
    },
  };
}

function toRow(clock: NewPlanClock): Omit<Row, 'id'> {
  const { planId, caseId, about, what, startsAt, endsAt, citation } = clock;
  return {
    plan_id: planId,
    case_id: caseId,
    about,
    clock: clock.clock,
    what,
    starts_at: startsAt,
    ends_at: endsAt,
    citation,
    stopped_at: null,
  };
}

function toClock(row: Row): StoredPlanClock {
  return {
    id: row.id,
    planId: row.plan_id,
    caseId: row.case_id,
    about: row.about,
    clock: row.clock,
    what: row.what,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    citation: row.citation,
    stoppedAt: row.stopped_at,
  };
}
