/** Returns and their files in the desk's database. */
import type { Knex } from 'knex';

export interface ReturnFile {
  no: number;
  /** As the person's machine called it. */
  name: string;
  bytes: number;
  sha256: string;
}

export interface Return {
  id: number;
  caseId: string;
  requestId: string | null;
  /** As the person said, or as the reading found; null when neither. */
  provider: string | null;
  /** ISO, UTC. */
  receivedAt: string;
  receivedFrom: string;
  receivedHow: string;
  note: string;
  /** What the provider calls this delivery; empty when it gave no number. */
  deliveryReference: string;
  /** The provider's list of hashes as pasted; lists that came as files are among the files. */
  hashList: string;
  /** Sealed by the desk; this room never sees it open. */
  archivePassword: string | null;
  createdBy: string;
  createdAt: string;
  files: ReturnFile[];
}

export type NewReturn = Omit<Return, 'id' | 'createdAt'>;

interface Row {
  id: number;
  case_id: string;
  request_id: string | null;
  provider: string | null;
  received_at: string;
  received_from: string;
  received_how: string;
  note: string;
  delivery_reference: string;
  hash_list: string;
  archive_password: string | null;
  created_by: string;
  created_at: string;
}

interface FileRow {
  return_id: number;
  no: number;
  name: string;
  bytes: number | string;
  sha256: string;
}

export interface ReturnStore {
  /** Writes the return and all its files, or nothing. */
  add(data: NewReturn, at: string): Promise<number>;
  byId(id: number): Promise<Return | null>;
  /** Newest first; `caseIds` null = of every case. */
  list(caseIds: string[] | null): Promise<Return[]>;
  /** Returns that hold one of these originals, of whatever case: who may see them is asked elsewhere. */
  withFiles(hashes: readonly string[]): Promise<Return[]>;
  /** What a person may put right afterwards. */
  change(id: number, change: { provider?: string | null; archivePassword?: string | null }): Promise<void>;
}

/** The repository of returns over an open database. */
export function returnStore(db: Knex): ReturnStore {
  return {
    add: (data, at) => db.transaction((trx) => insert(trx, data, at)),
    async byId(id) {
      const row = await db<Row>('returns').where({ id }).first();
      return row ? ((await withFiles(db, [row]))[0] ?? null) : null;
    },
    async list(caseIds) {
      const query = db<Row>('returns').orderBy('id', 'desc');
      return withFiles(db, await (caseIds === null ? query : query.whereIn('case_id', caseIds)));
    },
    async withFiles(hashes) {
      const ids = db('return_files')
        .whereIn('sha256', [...hashes])
        .select('return_id');
      return withFiles(db, await db<Row>('returns').whereIn('id', ids).orderBy('id'));
    },
    async change(id, { provider, archivePassword }) {
      const change = {
        ...(provider === undefined ? {} : { provider }),
        ...(archivePassword === undefined ? {} : { archive_password: archivePassword }),
      };
      if (Object.keys(change).length > 0) await db('returns').where({ id }).update(change);
    },
  };
}

async function insert(trx: Knex, data: NewReturn, at: string): Promise<number> {
  const row: Omit<Row, 'id'> = {
    case_id: data.caseId,
    request_id: data.requestId,
    provider: data.provider,
    received_at: data.receivedAt,
    received_from: data.receivedFrom,
    received_how: data.receivedHow,
    note: data.note,
    delivery_reference: data.deliveryReference,
    hash_list: data.hashList,
    archive_password: data.archivePassword,
    created_by: data.createdBy,
    created_at: at,
  };
  const [made] = await trx('returns').insert(row).returning('id');
  const id = Number(made.id);
  await trx('return_files').insert(data.files.map((file) => ({ ...file, return_id: id })));
  return id;
}

async function withFiles(db: Knex, rows: Row[]): Promise<Return[]> {
  const files = await db<FileRow>('return_files')
    .whereIn(
      'return_id',
      rows.map((row) => row.id),
    )
    .orderBy('no');
  return rows.map((row) => toReturn(row, files));
}

function toReturn(row: Row, files: FileRow[]): Return {
  return {
    id: row.id,
    caseId: row.case_id,
    requestId: row.request_id,
    provider: row.provider,
    receivedAt: row.received_at,
    receivedFrom: row.received_from,
    receivedHow: row.received_how,
    note: row.note,
    deliveryReference: row.delivery_reference,
    hashList: row.hash_list,
    archivePassword: row.archive_password,
    createdBy: row.created_by,
    createdAt: row.created_at,
    files: files
      .filter((file) => file.return_id === row.id)
      .map((file) => ({ no: file.no, name: file.name, bytes: Number(file.bytes), sha256: file.sha256 })),
  };
}
