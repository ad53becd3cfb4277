/** E-mail addresses, @handles and `@name@server` in a token that holds an @. */
import { normaliseName } from '../name.js';
import { providerBeside } from './provider-beside.js';
import type { ScanState } from './scan-state.js';
import { digit, isWord, letter, signOf, underscore } from './signs.js';

const longestLocal = 64;
const longestDomain = 253;

/** Everything that an @ of the token stands for; answers where the last of it ends, or 0 where there is nothing. */
export function mailsAt(scan: ScanState, start: number, end: number): number {
  let done = 0;
  for (
    let place = scan.text.indexOf('@', start);
    place >= 0 && place < end;
    place = scan.text.indexOf('@', place + 1)
  ) {
    if (place < done) continue;
    done = Math.max(done, isWord(scan.code(place - 1)) ? mailAt(scan, place) : handleAt(scan, place));
  }
  return done;
}

function mailAt(scan: ScanState, place: number): number {
  const start = localStart(scan, place);
  const end = domainEnd(scan, place + 1);
  if (start === place || end === 0) return 0;
  const value = scan.text.slice(start, end).toLowerCase();
  const host = scan.index.ofMailDomain(value.slice(value.lastIndexOf('@') + 1));
  return scan.add({
    kind: 'email',
    identifier: 'email',
    value,
    start,
    end,
    candidates: host ? [{ provider: host.id, why: `${host.name} runs the mailbox` }] : [],
    why: 'an e-mail address',
    check: host ? 'catalog' : 'shape',
  });
}

function localStart(scan: ScanState, place: number): number {
  let start = place;
  while (start > 0 && place - start < longestLocal && isLocal(scan.code(start - 1))) start--;
  while (start < place && !isWord(scan.code(start))) start++;
  return start;
}

/** Letters, digits and `. _ % + - '`: what stands in addresses of real people. */
function isLocal(code: number): boolean {
  return isWord(code) || code === 46 || code === 43 || code === 45 || code === 37;
}

/** Where the domain after an @ ends; 0 for none. */
function domainEnd(scan: ScanState, from: number): number {
  let end = from;
  while (end - from < longestDomain && isDomain(scan.code(end))) end++;
  while (end > from && !isWord(scan.code(end - 1))) end--;
  const domain = scan.text.slice(from, end);
  const lastDot = domain.lastIndexOf('.');
  const ending = domain.slice(lastDot + 1);
  const whole =
    lastDot > 0 && !domain.includes('..') && isWord(domain.charCodeAt(0)) && !domain.includes('_');
  return whole && /^(?:[\p{L}]{2,24}|xn--[a-z0-9-]{2,59})$/iu.test(ending) ? end : 0;
}

function isDomain(code: number): boolean {
  return isWord(code) || code === 46 || code === 45;
}

/** An @ that begins a name. Bare words (`@home`) need a provider's word beside; a name with a digit or a mark does not. */
function handleAt(scan: ScanState, place: number): number {
  let end = place + 1;
  while (end - place < 40 && isDomain(scan.code(end))) end++;
  while (end > place + 1 && !isWord(scan.code(end - 1))) end--;
  if (scan.code(end) === 64) return fediverseAt(scan, place, end);
  const name = scan.text.slice(place + 1, end);
  if (name.length < 2 || name.length > 39 || !/[a-z]/i.test(name)) return 0;
  const beside = providerBeside(scan, place, end);
  if (!beside && !marked(name)) return 0;
  return scan.add({
    kind: 'handle',
    identifier: 'username',
    value: beside ? normaliseName(beside.provider, name) : name,
    start: place,
    end,
    candidates: beside ? [{ provider: beside.provider.id, why: `“${beside.word}” stands beside it` }] : [],
    why: beside ? 'an @ and a provider’s word beside it' : 'an @ and a name with a digit or a mark in it',
    check: beside ? 'word' : 'shape',
  });
}

/** A digit, a line or a dot within. */
function marked(name: string): boolean {
  for (let place = 0; place < name.length; place++) {
    const sign = signOf(name.charCodeAt(place));
    if ((sign & (digit | underscore)) !== 0) return true;
    if (place > 0 && (sign & letter) === 0) return true;
  }
  return false;
}

function fediverseAt(scan: ScanState, place: number, second: number): number {
  const end = domainEnd(scan, second + 1);
  if (end === 0 || second - place < 2) return 0;
  const value = scan.text.slice(place, end).toLowerCase();
  return scan.add({
    kind: 'handle',
    identifier: 'handle',
    value,
    start: place,
    end,
    why: `a user of the server ${value.slice(value.lastIndexOf('@') + 1)}, which its own operator runs`,
    check: 'shape',
  });
}
