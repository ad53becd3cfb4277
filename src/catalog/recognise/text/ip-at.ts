/** IP addresses with the port beside them, and MAC addresses. */
import ipaddr from 'ipaddr.js';
import { networkOf } from '../ip.js';
import { ipv6Of } from '../ipv6.js';
import { labelBefore } from './label.js';
import type { ScanState } from './scan-state.js';
import { isDigit, isHex, isWord } from './signs.js';

const portBeside =
  /[ \t]{0,3}(?:on |from )?(?:source |src\.? |local |remote )?port[ :#=]{1,3}(\d{1,5})(?!\d)/iy;

/** An IPv4 address that begins at a digit; answers where it ends, or 0. */
export function ipv4At(scan: ScanState, start: number): number {
  const end = fourNumbers(scan, start);
  if (end === 0 || touches(scan, end)) return 0;
  const label = labelBefore(scan, start);
  if (label === 'version' || label === 'not' || isHeading(scan, start, end) || afterSection(scan, start))
    return 0;
  return addIp(scan, start, end, ipaddr.process(scan.text.slice(start, end)));
}

/** `§ 1.2.3.4` */
function afterSection(scan: ScanState, start: number): boolean {
  return scan.code(start - 1) === 0xa7 || (scan.code(start - 1) === 32 && scan.code(start - 2) === 0xa7);
}

/** Where four numbers of 0 to 255 end, without a leading 0; 0 where they are none. */
function fourNumbers(scan: ScanState, start: number): number {
  let place = start;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && scan.code(place++) !== 46) return 0;
    const first = place;
    let value = 0;
    while (place - first < 4 && isDigit(scan.code(place))) value = value * 10 + scan.code(place++) - 48;
    const digits = place - first;
    if (digits === 0 || digits > 3 || value > 255 || (digits > 1 && scan.code(first) === 48)) return 0;
  }
  return place;
}

/** A letter, a fifth number, or a hyphen with a digit: no address then. */
function touches(scan: ScanState, end: number): boolean {
  const code = scan.code(end);
  if (isWord(code)) return true;
  return (code === 46 || code === 45) && isWord(scan.code(end + 1));
}

/** `2.1.3.4 Scope of work` at the beginning of a line: four small numbers and a word are a heading. */
function isHeading(scan: ScanState, start: number, end: number): boolean {
  const small = scan.text
    .slice(start, end)
    .split('.')
    .every((part) => Number(part) < 30);
  if (!small) return false;
  for (let place = start - 1; place >= 0 && scan.code(place) !== 10; place--)
    if (scan.code(place) > 32) return false;
  return /[a-z]/i.test(scan.text.charAt(end + 1));
}

/** An IPv6 or MAC address in a token with colons; answers where it ends, or 0. */
export function colonsAt(scan: ScanState, start: number, end: number): number {
  for (let place = start; place < end; place++) {
    const first = scan.code(place);
    if ((!isHex(first) && first !== 58) || (place > start && isWord(scan.code(place - 1)))) continue;
    const last = hexRun(scan, place, end);
    if (last - place > 6 && last - place < 64) {
      const found = macAt(scan, place, last) || ipv6At(scan, place, last);
      if (found > 0) return found;
    }
    place = Math.max(place, last - 1);
  }
  return 0;
}

function hexRun(scan: ScanState, start: number, end: number): number {
  let last = start;
  while (last < end && (isHex(scan.code(last)) || scan.code(last) === 58 || scan.code(last) === 46)) last++;
  while (last > start && scan.code(last - 1) === 46) last--;
  return last;
}

const macShape = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i;

function macAt(scan: ScanState, start: number, end: number): number {
  const text = scan.text.slice(start, end);
  if (!macShape.test(text) || isWord(scan.code(end))) return 0;
  if (!/[a-f]/i.test(text) && labelBefore(scan, start) !== 'mac') return 0;
  const value = text.replaceAll(':', '').toLowerCase();
  return scan.add({
    kind: 'mac',
    identifier: 'mac',
    value,
    start,
    end,
    why: 'six pairs of hex digits',
    check: 'shape',
  });
}

function ipv6At(scan: ScanState, start: number, end: number): number {
  const whole = scan.text.slice(start, end);
  const text = whole.endsWith(':') && !whole.endsWith('::') ? whole.slice(0, -1) : whole;
  const parts = text.split(':');
  if (parts.length < 3 || text.length > 45 || isWord(scan.code(start + text.length))) return 0;
  // A time of day has three parts and no `::`; `face::b` of a program has no digit.
  if ((!text.includes('::') && parts.length !== 8) || !/\d/.test(text)) return 0;
  if (parts.filter((part) => part !== '').length < 2) return 0;
  const address = ipv6Of(text);
  return address ? addIp(scan, start, start + text.length, address) : 0;
}

function addIp(scan: ScanState, start: number, end: number, address: ipaddr.IPv4 | ipaddr.IPv6): number {
  const { port, end: last } = portAt(scan, start, end);
  return scan.add({
    kind: 'ip',
    identifier: 'ip_address',
    value: address.toString(),
    start,
    end: last,
    why: 'an IP address',
    check: 'shape',
    network: networkOf(address),
    ...(port === undefined ? {} : { port }),
  });
}

/** `:443`, `]:443`, `port 443`. */
function portAt(scan: ScanState, start: number, end: number): { port?: number; end: number } {
  const closed = scan.code(end) === 93 && scan.code(start - 1) === 91 ? end + 1 : end;
  if (scan.code(closed) === 58 && isDigit(scan.code(closed + 1))) {
    let last = closed + 1;
    while (last - closed < 6 && isDigit(scan.code(last))) last++;
    const port = Number(scan.text.slice(closed + 1, last));
    return isWord(scan.code(last)) || port > 65535 ? { end } : { port, end: last };
  }
  portBeside.lastIndex = end;
  const beside = portBeside.exec(scan.text);
  const port = Number(beside?.[1]);
  return beside && port <= 65535 ? { port, end: end + beside[0].length } : { end };
}
