/** Numbers of payment cards. */
import { luhn } from '../checks/luhn.js';
import { digitRun } from './digit-run.js';
import type { Label } from './label.js';
import { masked } from './labelled-at.js';
import type { ScanState } from './scan-state.js';

/** Issuer ranges by their first digits, with the lengths that are in use. */
const issuers: [RegExp, string, readonly number[]][] = [
  [/^4/, 'Visa', [16]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, 'Mastercard', [16]],
  [/^3[47]/, 'American Express', [15]],
  [/^(?:6011|64[4-9]|65)/, 'Discover', [16]],
  [/^3(?:0[0-5]|[68])/, 'Diners Club', [14]],
  [/^35(?:2[89]|[3-8])/, 'JCB', [16]],
];
/** How a card shows its digits. */
const groupings = ['4,4,4,4', '4,6,5', '4,6,4', '16', '15', '14'];

/** A card number whose check digit fits, of an issuer's range, in groups as a card shows them; answers where it ends, or 0. */
export function cardAt(scan: ScanState, place: number, digits: number, label: Label | undefined): number {
  if (
    (digits !== 4 && digits < 14) ||
    digits > 16 ||
    (label !== undefined && label !== 'card' && label !== 'account')
  )
    return 0;
  const run = digitRun(scan, place, 16, ' -');
  if (!run || run.digits.length < 14 || !groupings.includes(run.groups.join(','))) return 0;
  const issuer = issuers.find(
    ([head, , lengths]) => head.test(run.digits) && lengths.includes(run.digits.length),
  );
  if (!issuer || !luhn(run.digits) || /^(\d)\1+$/.test(run.digits)) return 0;
  return scan.add({
    kind: 'card',
    identifier: 'card_number',
    value: run.digits,
    shown: masked(run.digits),
    start: place,
    end: run.end,
    why: `a ${issuer[1]} number whose check digit fits`,
    check: 'checksum',
    detail: issuer[1],
  });
}
