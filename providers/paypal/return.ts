/** Reads PayPal's activity download: one table, whose columns its user chose. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import { activity, PayPalState, payment, readOrder } from './activity.js';

export const reader = declaredReader<PayPalState>({
  id: 'paypal-activity',
  version: 1,
  provider: 'paypal',
  title: 'PayPal activity download (CSV or tab)',
  layouts: [{ id: 'activity', title: 'Date, Time, TimeZone, Gross, Fee, Net and others, as chosen' }],
  parts: [
    tablePart(activity, {
      proof: ['Date', 'Gross', 'Net', 'Transaction ID'],
      begin: readOrder,
      each: payment,
    }),
    tablePart(activity, {
      proof: ['Date', 'Gross', 'From Email Address', 'To Email Address'],
      begin: readOrder,
      each: payment,
    }),
  ],
  state: () => new PayPalState(),
});
