/** The secret address of each person's calendar feed. Only the hash of it is stored. */
import type { Knex } from 'knex';

export interface CalendarToken {
  personId: string;
  madeAt: string;
  lastUsedAt: string | null;
}

interface Row {
  person_id: string;
  token_hash: string;
  made_at: string;
  last_used_at: string | null;
}

export interface CalendarTokenStore {
  /** Takes the place of the one that the person had. */
  set(personId: string, tokenHash: string, at: string): Promise<void>;
  ofPerson(personId: string): Promise<CalendarToken | null>;
  byHash(tokenHash: string): Promise<CalendarToken | null>;
  used(personId: string, at: string): Promise<void>;
  /** True when there was one. */
  remove(personId: string): Promise<boolean>;
}

/** The repository of feed addresses over an open database. */
export function calendarTokenStore(db: Knex): CalendarTokenStore {
  const rows = () => db<Row>('calendar_tokens');
  const one = async (where: Partial<Row>): Promise<CalendarToken | null> => {
    const row = await rows().where(where).first();
    return row ? { personId: row.person_id, madeAt: row.made_at, lastUsedAt: row.last_used_at } : null;
  };
  return {
    async set(person_id, token_hash, made_at) {
      const row = { person_id, token_hash, made_at, last_used_at: null };
      await db('calendar_tokens').insert(row).onConflict('person_id').merge();
    },
    ofPerson: (person_id) => one({ person_id }),
    byHash: (token_hash) => one({ token_hash }),
    used: async (person_id, last_used_at) =>
      void (await rows().where({ person_id }).update({ last_used_at })),
    remove: async (person_id) => (await rows().where({ person_id }).delete()) > 0,
  };
}
