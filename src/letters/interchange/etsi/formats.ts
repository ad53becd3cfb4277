/** Kinds of identifiers → the formats of ETSI TS 103 280, where the value has that form; else Tecum's own kind. */
import ipaddr from 'ipaddr.js';
import type { IdentifierKind } from '../../../base/vocabulary.js';
import { visible } from '../../visible.js';

export interface TargetFormat {
  owner: 'ETSI' | 'Tecum';
  name: string;
  value: string;
}

type Reader = (value: string) => { name: string; value: string } | null;

const readers: Partial<Record<IdentifierKind, Reader>> = {
  phone: (value) => digits('InternationalE164', value, /^\d{1,15}$/),
  imsi: (value) => digits('IMSI', value, /^\d{6,15}$/),
  imei: (value) => digits('IMEI', value, /^\d{14}$/) ?? digits('IMEICheckDigit', value, /^\d{15}$/),
  email: (value) =>
    /^[^@\s]+@[^@\s]+$/.test(value) ? { name: 'InternationalizedEmailAddress', value } : null,
  mac: (value) => {
    const lower = value.toLowerCase().replaceAll('-', ':');
    return /^([a-f0-9]{2}:){5}[a-f0-9]{2}$/.test(lower) ? { name: 'MACAddress', value: lower } : null;
  },
  ip_address: ipFormat,
};

/** The format and value of an identifier, as a request value of TS 103 120 states it. */
export function formatOf(kind: IdentifierKind, value: string): TargetFormat {
  const shown = visible(value.trim());
  const known = readers[kind]?.(shown);
  return known ? { owner: 'ETSI', ...known } : { owner: 'Tecum', name: kind, value: shown };
}

/** With the marks that people write between digits left out. */
function digits(name: string, value: string, form: RegExp): { name: string; value: string } | null {
  const plain = value.replace(/^\+/, '').replace(/[\s().-]/g, '');
  return form.test(plain) ? { name, value: plain } : null;
}

/** TS 103 280 wants all eight groups of an IPv6 address, with four digits each. */
function ipFormat(value: string): { name: string; value: string } | null {
  if (!ipaddr.IPv6.isValid(value) && !ipaddr.IPv4.isValidFourPartDecimal(value)) return null;
  const address = ipaddr.parse(value);
  if (address.kind() === 'ipv4') return { name: 'IPv4Address', value: address.toString() };
  const groups = (address as ipaddr.IPv6).parts.map((part) => part.toString(16).padStart(4, '0'));
  return { name: 'IPv6Address', value: groups.join(':') };
}
