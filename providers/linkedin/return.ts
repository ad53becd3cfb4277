/** Reads LinkedIn's member data export: CSV tables, some below a few lines of notes. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { LinkedInState } from './state.js';
import { deedParts } from './tables-deeds.js';
import { memberParts } from './tables-member.js';
import { peopleParts } from './tables-people.js';

export const reader = declaredReader<LinkedInState>({
  id: 'linkedin-export',
  version: 1,
  provider: 'linkedin',
  title: 'LinkedIn member data export (CSV)',
  layouts: [{ id: 'member-export', title: 'CSV tables, some below lines of notes' }],
  parts: [...memberParts, ...peopleParts, ...deedParts],
  state: () => new LinkedInState(),
  finish: (out, { owners, parties }) => {
    for (const account of owners.all) parties.subject(out, account);
  },
});
