/** Cases in the desk's database. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export interface Case {
  id: string;
  /** The agency's own number, as it prints on letters; unique. */
  number: string;
  title: string;
  /** Offence or threat in words, with its statute where given. */
  offence: string;
  open: boolean;
  ownerId: string;
  createdAt: string;
  updatedAt: string;
}

export interface NewCase {
  number: string;
  title: string;
  offence: string;
  ownerId: string;
}

interface Row {
  id: string;
  number: string;
  title: string;
  offence: string;
  open: boolean | number;
  owner_id: string;
  created_at: string;
  updated_at: string;
}

export interface CaseStore {
  add(data: NewCase, at: string): Promise<Case>;
  byId(id: string): Promise<Case | null>;
  byNumber(number: string): Promise<Case | null>;
  /** Those with these ids, or all when `ids` is null; newest change first. */
  list(ids: string[] | null): Promise<Case[]>;
  change(
    id: string,
    change: Partial<Pick<Case, 'number' | 'title' | 'offence' | 'open' | 'ownerId'>>,
    at: string,
  ): Promise<void>;
}

/** The repository of cases over an open database. */
export function caseStore(db: Knex): CaseStore {
  const first = async (where: Partial<Row>): Promise<Case | null> => {
    const row = await db<Row>('cases').where(where).first();
    return row ? toCase(row) : null;
  };
  return {
    async add(data, at) {
      const row: Row = {
        id: randomUUID(),
        number: data.number,
        title: data.title,
        offence: data.offence,
        open: true,
        owner_id: data.ownerId,
        created_at: at,
        updated_at: at,
      };
      await db('cases').insert(row);
      return toCase(row);
    },
    byId: (id) => first({ id }),
    byNumber: (number) => first({ number }),
    async list(ids) {
      const query = db<Row>('cases').orderBy('updated_at', 'desc');
      return (await (ids === null ? query : query.whereIn('id', ids))).map(toCase);
    },
    async change(id, change, at) {
      const { ownerId, ...rest } = change;
      const row = { ...rest, ...(ownerId === undefined ? {} : { owner_id: ownerId }), updated_at: at };
      await db('cases').where({ id }).update(row);
    },
  };
}

function toCase(row: Row): Case {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    offence: row.offence,
    open: Boolean(row.open),
    ownerId: row.owner_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
