/** Reads Venmo's account statements: a CSV with a few lines above its header, which begins with an empty cell. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import type { FileHead } from '../../src/returns/declared/file-head.js';
import { takeMoney } from '../../src/returns/declared/money.js';
import { Owners } from '../../src/returns/declared/owners.js';
import { Parties } from '../../src/returns/declared/parties.js';
import { type TableContext, tablePart } from '../../src/returns/declared/table-part.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';

class VenmoState {
  readonly owners = new Owners();
  readonly byItem = new Map<number, string>();
  readonly parties = new Parties('Venmo');
}

const rest: ColumnUse = { to: 'rest' };
const kept = (...names: string[]) => Object.fromEntries(names.map((name) => [name, rest]));

const statement: TableSpec = {
  id: 'statement',
  kind: 'payment',
  category: 'transaction_history',
  required: ['ID', 'Datetime', 'Amount (total)'],
  columns: {
    '': { aside: 'the statement has an empty first column' },
    ID: rest,
    Datetime: { to: 'at' },
    Note: { to: 'text' },
    From: { to: 'actor' },
    To: { to: 'peers' },
    'Amount (total)': {
      via: (text, draft) => {
        takeMoney(draft, 'Amount (total)', text);
        if (text.includes('$')) draft.currency = 'USD';
      },
    },
    ...kept('Type', 'Status', 'Amount (tip)', 'Amount (tax)', 'Amount (fee)', 'Tax Rate', 'Tax Exempt'),
    ...kept('Funding Source', 'Destination', 'Beginning Balance', 'Ending Balance', 'Terminal Location'),
    ...kept('Statement Period Venmo Fees', 'Year to Date Venmo Fees', 'Disclaimer'),
  },
};

/** The user whose statement it is stands above the header: `Account Statement - (@ada-quill)`. */
function learn({ item, text }: FileHead, state: VenmoState): void {
  const user = /Account Statement - \(@?([^)\s]+)\)/.exec(text)?.[1];
  if (user === undefined) return;
  state.owners.all.add(user);
  state.byItem.set(item.no, user);
}

function each(draft: RecordDraft, { item, state, out }: TableContext<VenmoState>): void {
  const account = state.byItem.get(item.no);
  if (account !== undefined) draft.account = account;
  // A row without an id moves no money: the opening balance, the closing balance, the small print.
  if (draft.rest?.ID === undefined) draft.kind = 'other';
  state.parties.add(out, draft.actor, ...(draft.peers ?? []));
}

export const reader = declaredReader<VenmoState>({
  id: 'venmo-statement',
  version: 1,
  provider: 'venmo',
  title: 'Venmo account statement (CSV)',
  layouts: [
    {
      id: 'statement',
      title: 'statement of a month: lines above the header, balances in the first and last row',
    },
  ],
  parts: [
    tablePart(statement, { proof: ['ID', 'Amount (total)', 'Funding Source', 'Destination'], learn, each }),
  ],
  state: () => new VenmoState(),
  finish: (out, { owners, parties }) => {
    for (const account of owners.all) parties.subject(out, account);
  },
});
