/** Settings of the agency: one row a setting, its value as JSON, with who changed it and when. */
import type { Knex } from 'knex';

interface Row {
  name: string;
  value: string;
  updated_at: string;
  updated_by: string;
}

/** What the agency tells Tecum about itself; letters, pages and clocks read it. */
export interface AgencySettings {
  /** `Fox County Sheriff's Office` */
  name: string;
  /** IANA zone of the agency: `America/New_York`. */
  zone: string;
  /** ISO country and, in the US, state: `US`, `OH`. */
  country: string;
  state: string;
  agencyType: string;
  /** Lines of the postal address. */
  address: string;
  phone: string;
  /** Where providers answer. */
  email: string;
  /** Line above the address on a letter: `Office of Investigations`. */
  unit: string;
  /** Who signs unless the letter says otherwise. */
  signerName: string;
  signerTitle: string;
  /** Printed on each letter: whom a provider can call back to confirm it. */
  verification: string;
  /** Address of the agency's public page that confirms a letter: `/verify` of this Tecum as seen from outside. */
  verifyUrl: string;
  /** The help desk that each page names. */
  helpName: string;
  helpPhone: string;
  helpEmail: string;
}

export const emptyAgency: AgencySettings = {
  name: '',
  zone: 'UTC',
  country: 'US',
  state: '',
  agencyType: 'local-police',
  address: '',
  phone: '',
  email: '',
  unit: '',
  signerName: '',
  signerTitle: '',
  verification: '',
  verifyUrl: '',
  helpName: '',
  helpPhone: '',
  helpEmail: '',
};

export interface SettingsStore {
  /** A setting's value, or undefined. */
  get<T>(name: string): Promise<T | undefined>;
  set(name: string, value: unknown, by: string, at: string): Promise<void>;
  agency(): Promise<AgencySettings>;
  setAgency(change: Partial<AgencySettings>, by: string, at: string): Promise<void>;
}

/** The repository of settings over an open database. */
export function settingsStore(db: Knex): SettingsStore {
  const get = async <T>(name: string): Promise<T | undefined> => {
    const row = await db<Row>('settings').where({ name }).first();
    return row === undefined ? undefined : (JSON.parse(row.value) as T);
  };
  const set = async (name: string, value: unknown, by: string, at: string): Promise<void> => {
    const row = { name, value: JSON.stringify(value), updated_at: at, updated_by: by };
    await db('settings').insert(row).onConflict('name').merge();
  };
  const agency = async (): Promise<AgencySettings> => ({
    ...emptyAgency,
    ...(await get<Partial<AgencySettings>>('agency')),
  });
  return {
    get,
    set,
    agency,
    setAgency: async (change, by, at) => set('agency', { ...(await agency()), ...change }, by, at),
  };
}
