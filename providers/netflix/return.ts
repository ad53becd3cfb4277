/** Reads the copy of account data that Netflix hands out: CSV tables in folders by subject. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { Owners } from '../../src/returns/declared/owners.js';
import { parts } from './tables.js';

export const reader = declaredReader<Owners>({
  id: 'netflix-data',
  version: 1,
  provider: 'netflix',
  title: 'Netflix account data (CSV)',
  layouts: [{ id: 'account-data', title: 'CSV tables in folders by subject' }],
  parts,
  state: () => new Owners(),
  finish: (out, { all }) => {
    for (const id of all) out.account({ id, service: 'Netflix', role: 'subject' });
  },
});
