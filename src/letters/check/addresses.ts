/** An IP address names a customer only with the moment of its use, its zone and, where it is shared, its port. */
import ipaddr from 'ipaddr.js';
import { periodBounds } from '../dates.js';
import type { LetterFacts } from '../facts.js';
import type { LetterProblem } from '../types.js';
import { identifierForms } from './identifier-forms.js';
import { providerOf } from './judge.js';
import { isKnownZone } from './period.js';
import { type CheckContext, problem } from './rule.js';

/** Ranges that are used inside networks and name nobody outside of them. */
const inner = [
  'private',
  'loopback',
  'linkLocal',
  'uniqueLocal',
  'carrierGradeNat',
  'unspecified',
  'multicast',
];

/** Checks one identifier of the kind `ip_address`. */
export function checkAddress(context: CheckContext, index: number): LetterProblem[] {
  const { value } = context.facts.identifiers[index]!;
  const say = (rule: string, severity: LetterProblem['severity'], text: string, remedy: string) => [
    problem(rule, severity, `identifiers[${index}]`, text, remedy, identifierForms().source),
  ];
  if (!isAddress(value.trim()))
    return say(
      'identifier-malformed',
      'must',
      `"${value}" is no IP address.`,
      'Write it as 198.51.100.7 or 2001:db8::7.',
    );
  if (inner.includes(ipaddr.parse(value.trim()).range()))
    return say(
      'address-private',
      'must',
      `${value} is an address inside a network; thousands of networks use it, and no provider can tell whose it is.`,
      'Give the public address, as the log of the service shows it.',
    );
  return checkMoment(context, index, say);
}

/** An IPv4 address with all its four numbers, or an IPv6 address: `198.51.100` would be read as another address. */
function isAddress(value: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(value) || ipaddr.IPv6.isValid(value);
}

type Say = (
  rule: string,
  severity: LetterProblem['severity'],
  text: string,
  remedy: string,
) => LetterProblem[];

function checkMoment(context: CheckContext, index: number, say: Say): LetterProblem[] {
  const { value, at, port } = context.facts.identifiers[index]!;
  if (at === undefined && !isShort(context.facts.period))
    return say(
      'address-without-time',
      'must',
      `The IP address ${value} has no time beside it: the provider lends it to many.`,
      'Give date, time to the second and zone, as the log shows them, or dates of one day at most.',
    );
  if (at !== undefined && !/T.*(Z|[+-]\d{2}:?\d{2})$/.test(at))
    return say(
      'address-without-zone',
      'must',
      `The time ${at} of the IP address ${value} has no hour or no time zone; an hour off names another customer.`,
      'Write it with its zone, as 2026-11-20T14:05:12-05:00 or with Z for UTC.',
    );
  const shared = identifierForms().sharedAddresses.includes(providerOf(context)?.kind ?? '');
  if (!shared || port !== undefined || value.includes(':')) return [];
  return say(
    'address-without-port',
    'should',
    `The IP address ${value} has no port; such providers lend one address to many customers at the same moment.`,
    'Give the source port from the log, if it shows one.',
  );
}

/** A span of a day or less, in a known zone, stands for the moment. */
function isShort(period: LetterFacts['period']): boolean {
  const { from, to } = periodBounds(period);
  if (!from || !to || !isKnownZone(period.zone)) return false;
  return to.diff(from, 'hours').hours <= 24;
}
