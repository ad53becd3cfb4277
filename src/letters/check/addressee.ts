/** Is the letter addressed to whom the provider says, by a channel that it names? */
import { allDays, holdsOn, providerAt } from '../../catalog/at.js';
import type { Provider } from '../../catalog/types.js';
import { candidates } from '../../navigator/routes.js';
import type { LetterProblem } from '../types.js';
import { envOf } from './judge.js';
import { compelling } from './process.js';
import { type Check, type CheckContext, citeProvider, practice, problem } from './rule.js';

/** Checks entity, date of the entity, and channel. */
export const checkAddressee: Check = (context) => {
  const known = context.catalog.providers.get(context.facts.provider.id);
  if (!known) return [unknownProvider(context)];
  const provider = providerAt(known, context.facts.date);
  return [
    ...checkEntity(context, provider),
    ...checkChannel(context, provider),
    ...checkAttestation(context, provider),
  ];
};

function unknownProvider({ facts }: CheckContext) {
  return problem(
    'provider-unknown',
    'should',
    'provider.id',
    `Tecum knows no provider "${facts.provider.id}", so it cannot say whether entity, identifiers and channel are right.`,
    "Check them on the provider's own page, or add the provider to the catalog.",
    practice.identity,
  );
}

function checkEntity(context: CheckContext, provider: Provider) {
  const { entity } = context.facts.addressee;
  const named = allDays(provider).lists.entities.filter((known) => same(known.name, entity));
  if (named.some((known) => holdsOn(known, context.facts.date))) return [];
  const right = provider.entities.filter((known) => holdsOn(known, context.facts.date));
  const names = [...new Set(right.map((known) => known.name))].join('; ');
  const text =
    named.length > 0
      ? `${entity} is not the entity of ${provider.name} on the date of this letter.`
      : `${entity || 'An empty name'} is not an entity that ${provider.name} gives for legal process.`;
  return [
    problem(
      'entity-wrong',
      'must',
      'addressee.entity',
      text,
      `Address it to ${names || 'the entity the provider names'}.`,
      citeProvider(context, right[0]?.source),
    ),
  ];
}

/** A file may say something in brackets after the name; process does not carry it. */
function same(a: string, b: string): boolean {
  const fold = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return fold(a) === fold(b) || fold(a).replace(/\s*\([^()]+\)$/, '') === fold(b);
}

function checkChannel(context: CheckContext, provider: Provider) {
  const { channel } = context.facts;
  if (channel === null) {
    return [
      problem(
        'channel-missing',
        'should',
        'channel',
        'The letter names no way of delivery.',
        `Look up how ${provider.name} takes process, and name it.`,
        citeProvider(context, undefined),
      ),
    ];
  }
  if (provider.channels.some((known) => known.value === channel.value)) return [];
  if (candidates(provider, envOf(context)).some(({ route }) => route.sentBy?.value === channel.value))
    return [];
  return [
    problem(
      'channel-unknown',
      'should',
      'channel.value',
      `${channel.value} is not a channel that ${provider.name} publishes, as far as Tecum knows.`,
      'Send only to an address that the provider publishes itself; confirm it by telephone on a number you looked up.',
      practice.forged,
    ),
  ];
}

/** A provider in California answers the process of other States only with this attestation. */
function checkAttestation(context: CheckContext, provider: Provider): LetterProblem[] {
  const { facts } = context;
  const { country, state } = facts.jurisdiction;
  if (compelling(context) === undefined || country !== 'us' || state === 'us-ca') return [];
  const california = /\bCA,? \d{5}\b|\bCalifornia\b/.test(facts.addressee.address ?? '');
  if (!california || facts.attestsNoProhibitedViolation) return [];
  return [
    problem(
      'attestation-missing',
      'should',
      'attestsNoProhibitedViolation',
      `${provider.name} is in California, where a provider may refuse process of another State that does not attest that it concerns no prohibited violation.`,
      'If it is true of this case, give the attestation; it is then printed in the letter.',
      'Cal. Penal Code 1546.5 (Stats. 2022, ch. 627, AB 1242)',
    ),
  ];
}
