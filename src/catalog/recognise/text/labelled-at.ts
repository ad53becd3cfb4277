/** Numbers that are what the word before them says: IMEI, IMSI, ICCID, routing and account numbers, transfers, user IDs. */

import type { IdentifierKind } from '../../../base/vocabulary.js';
import { ibanLength, routingNumber } from '../checks/bank.js';
import { luhn } from '../checks/luhn.js';
import { type DigitRun, digitRun } from './digit-run.js';
import type { Label } from './label.js';
import { userId } from './name-at.js';
import { providerBeside } from './provider-beside.js';
import type { ScanState } from './scan-state.js';
import type { TextKind } from './types.js';

interface Shape {
  kind: TextKind;
  identifier?: IdentifierKind;
  most: number;
  fits(run: DigitRun): boolean;
  checked(digits: string): boolean | undefined;
  word: string;
}

const unchecked = (): undefined => undefined;

/** Lengths: IMEI 15, or 14 without and 16 with more than its check digit (3GPP TS 23.003); IMSI 14 or 15; ICCID 19 or 20 from 89 (ITU-T E.118). */
const shapes: Partial<Record<Label, Shape>> = {
  imei: {
    kind: 'imei',
    identifier: 'imei',
    most: 16,
    fits: ({ digits }) => digits.length >= 14,
    checked: (d) => (d.length === 15 ? luhn(d) : undefined),
    word: 'IMEI',
  },
  imsi: {
    kind: 'imsi',
    identifier: 'imsi',
    most: 15,
    fits: ({ digits }) => digits.length >= 14,
    checked: unchecked,
    word: 'IMSI',
  },
  iccid: {
    kind: 'iccid',
    identifier: 'iccid',
    most: 20,
    fits: ({ digits }) => /^89\d{16,18}$/.test(digits),
    checked: luhn,
    word: 'SIM',
  },
  meid: {
    kind: 'meid',
    identifier: 'esn_meid',
    most: 18,
    fits: ({ digits }) => digits.length === 11 || digits.length === 18,
    checked: unchecked,
    word: 'MEID or ESN',
  },
  routing: {
    kind: 'routing',
    most: 9,
    fits: ({ digits }) => routingNumber(digits),
    checked: routingNumber,
    word: 'routing number',
  },
  account: {
    kind: 'account',
    identifier: 'account_number',
    most: 17,
    fits: ({ digits, groups }) => digits.length >= 6 && (groups.length === 1 || digits.length >= 8),
    checked: unchecked,
    word: 'account',
  },
  transfer: {
    kind: 'reference',
    identifier: 'order_id',
    most: 22,
    fits: ({ digits }) => digits.length >= 8,
    checked: unchecked,
    word: 'transfer or tracking',
  },
  transaction: {
    kind: 'reference',
    identifier: 'order_id',
    most: 22,
    fits: ({ digits }) => digits.length >= 8,
    checked: unchecked,
    word: 'transaction',
  },
};

/** A number with its label; answers where it ends, or 0 where the label asks for another shape or is none of these. */
export function labelledAt(scan: ScanState, place: number, digits: number, label: Label | undefined): number {
  if (label === 'user') return userIdAt(scan, place, digits);
  const shape = label && shapes[label];
  if (!shape) return 0;
  const run = digitRun(scan, place, shape.most, label === 'account' ? '-' : ' -/');
  if (!run || !shape.fits(run)) return 0;
  const fits = shape.checked(run.digits);
  const doubt = fits === false ? ': its check digit does not fit, read it again' : '';
  return scan.add({
    kind: shape.kind,
    ...(shape.identifier ? { identifier: shape.identifier } : {}),
    value: run.digits,
    ...(shape.kind === 'account' ? { shown: masked(run.digits) } : {}),
    start: place,
    end: run.end,
    why: `the word before it says ${shape.word}${doubt}`,
    check: fits ? 'checksum' : 'word',
  });
}

/** All but the last four digits covered. */
export function masked(digits: string): string {
  return `${'•'.repeat(Math.max(0, digits.length - 4))}${digits.slice(-4)}`;
}

function userIdAt(scan: ScanState, place: number, digits: number): number {
  if (digits < 5 || digits > 20) return 0;
  const end = place + digits;
  return userId(scan, scan.text.slice(place, end), place, end, providerBeside(scan, place, end));
}

/** The length that an IBAN beginning at a place would have; undefined where no country's code stands there. */
export function ibanAhead(scan: ScanState, place: number): number | undefined {
  return ibanLength(scan.text.slice(place, place + 2));
}
