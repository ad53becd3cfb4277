/** Reads Reddit's legal return and the user's data request: CSV tables, one folder for each account. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { RedditState } from './state.js';
import { accountParts } from './tables-account.js';
import { contentParts } from './tables-content.js';
import { markParts } from './tables-marks.js';

export const reader = declaredReader<RedditState>({
  id: 'reddit',
  version: 1,
  provider: 'reddit',
  title: 'Reddit: legal return or data request (CSV)',
  layouts: [{ id: 'csv-tables', title: 'CSV tables with a header row, one folder for each account' }],
  parts: [...contentParts, ...markParts, ...accountParts],
  state: () => new RedditState(),
  finish: (out, { owners, parties }) => {
    for (const account of owners.all) parties.subject(out, account);
  },
});
