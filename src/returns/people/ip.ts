/** Addresses of the internet made comparable, with the port that stood beside them and what sort of address each is. */
import ipaddr from 'ipaddr.js';

export interface IpForm {
  /** Shortest usual writing: IPv6 compressed and lower case, IPv4 as four numbers, also where it stood within IPv6. */
  address: string;
  port: number | null;
  /** What to know before asking anybody about it; null for an address of the open internet. */
  range: string | null;
}

const rangeWords: Record<string, string> = {
  private: 'a private network: no provider can say whose it is',
  uniqueLocal: 'a private network: no provider can say whose it is',
  carrierGradeNat: 'shared within a carrier: it is not seen on the internet',
  loopback: 'the machine itself',
  linkLocal: 'one cable or wireless network only',
  multicast: 'a group, not a sender',
  broadcast: 'everybody on a network, not a sender',
  unspecified: 'no address',
  reserved: 'reserved: nobody has it',
  teredo: 'a tunnel: the address of the user stands within it',
  '6to4': 'a tunnel: the address of the user stands within it',
};

/**
 * Reads `1.2.3.4`, `1.2.3.4:567`, `[v6]:port`, IPv4 within IPv6, with spaces around. Null for a text that is no possible
 * address (`1.2.3.400`, `1.2.3`): it is kept as it came by whoever has it.
 */
export function ipForm(text: string): IpForm | null {
  const { host, port } = split(text.trim());
  if (port !== null && port > 65_535) return null;
  const zoneless = host.replace(/%[\w.]+$/, '');
  if (ipaddr.IPv4.isValidFourPartDecimal(zoneless)) return formOf(ipaddr.IPv4.parse(zoneless), port);
  if (!zoneless.includes(':') || !ipaddr.IPv6.isValid(zoneless)) return null;
  const six = ipaddr.IPv6.parse(zoneless);
  return formOf(six.isIPv4MappedAddress() ? six.toIPv4Address() : six, port);
}

function split(text: string): { host: string; port: number | null } {
  const found =
    /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text) ?? /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/.exec(text);
  if (!found) return { host: text, port: null };
  return { host: found[1]!, port: found[2] === undefined ? null : Number(found[2]) };
}

function formOf(address: ipaddr.IPv4 | ipaddr.IPv6, port: number | null): IpForm {
  return { address: address.toString(), port, range: rangeWords[address.range()] ?? null };
}
