/** The list of who may see which case. */
import type { Knex } from 'knex';

interface Row {
  case_id: string;
  person_id: string;
  granted_at: string;
  granted_by: string;
}

export interface CaseAccessStore {
  has(caseId: string, personId: string): Promise<boolean>;
  grant(caseId: string, personId: string, by: string, at: string): Promise<void>;
  revoke(caseId: string, personId: string): Promise<void>;
  /** Ids of the people listed for a case. */
  people(caseId: string): Promise<string[]>;
  /** Ids of the cases a person is listed for. */
  cases(personId: string): Promise<string[]>;
}

/** The repository of case access over an open database. */
export function caseAccessStore(db: Knex): CaseAccessStore {
  const table = () => db<Row>('case_access');
  return {
    has: async (case_id, person_id) => (await table().where({ case_id, person_id }).first()) !== undefined,
    grant: async (case_id, person_id, granted_by, granted_at) =>
      void (await table()
        .insert({ case_id, person_id, granted_by, granted_at })
        .onConflict(['case_id', 'person_id'])
        .ignore()),
    revoke: async (case_id, person_id) => void (await table().where({ case_id, person_id }).delete()),
    people: async (case_id) => (await table().where({ case_id })).map((row) => row.person_id),
    cases: async (person_id) => (await table().where({ person_id })).map((row) => row.case_id),
  };
}
