/** Reads an IPv6 address from its text, without the patterns that make a library slow over long texts. */
import ipaddr from 'ipaddr.js';

/** The address; IPv4 where it was only wrapped in IPv6; undefined where the text is no address. */
export function ipv6Of(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || text.includes('.')) return text.includes('.') ? wrapped(text) : undefined;
  const head = numbers(halves[0] ?? '');
  const tail = numbers(halves[1] ?? '');
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  return unwrapped(new ipaddr.IPv6([...head, ...new Array<number>(missing).fill(0), ...tail]));
}

function numbers(half: string): number[] | undefined {
  if (half === '') return [];
  const parts = half.split(':');
  const fit = parts.every((part) => part.length > 0 && part.length < 5 && /^[0-9a-f]+$/i.test(part));
  return fit ? parts.map((part) => Number.parseInt(part, 16)) : undefined;
}

/** `::ffff:198.51.100.7`: seldom enough for the library. */
function wrapped(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  return ipaddr.IPv6.isValid(text) ? unwrapped(ipaddr.IPv6.parse(text)) : undefined;
}

function unwrapped(address: ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}
