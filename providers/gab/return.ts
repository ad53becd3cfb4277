/** Reads Gab's legal return: CSV tables by suffix, with the columns of Mastodon's database. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { GabState, parts } from './tables.js';

export const reader = declaredReader<GabState>({
  id: 'gab',
  version: 1,
  provider: 'gab',
  title: "Gab's legal return (CSV)",
  layouts: [
    { id: 'csv-suffixes', title: '<name>_posts.csv, _account_info.csv, _session_activations.csv and others' },
  ],
  parts,
  state: () => new GabState(),
  finish: (out, { owners, parties }) => {
    for (const account of owners.all) parties.subject(out, account);
  },
});
