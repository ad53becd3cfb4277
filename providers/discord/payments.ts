/** One payment of a Discord account. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';

/** The amount stays as it is written: the package does not say whether it counts units or hundredths. */
export function paymentRecord(f: Fields, draft: RecordDraft): void {
  const at = f.text('created_at');
  if (at !== undefined) draft.at = instant.any(at);
  draft.currency = f.text('currency')?.toUpperCase();
  const amount = f.text('amount');
  draft.text = [f.text('description'), amount && `${amount} ${draft.currency ?? ''} as written`]
    .filter(Boolean)
    .join(' · ');
  f.keep(
    'id',
    'amount',
    'tax',
    'tax_inclusive',
    'amount_refunded',
    'status',
    'sku_id',
    'sku_price',
    'subscription',
    'payment_source',
    'payment_gateway',
    'payment_gateway_payment_id',
    'downloadable_invoice',
    'downloadable_refund_invoices',
    'flags',
    'premium_refund_disqualification_reasons',
    'refund_disqualification_reasons',
    'refund_invoices',
    'metadata',
  );
}
