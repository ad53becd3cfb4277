/** Where a provider's entity sits, and which State laws bear on process to it. */
import type { AgencyType, DataCategory, Process } from '../base/vocabulary.js';
import { entityFor } from '../catalog/facts.js';
import type { Entity, Provider } from '../catalog/types.js';
import { nationsOf, overlayOf } from '../law/choose.js';
import type { Law } from '../law/types.js';
import type { Facts, Place } from '../law/when.js';
import { placeOf } from './entity-place.js';
import type { Env } from './env.js';
import { remembered } from './memo.js';

/** The entity that process of this authority names, as on the plan's day; undefined where none is on record. */
export function entityOf(provider: Provider, env: Env): Entity | undefined {
  return remembered(env.know, env.asOf, `entity ${provider.id} ${env.answers.authority.country}`, () =>
    entityFor(provider, env.answers.authority, env.asOf),
  );
}

/** The country and State whose law binds what that entity gives: where the data are held, else where it sits; empty where nothing on record tells. */
export function placeFor(provider: Provider, env: Env): Place {
  return remembered(env.know, env.asOf, `place ${provider.id} ${env.answers.authority.country}`, () => {
    const entity = entityOf(provider, env);
    if (entity?.held_in !== undefined) return { country: entity.held_in };
    return entity === undefined ? {} : placeOf(entity, provider);
  });
}

/** True for an authority of the United States. */
export function isAmerican(env: Env): boolean {
  return env.answers.authority.country.toUpperCase() === 'US';
}

/**
 * True where the entity is known to sit in another country than the authority. A row for another region whose address
 * tells nothing counts as abroad for an American authority; where no entity is on record, nothing is assumed.
 */
export function isAbroad(provider: Provider, env: Env): boolean {
  const entity = entityOf(provider, env);
  if (entity === undefined) return !isAmerican(env);
  const { country } = placeFor(provider, env);
  if (country !== undefined) return country !== countryOf(env);
  return isAmerican(env) ? entity.region !== 'us' : true;
}

/** The authority's country as ISO has it: `UK` is `GB`. */
export function countryOf(env: Env): string {
  const code = env.answers.authority.country.toUpperCase();
  return code === 'UK' ? 'GB' : code;
}

/** Kinds of agency outside the United States that the words of the American ones stand for. */
const abroadTypes: Partial<Record<AgencyType, AgencyType>> = {
  federal: 'federal-police',
  'state-police': 'police',
  'local-police': 'police',
  'tribal-police': 'police',
};

/** The agency's kind in its own country's words: a local police officer of another country is police there. */
export function agencyOf(env: Env): AgencyType {
  const { agencyType } = env.answers.authority;
  return isAmerican(env) ? agencyType : (abroadTypes[agencyType] ?? agencyType);
}

/** What a rule with conditions is held against. */
export function factsFor(
  provider: Provider,
  env: Env,
  process?: Process,
  categories?: readonly DataCategory[],
): Facts {
  const { state } = env.answers.authority;
  return {
    country: countryOf(env),
    state: state?.toUpperCase(),
    agencyType: agencyOf(env),
    provider: placeFor(provider, env),
    providerKind: provider.kind,
    process,
    categories,
  };
}

/** The overlay of the authority's own State, as on the plan's day. */
export function ownState(env: Env): Law | undefined {
  const { country, state } = env.answers.authority;
  return remembered(env.know, env.asOf, `own state ${country} ${state ?? ''}`, () =>
    overlayOf(env.know.laws, country, state, env.asOf),
  );
}

/** The laws of the authority's own nation or union, as on the plan's day; empty where none is on file. */
export function nations(env: Env): Law[] {
  const country = countryOf(env);
  return remembered(env.know, env.asOf, `nations ${country}`, () =>
    nationsOf(env.know.laws, country, env.asOf),
  );
}

/** Overlays that bear on process to a provider: of the authority's State and of the provider's, each once. */
export function stateLaws(provider: Provider, env: Env): Law[] {
  const { country, state } = placeFor(provider, env);
  const own = ownState(env);
  const theirs = remembered(env.know, env.asOf, `their state ${country ?? ''} ${state ?? ''}`, () =>
    overlayOf(env.know.laws, country ?? '', state, env.asOf),
  );
  return [own, theirs].filter((law, at, all): law is Law => law !== undefined && all.indexOf(law) === at);
}
