/** Versions of a request's final print: each approved print once, never changed. */
import type { Knex } from 'knex';
import type { RequestState } from '../../base/vocabulary.js';

/** A paragraph of a print, as it stood when it was frozen. */
export interface StoredParagraph {
  /** Id of the document of the letter that it stands in. */
  document: string;
  text: string;
}

export interface StoredVersion {
  requestId: string;
  /** 1, 2, 3 … within its request. */
  number: number;
  /** Of the PDF in the vault. */
  sha256: string;
  code: string;
  /** ISO instant of the approval. */
  at: string;
  /** Who approved it. */
  personId: string;
  /** Number of the version that it replaces. */
  replaces: number | null;
  /** True when the PDF carries the agency's own electronic signature. */
  sealed: boolean;
  /** The letter; the letters room knows its shape. */
  frozen: unknown;
  paragraphs: StoredParagraph[];
}

export type NewVersion = Omit<StoredVersion, 'requestId'>;

/** A version and how its request stands: all that a confirmation needs, in one question. */
export interface VersionStanding {
  version: StoredVersion;
  state: RequestState;
  /** The code in force of that request; null when no print is. */
  codeInForce: string | null;
}

interface Row {
  request_id: string;
  number: number;
  sha256: string;
  code: string;
  at: string;
  person_id: string;
  replaces: number | null;
  sealed: boolean | number;
  frozen: string;
  paragraphs: string;
}

export interface VersionStore {
  /** Oldest first. */
  of(requestId: string): Promise<StoredVersion[]>;
  byCode(code: string): Promise<VersionStanding | null>;
}

/** The repository of versions over an open database. */
export function versionStore(db: Knex): VersionStore {
  return {
    of: async (request_id) =>
      (await db<Row>('request_versions').where({ request_id }).orderBy('number')).map(toVersion),
    async byCode(code) {
      const row = (await db('request_versions')
        .join('requests', 'requests.id', 'request_versions.request_id')
        .where('request_versions.code', code)
        .select('request_versions.*', 'requests.state as state', 'requests.code as code_in_force')
        .first()) as (Row & { state: RequestState; code_in_force: string | null }) | undefined;
      return row ? { version: toVersion(row), state: row.state, codeInForce: row.code_in_force } : null;
    },
  };
}

/** Adds a version inside the transaction that approves it. */
export async function addVersion(db: Knex, requestId: string, version: NewVersion): Promise<void> {
  await db<Row>('request_versions').insert({
    request_id: requestId,
    number: version.number,
    sha256: version.sha256,
    code: version.code,
    at: version.at,
    person_id: version.personId,
    replaces: version.replaces,
    sealed: version.sealed,
    frozen: JSON.stringify(version.frozen),
    paragraphs: JSON.stringify(version.paragraphs),
  });
}

function toVersion(row: Row): StoredVersion {
  return {
    requestId: row.request_id,
    number: row.number,
    sha256: row.sha256,
    code: row.code,
    at: row.at,
    personId: row.person_id,
    replaces: row.replaces,
    sealed: Boolean(row.sealed),
    frozen: JSON.parse(row.frozen),
    paragraphs: JSON.parse(row.paragraphs) as StoredParagraph[],
  };
}
