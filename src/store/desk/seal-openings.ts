/** Openings of sealed records in the desk's database. A row moves on by its state and is never taken away. */
import type { Knex } from 'knex';

export type OpeningState = 'asked' | 'open' | 'refused' | 'closed';

/** Which sealed records are meant; an absent limit is none. */
export interface SealPart {
  kinds?: string[];
  categories?: string[];
  /** µs, first moment within and first moment past the end. */
  from?: number;
  to?: number;
}

export interface SealOpening {
  id: number;
  returnId: number;
  /** Id of the person who asked; only this person sees what is opened. */
  askedBy: string;
  askedAt: string;
  reason: string;
  part: SealPart;
  days: number;
  state: OpeningState;
  decidedBy: string | null;
  decidedAt: string | null;
  decision: string;
  /** ISO, UTC; null until it is opened. */
  endsAt: string | null;
  closedBy: string | null;
  closedAt: string | null;
}

interface Row {
  id: number;
  return_id: number;
  asked_by: string;
  asked_at: string;
  reason: string;
  part: string;
  days: number;
  state: OpeningState;
  decided_by: string | null;
  decided_at: string | null;
  decision: string;
  ends_at: string | null;
  closed_by: string | null;
  closed_at: string | null;
}

export type NewOpening = Pick<SealOpening, 'returnId' | 'askedBy' | 'askedAt' | 'reason' | 'part' | 'days'>;
type Decision = Pick<SealOpening, 'decidedBy' | 'decidedAt' | 'decision' | 'endsAt'> & {
  state: 'open' | 'refused';
};

export interface SealOpeningStore {
  add(opening: NewOpening): Promise<number>;
  byId(id: number): Promise<SealOpening | null>;
  /** Newest first. */
  ofReturn(returnId: number): Promise<SealOpening[]>;
  /** All that wait for a decision, oldest first. */
  waiting(): Promise<SealOpening[]>;
  /** Decides one that waits, unless its asker is the one who decides. False when it was decided already. */
  decide(id: number, decision: Decision): Promise<boolean>;
  /** Ends one that waits or is open. False when it had ended. */
  close(id: number, by: string, at: string): Promise<boolean>;
}

/** The repository of openings over an open database. */
export function sealOpeningStore(db: Knex): SealOpeningStore {
  const table = () => db<Row>('seal_openings');
  return {
    async add({ returnId, askedBy, askedAt, reason, part, days }) {
      const row = { return_id: returnId, asked_by: askedBy, asked_at: askedAt, reason, days };
      const [made] = await db('seal_openings')
        .insert({ ...row, part: JSON.stringify(part), state: 'asked' })
        .returning('id');
      return Number(made.id);
    },
    async byId(id) {
      const row = await table().where({ id }).first();
      return row ? toOpening(row) : null;
    },
    ofReturn: async (return_id) => (await table().where({ return_id }).orderBy('id', 'desc')).map(toOpening),
    waiting: async () => (await table().where({ state: 'asked' }).orderBy('id')).map(toOpening),
    async decide(id, { state, decidedBy, decidedAt, decision, endsAt }) {
      const change = { state, decided_by: decidedBy, decided_at: decidedAt, decision, ends_at: endsAt };
      // The rule of two people holds in the database as well, whatever called.
      const waiting = table()
        .where({ id, state: 'asked' })
        .whereNot({ asked_by: decidedBy ?? '' });
      return (await waiting.update(change)) === 1;
    },
    async close(id, closed_by, closed_at) {
      const change = { state: 'closed' as const, closed_by, closed_at };
      return (await table().where({ id }).whereIn('state', ['asked', 'open']).update(change)) === 1;
    },
  };
}

function toOpening(row: Row): SealOpening {
  return {
    id: row.id,
    returnId: row.return_id,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    reason: row.reason,
    part: JSON.parse(row.part) as SealPart,
    days: row.days,
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decision: row.decision,
    endsAt: row.ends_at,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
  };
}
