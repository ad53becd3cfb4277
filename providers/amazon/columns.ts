/** What Amazon's tables have in common. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { withoutNothing } from '../../src/returns/declared/nothing.js';
import type { ColumnUse } from '../../src/returns/table.js';

const rest: ColumnUse = { to: 'rest' };

export const kept = (...names: string[]) => Object.fromEntries(names.map((name) => [name, rest]));

/** Amazon writes `Not Available` and `Not Applicable` where there is nothing. */
export function tidy(draft: RecordDraft): void {
  withoutNothing(draft, /^(Not Available|Not Applicable)$/i);
}
