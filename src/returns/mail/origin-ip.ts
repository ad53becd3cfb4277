/** Where a mail came from, by the headers that say so. */
import ipaddr from 'ipaddr.js';
import type { Header } from './parsed-mail.js';

/** The address, and the header that it was taken from. */
export interface Origin {
  ip: string;
  /** `X-Originating-IP` or `Received`. */
  header: string;
  /** The header's text. */
  text: string;
}

const stated = new Set(['x-originating-ip', 'x-sender-ip', 'x-client-ip']);

/**
 * `X-Originating-IP` and its kin first: the provider states there who handed the mail in. Else the lowest `Received` (the
 * first hop) that names a public address and did not pass between two servers of one domain. Undefined where there is none.
 */
export function originOf(headers: readonly Header[]): Origin | undefined {
  for (const { key, name, value } of headers) {
    if (!stated.has(key)) continue;
    const ip = addressIn(value);
    if (ip !== null) return { ip, header: name, text: value };
  }
  for (let at = headers.length - 1; at >= 0; at--) {
    const { key, name, value } = headers[at]!;
    if (key !== 'received') continue;
    const ip = fromOutside(value);
    if (ip !== null) return { ip, header: name, text: value };
  }
  return undefined;
}

function fromOutside(received: string): string | null {
  const parts = /^from\s+([\s\S]*?)(?:\s+by\s+(\S+)[\s\S]*)?$/i.exec(received.slice(0, 2000));
  if (parts === null) return null;
  const from = parts[1]!;
  if (parts[2] !== undefined && sameDomain(from.split(/\s/)[0]!, parts[2])) return null;
  // The address in brackets is the one that the server saw; a name before it is what the client called itself.
  const bracketed = [
    ...from.matchAll(/\[(?:IPv6:)?([0-9a-f.:]+)\]|\((?:[^()\s]*\s)?(?:IPv6:)?([0-9a-f.:]+)\)/gi),
  ];
  for (const match of bracketed) {
    const ip = publicAddress(match[1] ?? match[2]!);
    if (ip !== null) return ip;
  }
  // Without a name: `from 203.0.113.9 by …`.
  return publicAddress(from.split(/\s/)[0]!);
}

/** The last two labels agree: two servers of one house. */
function sameDomain(one: string, other: string): boolean {
  const [a, b] = [houseOf(one), houseOf(other)];
  return a !== null && a === b;
}

function houseOf(host: string): string | null {
  const labels = host
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '')
    .replace(/\.$/, '')
    .split('.');
  if (labels.length < 2 || /^\d+$/.test(labels[labels.length - 1]!)) return null;
  return labels.slice(-2).join('.');
}

function addressIn(value: string): string | null {
  const text = /[0-9a-f]*[.:][0-9a-f.:]+/i.exec(value.slice(0, 200).replace(/IPv6:/i, ''))?.[0];
  return text === undefined || !ipaddr.isValid(text) ? null : text;
}

const inside = new Set([
  'private',
  'loopback',
  'linkLocal',
  'uniqueLocal',
  'carrierGradeNat',
  'unspecified',
  'multicast',
  'broadcast',
]);

function publicAddress(text: string): string | null {
  if (!/[.:]/.test(text) || !ipaddr.isValid(text)) return null;
  if (!text.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(text)) return null;
  const address = ipaddr.process(text);
  return inside.has(address.range()) ? null : text;
}
