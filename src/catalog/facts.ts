/** Questions to a provider's facts: whom to name, where to send, what it has, and the source of each answer. */
import type { DataCategory, IdentifierKind } from '../base/vocabulary.js';
import { monthsOld, sourceDate } from './age.js';
import { holdsOn } from './at.js';
import { certaintyOf } from './certainty.js';
import { regionsFor } from './region.js';
import { onlyRepresents } from './representative.js';
import { staleAfterMonths } from './review-period.js';
import type { Channel, CitedFact, Entity, Provider, ProviderData, Sourced } from './types.js';

export { ageInWords } from './age.js';
export { providerAt } from './at.js';

/**
 * A fact with its words, source and age.
 * @param sourced the row of the provider's file that holds it
 * @param text the words to show
 * @param asOf ISO date on which the age is judged; older than `data/catalog.yaml` allows is `stale`
 */
export function cited(provider: Provider, sourced: Sourced, text: string, asOf: string): CitedFact {
  const source = provider.sources.get(sourced.source);
  const date = source ? sourceDate(source, provider) : provider.last_verified;
  return {
    text,
    source: { title: source?.title ?? provider.name, url: source?.url ?? '' },
    date,
    stale: monthsOld(date, asOf) >= staleAfterMonths(),
    ...certaintyOf(provider, sourced),
  };
}

/**
 * Whom process names for a user or authority in a country (ISO 3166 code), on a day. The nearest region wins
 * (`eu` for Ireland, `uk`, …), then `other`, then `us`; a mere representative for data protection never wins; undefined when the file names no entity that was in office.
 * The catalog's provider has the entities of today: for another day give `providerAt(provider, asOf)`.
 */
export function entityFor(provider: Provider, where: { country: string }, asOf: string): Entity | undefined {
  const inOffice = provider.entities.filter((entity) => holdsOn(entity, asOf));
  const able = inOffice.filter((entity) => !onlyRepresents(entity));
  for (const region of regionsFor(where.country)) {
    const found = able.find((entity) => entity.region === region);
    if (found) return found;
  }
  return able[0] ?? inOffice[0];
}

/**
 * The ways to reach a provider for a use, from a country, in the order of its file; those whose address is not
 * known come last. Empty when the file has none.
 */
export function channelsFor(provider: Provider, use: Channel['use'], country: string): Channel[] {
  const audience = country.toUpperCase() === 'US' ? 'us' : 'non-us';
  const open = provider.channels.filter((c) => c.use === use && fits(c, audience));
  return [...open.filter((c) => c.value_known !== false), ...open.filter((c) => c.value_known === false)];
}

function fits(channel: Channel, audience: 'us' | 'non-us'): boolean {
  return channel.audience === undefined || channel.audience === 'all' || channel.audience === audience;
}

/** What the provider has of a category, in the order of its file; a category may stand in several rows. */
export function dataFor(provider: Provider, category: DataCategory): ProviderData[] {
  return provider.data.filter((row) => row.category === category);
}

/** The kinds of identifier that a provider can search by, each once, in the order of its file. */
export function acceptedIdentifiers(provider: Provider): IdentifierKind[] {
  return [...new Set(provider.identifiers.map((identifier) => identifier.id))];
}

/** Two words for one thing: a name with or without the @ before it, an address with a number or a name at its end. */
const alike: readonly (readonly IdentifierKind[])[] = [
  ['username', 'handle'],
  ['profile_url', 'vanity_url'],
];

/** True when the provider can search by that kind, or by one that is only another word for it. */
export function takesIdentifier(provider: Provider, kind: IdentifierKind): boolean {
  const accepted = acceptedIdentifiers(provider);
  const same = alike.find((kinds) => kinds.includes(kind)) ?? [kind];
  return same.some((each) => accepted.includes(each));
}
