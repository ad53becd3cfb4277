/** Who signed a request's print: a name, a day, a way, and the scan of the signed paper where there is one. */
import type { Knex } from 'knex';

/** On paper, with a key of the signer's, or by a court. */
export const signatureWays = ['paper', 'key', 'court'] as const;
export type SignatureWay = (typeof signatureWays)[number];

/** A scan in the vault. */
export interface Scan {
  sha256: string;
  /** As the sender's machine called it; data, never a path. */
  name: string;
  type: string;
  bytes: number;
}

export interface StoredSignature {
  id: number;
  requestId: string;
  /** Number of the version that was signed. */
  version: number;
  way: SignatureWay;
  /** Of the signer, or of the judge. */
  name: string;
  title: string;
  /** ISO day. */
  signedOn: string;
  court: string;
  docket: string;
  scan: Scan | null;
  /** Who recorded it, and when. */
  personId: string;
  at: string;
}

export type NewSignature = Omit<StoredSignature, 'id' | 'requestId'>;

interface Row {
  id: number;
  request_id: string;
  version: number;
  way: SignatureWay;
  name: string;
  title: string;
  signed_on: string;
  court: string;
  docket: string;
  scan_sha256: string | null;
  scan_name: string | null;
  scan_type: string | null;
  scan_bytes: number | null;
  person_id: string;
  at: string;
}

export interface SignatureStore {
  /** Oldest first. */
  of(requestId: string): Promise<StoredSignature[]>;
}

/** The repository of signatures over an open database. */
export function signatureStore(db: Knex): SignatureStore {
  return {
    of: async (request_id) =>
      (await db<Row>('request_signatures').where({ request_id }).orderBy('id')).map(toSignature),
  };
}

/** Adds a signature inside the transaction that records it. */
export async function addSignature(db: Knex, requestId: string, one: NewSignature): Promise<void> {
  await db<Omit<Row, 'id'>>('request_signatures').insert({
    request_id: requestId,
    version: one.version,
    way: one.way,
    name: one.name,
    title: one.title,
    signed_on: one.signedOn,
    court: one.court,
    docket: one.docket,
    scan_sha256: one.scan?.sha256 ?? null,
    scan_name: one.scan?.name ?? null,
    scan_type: one.scan?.type ?? null,
    scan_bytes: one.scan?.bytes ?? null,
    person_id: one.personId,
    at: one.at,
  });
}

function toSignature(row: Row): StoredSignature {
  const { id, version, way, name, title, court, docket, at } = row;
  const scan = row.scan_sha256 && {
    sha256: row.scan_sha256,
    name: row.scan_name ?? '',
    type: row.scan_type ?? '',
    bytes: row.scan_bytes ?? 0,
  };
  return {
    ...{ id, version, way, name, title, court, docket, at },
    requestId: row.request_id,
    signedOn: row.signed_on,
    scan: scan || null,
    personId: row.person_id,
  };
}
