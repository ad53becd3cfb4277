/** Amazon's table of digital orders: one row for each component of the money of an order. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { TableSpec } from '../../src/returns/table.js';
import { kept, sum, tidy } from './columns.js';

/** The other columns of the table: it has about 75, and a header of which half is strange is not taken for it. */
const others =
  'ASIN;Affected Item Quantity;Alternative Order Providing Payment;Base Currency;Billing Address;Claim Code;' +
  'Component Type;Country Code;Customer Declared Address;Declared Country Code;Delivery Date;Delivery Packet ID;' +
  'Delivery Status;Digital Order Item Attributes;Digital Order Item ID;Does Order Depend On Another Order;' +
  'FX Currency Code;FX Transaction Amount;Fulfilled Date;Fulfillment Mobile Number;Fullfilment Status;' +
  'Gift Claim Date;Gift Customer Nickname;Gift Email;Gift Item;Gift Message;Gift Redemption;Installment Our Price;' +
  'Installment Our Price Plus Tax;Installment Price Currency Code;Installment Price Plus Tax Currency Code;' +
  'Is Order A Preorder;Is Order Eligible For Prime Benefit;Is Order Free Replacement;Item Fulfilled;' +
  'Item Merged From Another Order;List Price Amount;List Price Currency Code;List Price Tax Amount;' +
  'List Price Tax Currency Code;Marketplace;Offer Type Code;Offering SKU;Order ID;Order Status;' +
  'Ordering Customer Nickname;Original Quantity;Paid By Other Customer;Payment Information;' +
  'Previously Paid Digital Order Item ID;PreviouslyPaidOrderId;Price;Price Currency Code;Price Tax;' +
  'Price Tax Currency Code;Publisher;Quantity Ordered;Recharge Amount;Recharge Amount Currency Code;' +
  'Recipient Email;Related Physical Order ID;Seller Of Record;Session ID;Ship From;Ship To;Shipping Address;' +
  'Shopping Marketplace ID;Subscription Order Info List;Subscription Order Type;Third Party Display Currency Code;' +
  'Third Party Display Price;Unique Browser ID';

export const digital: TableSpec = {
  id: 'Digital Content Orders',
  kind: 'purchase',
  category: 'purchase_history',
  required: ['Order ID', 'Order Date', 'Product Name', 'Transaction Amount'],
  // The header spells it so; the right spelling is taken too, should Amazon mend it.
  aliases: { 'Fulfillment Status': 'Fullfilment Status' },
  columns: {
    'Order Date': { to: 'at' },
    'Product Name': { to: 'text' },
    'Transaction Amount': sum('Transaction Amount'),
    'Base Currency Code': { to: 'currency' },
    ...kept(...others.split(';')),
  },
  after: (draft) => {
    tidy(draft);
    draft.currency ??= priceCurrency(draft);
  },
};

/** The currency of the price, where the table has none for the sum itself. */
function priceCurrency({ rest }: RecordDraft): string | undefined {
  const currency = rest?.['Price Currency Code'];
  return typeof currency === 'string' ? currency : undefined;
}
