/** Reads what Spotify hands to a user: account data, and the extended streaming history. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { Owners } from '../../src/returns/declared/owners.js';
import { accountParts } from './account.js';
import { libraryParts } from './library.js';
import { streamParts } from './streams.js';

export const reader = declaredReader<Owners>({
  id: 'spotify-data',
  version: 1,
  provider: 'spotify',
  title: 'Spotify account data and extended streaming history (JSON)',
  layouts: [{ id: 'account-data', title: 'JSON files of the account, its library and its history' }],
  parts: [...streamParts, ...accountParts, ...libraryParts],
  state: () => new Owners(),
  finish: (out, { all }) => {
    for (const id of all) out.account({ id, service: 'Spotify', role: 'subject' });
  },
});
