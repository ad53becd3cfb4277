/** Search Contributions: what a person rated, reviewed or marked as watched in Google Search. */
import type { MemberSpec } from '../../../src/returns/member-spec.js';
import { listReader } from '../json-kinds.js';

const rest = { to: 'rest' } as const;

const contribution: MemberSpec = {
  id: 'search contribution',
  kind: 'reaction',
  service: 'Search',
  members: {
    Published: { to: 'at' },
    Updated: rest,
    'Search Query': rest,
    'Review Comment': { to: 'text' },
    'Review Star Rating': rest,
    'Thumbs Rating': rest,
    'Provider Name': { to: 'text' },
  },
  after: (draft, fields) => {
    draft.text ??= fields.text('Search Query');
  },
};

/** Emits one `reaction` for each. */
export const readContributions = listReader({ '[]': contribution });

/** True for one of the four lists. */
export function isContributions(head: string): boolean {
  return (
    /^\s*\[\s*\{/.test(head) &&
    /"Published"\s*:/.test(head) &&
    /"(Search Query|Provider Name|Thumbs Rating|Review Star Rating)"\s*:/.test(head)
  );
}
