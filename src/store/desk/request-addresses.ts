/** Addresses outside the catalog that a second person has confirmed for one request. */
import type { Knex } from 'knex';

export interface StoredAddress {
  id: number;
  requestId: string;
  address: string;
  /** How it was confirmed, in that person's words. */
  words: string;
  personId: string;
  at: string;
}

interface Row {
  id: number;
  request_id: string;
  address: string;
  words: string;
  person_id: string;
  at: string;
}

export interface AddressStore {
  add(address: Omit<StoredAddress, 'id'>): Promise<void>;
  /** Oldest first. */
  of(requestId: string): Promise<StoredAddress[]>;
}

/** The repository of confirmed addresses over an open database. */
export function addressStore(db: Knex): AddressStore {
  return {
    async add({ requestId, address, words, personId, at }) {
      await db('request_addresses').insert({
        request_id: requestId,
        address,
        words,
        person_id: personId,
        at,
      });
    },
    of: async (request_id) =>
      (await db<Row>('request_addresses').where({ request_id }).orderBy('id')).map((row) => ({
        id: row.id,
        requestId: row.request_id,
        address: row.address,
        words: row.words,
        personId: row.person_id,
        at: row.at,
      })),
  };
}
