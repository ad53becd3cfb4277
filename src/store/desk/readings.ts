/** Readings of returns in the desk's database; their records lie in Parquet. */
import type { Knex } from 'knex';

export type ReadingState = 'waiting' | 'ready' | 'failed' | 'cancelled';

export interface Reading {
  id: number;
  returnId: number;
  caseId: string;
  state: ReadingState;
  /** JSON of what was allowed, so that a reading can be judged later; null = no limit. */
  scope: unknown;
  provider: string | null;
  /** `snap 3` */
  reader: string | null;
  records: number;
  sealed: number;
  findings: number;
  drift: number;
  createdAt: string;
  finishedAt: string | null;
}

interface Row {
  id: number;
  return_id: number;
  case_id: string;
  state: ReadingState;
  scope: string | null;
  provider: string | null;
  reader: string | null;
  records: number;
  sealed: number;
  findings: number;
  drift: number;
  created_at: string;
  finished_at: string | null;
}

export type ReadingCounts = Pick<
  Reading,
  'provider' | 'reader' | 'records' | 'sealed' | 'findings' | 'drift'
>;

export interface ReadingStore {
  add(data: { returnId: number; caseId: string; scope: unknown }, at: string): Promise<number>;
  byId(id: number): Promise<Reading | null>;
  /** Newest first. */
  ofReturn(returnId: number): Promise<Reading[]>;
  /** The newest ready reading of each return of a case, oldest return first. */
  currentOfCase(caseId: string): Promise<Reading[]>;
  ready(id: number, counts: ReadingCounts, at: string): Promise<void>;
  ended(id: number, state: 'failed' | 'cancelled', at: string): Promise<void>;
}

/** The repository of readings over an open database. */
export function readingStore(db: Knex): ReadingStore {
  const readings = () => db<Row>('readings');
  return {
    async add(data, at) {
      const scope = data.scope === null ? null : JSON.stringify(data.scope);
      const row = { return_id: data.returnId, case_id: data.caseId, state: 'waiting', scope, created_at: at };
      const [made] = await db('readings').insert(row).returning('id');
      return Number(made.id);
    },
    async byId(id) {
      const row = await readings().where({ id }).first();
      return row ? toReading(row) : null;
    },
    ofReturn: async (return_id) =>
      (await readings().where({ return_id }).orderBy('id', 'desc')).map(toReading),
    async currentOfCase(case_id) {
      const rows = await readings().where({ case_id, state: 'ready' }).orderBy('id');
      const newest = new Map(rows.map((row) => [row.return_id, row]));
      return [...newest.values()].sort((a, b) => a.return_id - b.return_id).map(toReading);
    },
    ready: async (id, counts, at) =>
      void (await readings()
        .where({ id })
        .update({ ...counts, state: 'ready', finished_at: at })),
    ended: async (id, state, at) => void (await readings().where({ id }).update({ state, finished_at: at })),
  };
}

function toReading(row: Row): Reading {
  const { return_id, case_id, created_at, finished_at, scope, ...rest } = row;
  return {
    ...rest,
    returnId: return_id,
    caseId: case_id,
    scope: scope === null ? null : JSON.parse(scope),
    createdAt: created_at,
    finishedAt: finished_at,
  };
}
