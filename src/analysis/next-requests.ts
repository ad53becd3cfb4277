/** What a return opens next: addresses, numbers and accounts whose holder is not known yet. */
import ipaddr from 'ipaddr.js';
import { isPossiblePhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { IdentifierKind } from '../base/vocabulary.js';
import { plainAccount } from './accounts.js';

/** Times are µs since 1970, UTC; null when no record of it has a time. */
export interface SeenIp {
  ip: string;
  count: number;
  first: number | null;
  last: number | null;
  /** The last port seen, where one is stated. */
  port: number | null;
  accounts: string[];
}

export interface SeenPerson {
  person: string;
  did: number;
  received: number;
}

/** One thing to ask next, ready to fill in a plan's answers. */
export interface NextRequest {
  kind: 'ip' | 'phone' | 'email' | 'account';
  value: string;
  /** Provider to ask where the return itself tells it: another account of the same service. */
  provider: string | null;
  /** Records that show it. */
  count: number;
  /** Why it is asked, and what is not known. */
  why: string;
  /** What must be told with it, and what is still missing. */
  caution: string | null;
  answers: {
    accounts: { provider?: string; identifier: IdentifierKind; value: string }[];
    needs: string[];
    period?: { from: string; to: string; zone: 'UTC' };
  };
}

export interface NextInput {
  provider: string | null;
  ips: readonly SeenIp[];
  people: readonly SeenPerson[];
  /** Accounts that the case asks about already, in any of their names. */
  known: readonly string[];
}

/** The list, addresses first; what cannot be asked of anybody (a private address) is left out and counted. */
export function nextRequests(input: NextInput): {
  requests: NextRequest[];
  leftOut: { value: string; why: string }[];
} {
  const known = new Set(input.known.map(plainAccount));
  const leftOut: { value: string; why: string }[] = [];
  const requests: NextRequest[] = [];
  for (const seen of input.ips) {
    const why = notPublic(seen.ip);
    if (why) leftOut.push({ value: seen.ip, why });
    else requests.push(askIp(seen));
  }
  for (const seen of input.people) {
    if (!known.has(plainAccount(seen.person))) requests.push(askPerson(seen, input.provider));
  }
  return { requests: merged(requests), leftOut };
}

/** One number written in two ways is one request; its records add up. */
function merged(requests: readonly NextRequest[]): NextRequest[] {
  const byValue = new Map<string, NextRequest>();
  for (const request of requests) {
    const key = `${request.kind} ${request.value}`;
    const count = request.count + (byValue.get(key)?.count ?? 0);
    byValue.set(key, { ...request, count });
  }
  return [...byValue.values()];
}

/** Why nobody can be asked about an address; null for one that an access provider gave out. */
export function notPublic(ip: string): string | null {
  if (!ipaddr.isValid(ip)) return 'this is no IP address';
  const range = ipaddr.process(ip).range();
  const documented = range === 'reserved' && isDocumentation(ip);
  if (range === 'unicast' || documented) return null;
  if (range === 'carrierGradeNat')
    return 'an address inside a carrier network (RFC 6598): the public address and port are needed';
  if (range === 'private' || range === 'uniqueLocal')
    return 'a private address: it means something only inside one network';
  return `an address of the range "${range}": no subscriber has it`;
}

/** RFC 5737 and RFC 3849 addresses: the demo case and every example use them in the place of public ones. */
function isDocumentation(ip: string): boolean {
  const nets = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'];
  const address = ipaddr.process(ip);
  return nets.some((net) => {
    const [base, bits] = ipaddr.parseCIDR(net);
    return base.kind() === address.kind() && address.match(base, bits);
  });
}

function askIp(seen: SeenIp): NextRequest {
  const whose = seen.accounts.length > 0 ? ` by ${seen.accounts.slice(0, 3).join(', ')}` : '';
  return {
    kind: 'ip',
    value: seen.ip,
    provider: null,
    count: seen.count,
    why: `Used${whose}; who held it then is not known. Its access provider can tell, by address, time and port.`,
    caution:
      seen.port === null ? 'No port is stated: behind a shared address the provider may need one.' : null,
    answers: {
      accounts: [{ identifier: 'ip_address', value: seen.ip }],
      needs: ['who-runs-account'],
      ...(seen.first !== null && seen.last !== null
        ? { period: { from: iso(seen.first), to: iso(seen.last), zone: 'UTC' } }
        : {}),
    },
  };
}

function askPerson(seen: SeenPerson, provider: string | null): NextRequest {
  const count = seen.did + seen.received;
  const phone = phoneOf(seen.person);
  if (phone) {
    return request(
      'phone',
      'phone',
      phone,
      null,
      count,
      'A telephone number in the records; whose it is, is not known.',
    );
  }
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(seen.person)) {
    return request(
      'email',
      'email',
      seen.person.toLowerCase(),
      null,
      count,
      'A mail address in the records.',
    );
  }
  const kind: IdentifierKind = /^\d{5,}$/.test(seen.person) ? 'user_id' : 'username';
  return request(
    'account',
    kind,
    seen.person,
    provider,
    count,
    'Another account that speaks or is spoken to here.',
  );
}

/** E.164 when the name is written as a number is; a long row of digits alone is a user id, not a number. */
function phoneOf(name: string): string | null {
  const written = /^\+\d[\d\s().-]{6,}$/.test(name) || /^\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}$/.test(name);
  if (!written || !isPossiblePhoneNumber(name, 'US')) return null;
  return parsePhoneNumberFromString(name, 'US')?.number ?? null;
}

function request(
  kind: NextRequest['kind'],
  identifier: IdentifierKind,
  value: string,
  provider: string | null,
  count: number,
  why: string,
): NextRequest {
  const caution =
    kind === 'account' && /\s/.test(value)
      ? 'This looks like a display name: find the user name first.'
      : null;
  const account = { ...(provider ? { provider } : {}), identifier, value };
  return {
    kind,
    value,
    provider,
    count,
    why,
    caution,
    answers: { accounts: [account], needs: ['who-runs-account'] },
  };
}

function iso(us: number): string {
  return new Date(Math.floor(us / 1000)).toISOString().replace('.000Z', 'Z');
}
