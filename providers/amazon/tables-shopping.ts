/** Amazon's tables of shopping: orders, digital orders, refunds, cart, searches, pages looked at. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { kept, sum, tidy } from './columns.js';
import { digital } from './digital-orders.js';

const orders: TableSpec = {
  id: 'Order History',
  kind: 'purchase',
  category: 'purchase_history',
  required: ['Order ID', 'Order Date', 'Product Name'],
  aliases: {
    'Total Owed': 'Total Amount',
    Quantity: 'Original Quantity',
    'Payment Instrument Type': 'Payment Method Type',
    'Gift Recipient Contact Details': 'Gift Recipient Contact',
  },
  columns: {
    'Order Date': { to: 'at' },
    'Product Name': { to: 'text' },
    'Total Amount': sum('Total Amount'),
    Currency: { to: 'currency' },
    'Shipping Address': { to: 'place' },
    ...kept(
      'Order ID',
      'ASIN',
      'Billing Address',
      'Carrier Name & Tracking Number',
      'Department',
      'Gift Message',
    ),
    ...kept(
      'Gift Recipient Contact',
      'Gift Sender Name',
      'Item Serial Number',
      'Order Status',
      'Original Quantity',
    ),
    ...kept(
      'Payment Method Type',
      'Product Condition',
      'Purchase Order Number',
      'Ship Date',
      'Shipment Status',
    ),
    ...kept('Shipment Item Subtotal', 'Shipment Item Subtotal Tax', 'Shipping Charge', 'Shipping Option'),
    ...kept('Total Discounts', 'Unit Price', 'Unit Price Tax', 'Website'),
  },
  after: tidy,
};
const refunds: TableSpec = {
  id: 'Refund Details',
  kind: 'payment',
  category: 'transaction_history',
  required: ['Order ID', 'Refund Amount', 'Refund Date'],
  columns: {
    'Refund Date': { to: 'at' },
    'Refund Amount': sum('Refund Amount'),
    Currency: { to: 'currency' },
    'Reversal Reason': { to: 'text' },
    ...kept('Creation Date', 'Direct Debit Refund Amount', 'Disbursement Type', 'Order ID', 'Payment Status'),
    ...kept('Quantity', 'Reversal Amount State', 'Reversal Status', 'Website'),
  },
  after: tidy,
};
const cart: TableSpec = {
  id: 'Cart History',
  kind: 'other',
  category: 'purchase_history',
  required: ['ASIN', 'Date Added to Cart', 'Product Name'],
  columns: {
    'Date Added to Cart': { to: 'at' },
    'Product Name': { to: 'text' },
    ...kept(
      'ASIN',
      'Add-on Item',
      'Cart Domain',
      'Cart List',
      'Cart Source',
      'Gift Wrapped',
      'One-Click Enabled',
    ),
    ...kept('Order Quantity', 'Pantry Item', 'Prime Subscription'),
  },
  after: tidy,
};
const searches: TableSpec = {
  id: 'Search Queries',
  kind: 'search',
  category: 'search_history',
  required: ['First Search Query String', 'First Search Time (GMT)'],
  columns: {
    'First Search Time (GMT)': { to: 'at', zone: 'UTC' },
    'Last search Time (GMT)': { to: 'until', zone: 'UTC' },
    'First Search Query String': { to: 'text' },
    'Customer IP': { to: 'ip' },
    'Device Model': { to: 'device' },
    'Country Code': { to: 'place' },
    ...kept(
      ...(
        'Added Any Item (Y/N);All Department (APS) or Category;Amazon Business Customer (Y/N);Amazon Fresh (Y/N);' +
        'Amazon Fresh Customer (Y/N);App Version;Application / Browser Name;Application Name;Browse Node;' +
        'Clicked Any Item (Y/N);Department;Department Count;Device Category;Device Type ID;First Added Item;' +
        'First Browse Node;First Consumed Item (Subscription);First Purchased Item;First Search Domain;' +
        'Free Units Ordered;Highest Number of Shopping Refinements;Is First Search From External Ad;' +
        'Is From External Link (Y/N);Item Borrowed (Y/N);Items Borrowed;Items Consumed (Subscription);Keywords;' +
        'Language of Preference;Last Browse Node;Last Department;Maximum Purchase Price;Music Subscriber (Y/N);' +
        'Next Query Group via Click;Number of Clicked Items;Number of Free Items Ordered;' +
        'Number of Items Added to Cart;Number of Items Ordered;Number of Paid Items Ordered;' +
        'Number of Shopping Refinements;Operating System Name;Operating System Version;Paid Purchase (Y/N);' +
        'Paid Units Ordered;Prime Customer (Y/N);Purchased Any Item (Y/N);Query Abandoned (Y/N);Query ID;' +
        'Query Reformulated (Y/N);Search From External Site (Y/N);Search Method;' +
        'Search Type (Keyword,Visual,Browse);Server;Session ID;Shopping Refinement;Shopping Refinement Pickers;' +
        'Site Variant;Units Ordered;User Agent Info Family'
      ).split(';'),
    ),
  },
  after: tidy,
};
const glances: TableSpec = {
  id: 'Detail Page Glance View Impressions',
  kind: 'visit',
  category: 'purchase_history',
  required: ['ASIN', 'product_name', 'creation_date'],
  columns: {
    creation_date: { to: 'at' },
    product_name: { to: 'text' },
    customer_city: { to: 'place' },
    device_type: { to: 'device' },
    ...kept('marketplace_id', 'ASIN', 'customer_country_code', 'customer_state', 'customer_district'),
    ...kept('customer_postal_code', 'promised_delivery_date', 'website_list_price', 'shipping_charge_value'),
    ...kept('website_list_price_currency_code', 'shipping_charge_unit', 'merchant_asin_price', 'root_uri'),
    ...kept('merchant_asin_price_currency_code', 'user_agent', 'http_referer', 'is_business_customer'),
    ...kept('is_prime_customer'),
  },
  after: tidy,
};

export const shoppingParts: Part<null>[] = [
  tablePart(orders, {
    proof: ['Order ID', 'Order Date', 'Shipment Item Subtotal', 'Carrier Name & Tracking Number'],
  }),
  tablePart(digital, { proof: ['Order ID', 'Product Name', 'Price Currency Code', 'Transaction Amount'] }),
  tablePart(refunds, { proof: ['Order ID', 'Refund Amount', 'Reversal Reason', 'Disbursement Type'] }),
  tablePart(cart, { proof: ['ASIN', 'Date Added to Cart', 'Cart List'] }),
  tablePart(searches, { proof: ['First Search Query String', 'First Search Time (GMT)'] }),
  tablePart(glances, { proof: ['ASIN', 'merchant_asin_price', 'promised_delivery_date'] }),
];
