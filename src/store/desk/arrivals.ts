/** Files on their way into the vault: who sends them, from where, how far they are, what became of them. */
import type { Knex } from 'knex';

/** How a file comes. */
export type ArrivalWay = 'form' | 'resumable upload' | 'command line' | 'drop folder';

export interface Arrival {
  id: string;
  caseId: string;
  personId: string;
  /** As the sender's machine called it; data, never a path. */
  name: string;
  /** Bytes announced; null where nobody said. */
  announced: number | null;
  /** What the sender's machine says of the file (when it was changed); empty where it says nothing. */
  stamp: string;
  /** Bytes and hash, once all is here. */
  bytes: number | null;
  sha256: string | null;
  way: ArrivalWay;
  /** Address on the network, or the machine's own. */
  fromWhere: string;
  /** In how many pieces it came, for one that was broken off and gone on with. */
  pieces: number;
  /** ISO, UTC: its first byte. */
  beganAt: string;
  arrivedAt: string | null;
  /** The return that it became part of. */
  returnId: number | null;
  /** ISO, UTC: when it is removed if no return has taken it. */
  expiresAt: string;
}

export type NewArrival = Omit<Arrival, 'bytes' | 'sha256' | 'pieces' | 'arrivedAt' | 'returnId'>;

interface Row {
  id: string;
  case_id: string;
  person_id: string;
  name: string;
  announced: number | string | null;
  stamp: string;
  bytes: number | string | null;
  sha256: string | null;
  way: ArrivalWay;
  from_where: string;
  pieces: number;
  began_at: string;
  arrived_at: string | null;
  return_id: number | null;
  expires_at: string;
}

export interface ArrivalStore {
  add(arrival: NewArrival): Promise<void>;
  byId(id: string): Promise<Arrival | null>;
  /** Those of one person for one case that no return has taken yet, oldest first. */
  waiting(personId: string, caseId: string): Promise<Arrival[]>;
  /** How many of a person's files no return has taken yet. */
  countWaiting(personId: string): Promise<number>;
  /** Its hash is known and it is about to lie in the vault. */
  hashed(id: string, sha256: string, bytes: number): Promise<void>;
  arrived(id: string, at: string): Promise<void>;
  piece(id: string, expiresAt: string): Promise<void>;
  /** Answers how many it was: one that another return has taken is not among them. */
  taken(ids: readonly string[], returnId: number): Promise<number>;
  remove(id: string): Promise<void>;
  /** Those that no return has taken and whose time is over. */
  expired(at: string): Promise<Arrival[]>;
  /** True when anything of the desk points to an original: a return, a letter, a signature, another arrival. */
  isReferred(sha256: string, exceptArrival: string): Promise<boolean>;
}

/** The repository of arrivals over an open database. */
export function arrivalStore(db: Knex): ArrivalStore {
  const table = () => db<Row>('arrivals');
  return {
    add: async (arrival) => void (await table().insert(toRow(arrival))),
    byId: async (id) => {
      const row = await table().where({ id }).first();
      return row ? toArrival(row) : null;
    },
    waiting: async (personId, caseId) => {
      const where = { person_id: personId, case_id: caseId };
      return (await table().where(where).whereNull('return_id').orderBy('began_at')).map(toArrival);
    },
    countWaiting: async (personId) => {
      const found = await table().where({ person_id: personId }).whereNull('return_id').count({ n: '*' });
      return Number(found[0]?.n ?? 0);
    },
    hashed: async (id, sha256, bytes) => void (await table().where({ id }).update({ sha256, bytes })),
    arrived: async (id, at) => void (await table().where({ id }).update({ arrived_at: at })),
    piece: async (id, expiresAt) =>
      void (await table()
        .where({ id })
        .update({ pieces: db.raw('pieces + 1'), expires_at: expiresAt })),
    taken: (ids, returnId) =>
      table()
        .whereIn('id', [...ids])
        .whereNull('return_id')
        .update({ return_id: returnId }),
    remove: async (id) => void (await table().where({ id }).delete()),
    expired: async (at) =>
      (await table().whereNull('return_id').where('expires_at', '<', at).orderBy('began_at')).map(toArrival),
    isReferred: (sha256, exceptArrival) => isReferred(db, sha256, exceptArrival),
  };
}

/** Every column of the desk that names an original. */
export const references: readonly [string, string][] = [
  ['return_files', 'sha256'],
  ['requests', 'pdf_sha256'],
  ['request_versions', 'sha256'],
  ['request_signatures', 'scan_sha256'],
];

async function isReferred(db: Knex, sha256: string, exceptArrival: string): Promise<boolean> {
  for (const [table, column] of references) if (await db(table).where(column, sha256).first()) return true;
  const other = await db('arrivals').where({ sha256 }).whereNot({ id: exceptArrival }).first();
  return other !== undefined;
}

function toRow(arrival: NewArrival): Partial<Row> {
  return {
    id: arrival.id,
    case_id: arrival.caseId,
    person_id: arrival.personId,
    name: arrival.name.slice(0, 500),
    announced: arrival.announced,
    stamp: arrival.stamp.slice(0, 60),
    way: arrival.way,
    from_where: arrival.fromWhere.slice(0, 300),
    began_at: arrival.beganAt,
    expires_at: arrival.expiresAt,
  };
}

function toArrival(row: Row): Arrival {
  const number = (value: number | string | null) => (value === null ? null : Number(value));
  return {
    id: row.id,
    caseId: row.case_id,
    personId: row.person_id,
    name: row.name,
    announced: number(row.announced),
    stamp: row.stamp,
    bytes: number(row.bytes),
    sha256: row.sha256,
    way: row.way,
    fromWhere: row.from_where,
    pieces: row.pieces,
    beganAt: row.began_at,
    arrivedAt: row.arrived_at,
    returnId: row.return_id,
    expiresAt: row.expires_at,
  };
}
