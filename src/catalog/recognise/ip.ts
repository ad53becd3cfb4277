/** Recognises an IP address, with or without a port, and says what it is good for. */
import ipaddr from 'ipaddr.js';
import { type Found, judged, type LineContext, takers } from './found.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const v4 = /(?:^|[\s(=:])((?:\d{1,3}\.){3}\d{1,3})(?::\d{1,5})?(?=$|[\s,;)])/;
const v6 = /(?:^|[\s(=])\[?([0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*)\]?(?::\d{1,5})?(?=$|[\s,;)])/i;

const fourNumbers = /^(?:\d{1,3}\.){3}\d{1,3}$/;

const needs =
  'The provider can tell who had it only with the date, the time with its zone and, behind a shared address, the source port.';

/** IPv4 where it was only wrapped in IPv6; undefined for no address. */
function parse(text: string): Address | undefined {
  if (/^[\d.]+$/.test(text) && !ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  return ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}

/** A line that holds an IP address; undefined otherwise. */
export function fromIp(context: LineContext): Found | undefined {
  const text = v4.exec(context.text)?.[1] ?? v6.exec(context.text)?.[1];
  const address = text ? parse(text) : undefined;
  if (!address) return text && fourNumbers.test(text) && !context.provider ? notAnAddress(text) : undefined;
  const value = address.toString();
  const range = networkOf(address);
  if (range === 'inside') return inside(value);
  if (range === 'shared') return shared(value);
  const documentation =
    range === 'documentation' ? ' It is of a range kept for examples: no subscriber has it.' : '';
  return outside(context, value, documentation);
}

/** Which sort of network an address is of; the names of the ranges are those of the library. */
export function networkOf(address: Address): 'inside' | 'shared' | 'documentation' | 'outside' {
  const range: string = address.range();
  if (range === 'carrierGradeNat') return 'shared';
  if (isDocumentation(address)) return 'documentation';
  const own = [
    'private',
    'loopback',
    'linkLocal',
    'uniqueLocal',
    'unspecified',
    'broadcast',
    'multicast',
    'reserved',
  ];
  return own.includes(range) ? 'inside' : 'outside';
}

/** RFC 5737 and RFC 3849; taken apart once, which is not cheap. */
const examples = {
  ipv4: ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'].map((range) => ipaddr.parseCIDR(range)),
  ipv6: [ipaddr.parseCIDR('2001:db8::/32')],
};

function isDocumentation(address: Address): boolean {
  return examples[address.kind()].some((range) => address.match(range));
}

/** Four numbers that are no address: a slip of the pen, unless the line names a provider whose user names may look so. */
function notAnAddress(text: string): Found {
  return {
    candidates: [],
    verdict: 'refused',
    message: `“${text}” looks like an IP address but is none: each of its four numbers must be 0 to 255.`,
    remedy: 'Compare it with the log it was copied from. If it is a user name, write the provider beside it.',
  };
}

function inside(value: string): Found {
  return {
    identifier: 'ip_address',
    value,
    candidates: [],
    verdict: 'refused',
    message: `${value} is an address inside a private or special network: many networks use the same one, so it names nobody.`,
    remedy: 'Find the public address, as the service on the other side logged it.',
  };
}

function shared(value: string): Found {
  return {
    identifier: 'ip_address',
    value,
    candidates: [],
    verdict: 'unresolved',
    message: `${value} is of the range that carriers use behind a shared public address (RFC 6598).`,
    remedy:
      'Find the public address and the source port; ask that carrier, with the date and the time with its zone.',
  };
}

function outside({ catalog, provider }: LineContext, value: string, extra: string): Found {
  if (provider) {
    const found = judged(provider, 'ip_address', value);
    return { ...found, message: `${found.message} ${needs}${extra}` };
  }
  return {
    identifier: 'ip_address',
    value,
    candidates: takers(catalog, 'ip_address', 'can search by an IP address with its time'),
    verdict: 'unresolved',
    message: `An IP address. ${needs}${extra}`,
    remedy: 'Look up whose address it is (the RDAP of the regional registry) and choose that provider.',
  };
}
