/** One row of PayPal's activity as a payment, and the order of day and month that the whole file shows. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { takeMoney } from '../../src/returns/declared/money.js';
import { Parties } from '../../src/returns/declared/parties.js';
import type { TableContext } from '../../src/returns/declared/table-part.js';
import { detectDelimiter, readCsv } from '../../src/returns/formats/csv.js';
import { type ColumnUse, normalName, type TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';

export class PayPalState {
  readonly parties = new Parties('PayPal');
  readonly orders = new Map<number, 'dmy' | 'mdy'>();
}

const rest: ColumnUse = { to: 'rest' };
const kept = (names: string) => Object.fromEntries(names.split(',').map((name) => [name, rest]));

export const activity: TableSpec = {
  id: 'activity',
  kind: 'payment',
  category: 'transaction_history',
  required: ['Date', 'Gross'],
  aliases: { 'Time Zone': 'TimeZone', 'Counterparty Status': 'CounterParty Status' },
  columns: {
    ...kept(
      'Date,Time,TimeZone,Name,Type,Status,Fee,Net,Transaction ID,CounterParty Status,Shipping Address',
    ),
    ...kept('Address Status,Item ID,Shipping and Handling Amount,Insurance Amount,Sales Tax,Option 1 Name'),
    ...kept(
      'Option 1 Value,Option 2 Name,Option 2 Value,Escrow Id,Reference Txn ID,Invoice Number,Custom Number',
    ),
    ...kept('Quantity,Receipt ID,Balance,Address Line 1,Address Line 2/District/Neighborhood,Town/City'),
    ...kept('State/Province/Region/County/Territory/Prefecture/Republic,Zip/Postal Code,Country'),
    ...kept('Contact Phone Number,Subject,Payment Source,Card Type,Balance Impact,Memo,Bank Name'),
    'Item Title': rest,
    Currency: { to: 'currency' },
    Gross: {
      via: (text, draft) => {
        takeMoney(draft, 'Gross', text);
      },
    },
    'From Email Address': { to: 'actor' },
    'To Email Address': { to: 'peers' },
    Note: { to: 'text' },
  },
};

/** Reads the dates once before: 03/04/2026 is read only when another row shows which is the day. */
export async function readOrder({ item, out, state }: TableContext<PayPalState>): Promise<void> {
  let at = -1;
  let order: 'dmy' | 'mdy' | undefined;
  let slashed = false;
  const delimiter = await detectDelimiter(item);
  await readCsv(
    item,
    (row) => {
      if (order !== undefined || row.blank) return;
      if (at < 0) {
        at = row.cells().findIndex((cell) => normalName(cell) === 'date');
        return;
      }
      const [, a = 0, b = 0] = (/^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}$/.exec(row.text(at)) ?? []).map(Number);
      if (a === 0) return;
      slashed = true;
      if (a > 12) order = 'dmy';
      else if (b > 12) order = 'mdy';
    },
    { delimiter },
  );
  if (order !== undefined) {
    state.orders.set(item.no, order);
    const says = order === 'dmy' ? 'day before month' : 'month before day';
    out.field('(order of dates)', 'read', 1, `${says}: a number above 12 stands in that place`);
  } else if (slashed) {
    const text =
      'No date of this file has a number above 12, so day and month cannot be told apart; the times are kept as text. Ask which language the account was set to.';
    out.finding('finding', 'date-order-unknown', text);
  }
}

/** Puts date, time and zone together, which stand in three columns and stay in the rest. */
export function payment(draft: RecordDraft, { item, out, state }: TableContext<PayPalState>): void {
  const { Date: date, Time: time, TimeZone: zone } = (draft.rest ?? {}) as Record<string, string | undefined>;
  const named = draft.rest?.['Time Zone'];
  const where = zone ?? (typeof named === 'string' ? named : undefined);
  if (date !== undefined) {
    const order = state.orders.get(item.no);
    const iana = where?.includes('/') === true ? where : undefined;
    const text = [date, time, iana === undefined ? where : undefined].filter(Boolean).join(' ');
    draft.at = instant.any(text, { order, zone: iana });
  }
  const title = draft.rest?.['Item Title'];
  if (draft.text === undefined && typeof title === 'string') draft.text = title;
  state.parties.add(out, draft.actor, ...(draft.peers ?? []));
}
