/** Custody: who had a return, when, from where, and did what. Written once, never changed. */
import type { Knex } from 'knex';

export type CustodyAction = 'received' | 'read' | 'viewed' | 'exported' | 'verified' | 'seal';

export interface CustodyEntry {
  id: number;
  returnId: number;
  /** The original it is about; null = the whole return. */
  sha256: string | null;
  /** ISO, UTC. */
  at: string;
  /** Name and e-mail address, or `Tecum` for its own work. */
  who: string;
  action: CustodyAction;
  /** Address the person worked from, or the machine's own work. */
  fromWhere: string;
  note: string;
}

interface Row {
  id: number;
  return_id: number;
  sha256: string | null;
  at: string;
  who: string;
  action: CustodyAction;
  from_where: string;
  note: string;
}

export interface CustodyStore {
  add(entry: Omit<CustodyEntry, 'id'>): Promise<void>;
  /** Oldest first. */
  list(returnId: number): Promise<CustodyEntry[]>;
}

/** The repository of custody over an open database. */
export function custodyStore(db: Knex): CustodyStore {
  return {
    async add(entry) {
      await db('custody').insert({
        return_id: entry.returnId,
        sha256: entry.sha256,
        at: entry.at,
        who: entry.who,
        action: entry.action,
        from_where: entry.fromWhere,
        note: entry.note,
      });
    },
    async list(returnId) {
      const rows = await db<Row>('custody').where({ return_id: returnId }).orderBy('id');
      return rows.map(({ return_id, from_where, ...row }) => ({
        ...row,
        returnId: return_id,
        fromWhere: from_where,
      }));
    },
  };
}
