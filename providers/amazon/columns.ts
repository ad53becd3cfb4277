/** What Amazon's tables have in common. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { takeMoney } from '../../src/returns/declared/money.js';
import { withoutNothing } from '../../src/returns/declared/nothing.js';
import type { ColumnUse } from '../../src/returns/table.js';

const rest: ColumnUse = { to: 'rest' };

export const kept = (...names: string[]) => Object.fromEntries(names.map((name) => [name, rest]));

/** Amazon leaves no cell empty: `Not Available`, `"Not available"`, `Data Not Available`, `Not Applicable` are nothing. */
export function tidy(draft: RecordDraft): void {
  withoutNothing(draft, /^"?(Data )?Not (Available|Applicable)\.?"?$/i);
}

/** A sum of money; Amazon puts some between apostrophes: `'-1.6'`, `'1,495'`. */
export const sum = (column: string): ColumnUse => ({
  via: (text, draft) => takeSum(draft, column, text),
});

function takeSum(draft: RecordDraft, column: string, text: string): void {
  takeMoney(draft, column, text.trim().replace(/^'(.*)'$/, '$1'));
  if (draft.rest?.[column] !== undefined) draft.rest[column] = text;
}
