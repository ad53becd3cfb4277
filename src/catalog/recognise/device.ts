/** Recognises numbers of devices and SIM cards that stand with their label: IMEI, MEID, IMSI, ICCID, MAC. */
import type { IdentifierKind } from '../../base/vocabulary.js';
import { luhn } from './checks/luhn.js';
import { type Found, judged, type LineContext, takers } from './found.js';
import { identifierWord } from './words.js';

interface DeviceShape {
  kind: IdentifierKind;
  label: RegExp;
  /** After spaces, dots and dashes are gone. */
  shape: RegExp;
  checked: boolean;
}

/** Lengths: IMEI 14 digits and a check digit, or 16 with the software version (3GPP TS 23.003); ICCID by ITU-T E.118. */
const shapes: DeviceShape[] = [
  { kind: 'imei', label: /\bimei(?:sv)?\b[\s:#]*/i, shape: /^\d{14,16}$/, checked: true },
  {
    kind: 'esn_meid',
    label: /\b(?:meid|esn)\b[\s:#]*/i,
    shape: /^(?:[0-9a-f]{8}|[0-9a-f]{14}|\d{11}|\d{18})$/i,
    checked: false,
  },
  { kind: 'imsi', label: /\bimsi\b[\s:#]*/i, shape: /^\d{14,15}$/, checked: false },
  { kind: 'iccid', label: /\b(?:iccid|sim)\b[\s:#]*/i, shape: /^89\d{16,18}f?$/i, checked: false },
  { kind: 'mac', label: /\bmac\b[\s:#]*/i, shape: /^[0-9a-f]{12}$/i, checked: false },
];

/** A line with such a label and a number of that shape; undefined otherwise. */
export function fromDevice(context: LineContext): Found | undefined {
  for (const { kind, label, shape, checked } of shapes) {
    if (!label.test(context.rest)) continue;
    const value = context.rest
      .replace(label, '')
      .replace(/[\s.:\-/]/g, '')
      .toLowerCase();
    if (shape.test(value))
      return judgedDevice(context, kind, value, checked && value.length === 15 && !luhn(value));
  }
  return undefined;
}

function judgedDevice(context: LineContext, kind: IdentifierKind, value: string, wrongDigit: boolean): Found {
  const doubt = wrongDigit ? ' Its check digit does not fit: read it again.' : '';
  if (context.provider) {
    const found = judged(context.provider, kind, value);
    return { ...found, message: `${found.message}${doubt}` };
  }
  return {
    identifier: kind,
    value,
    candidates: takers(context.catalog, kind, `can search by ${identifierWord(kind)}`),
    verdict: 'unresolved',
    message: `The ${identifierWord(kind)} of a device or card.${doubt}`,
    remedy: 'Choose the carrier or the maker whose records you want.',
  };
}
