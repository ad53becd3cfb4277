/** Sums of money as statements write them. */
import type { RecordDraft } from '../contract.js';

/**
 * `- $1,250.00`, `+ $50.00`, `(25.50)`, `-45,99 €`, `1.234,56` as a number; undefined for what is no sum.
 * The last of `,` and `.` is the decimal sign when one or two digits follow it.
 */
export function money(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f$€£¥]/g, '').replace(/\u2212/g, '-');
  const parts = /^(\()?([+-]?)((?:\d[\d.,']*)?\d)([A-Z]{3})?(\))?$/.exec(plain);
  if (parts === null) return undefined;
  const [, open, sign, digits = ''] = parts;
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimals === null ? digits : digits.slice(0, decimals.index)).replace(/[.,']/g, '');
  const value = Number(`${whole || '0'}.${decimals?.[1] ?? '0'}`);
  if (Number.isNaN(value)) return undefined;
  return open !== undefined || sign === '-' ? -value : value;
}

/** Puts the sum of a cell into the record; what is no sum is kept in the rest under the name of its column. */
export function takeMoney(draft: RecordDraft, column: string, text: string): void {
  draft.amount = money(text);
  if (draft.amount === undefined) draft.rest = { ...draft.rest, [column]: text };
}
