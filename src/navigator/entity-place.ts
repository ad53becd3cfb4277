/** In which State or country a provider's entity sits, as far as its name, address or region say. */
import type { Entity, Provider } from '../catalog/types.js';
import type { Place } from '../law/when.js';
import { places } from './places.js';

/** `CA 94025` and `CA 94025-1234`, or `San Jose, CA` at the end. */
const lettered = /(?<![\p{L}\d])([A-Z]{2})\.?(?:\s+\d{5}(?:-\d{4})?(?!\d)|\s*(?:$|\())/gu;

/**
 * Where an entity sits. Asked in this order: what the file says outright, the address, the same company's address in
 * another row, a country in its name or note, the region. Empty where none of them tells.
 */
export function placeOf(entity: Entity, provider: Provider): Place {
  const told = stated(entity) ?? fromAddress(entity.address);
  if (told !== undefined) return told;
  const twin = provider.entities.find((each) => each.name === entity.name && each.address !== undefined);
  return fromAddress(twin?.address) ?? fromName(entity) ?? fromRegion(entity.region);
}

function stated({ country, state }: Entity): Place | undefined {
  if (state !== undefined) return { country: country ?? 'US', state };
  return country === undefined ? undefined : { country };
}

function fromAddress(address: string | undefined): Place | undefined {
  if (address === undefined) return undefined;
  const letters = [...address.matchAll(lettered)].at(-1)?.[1];
  if (letters !== undefined && places().stateNames.has(letters)) return { country: 'US', state: letters };
  const country = inCountry(address);
  if (country !== undefined && country.country !== 'US') return country;
  const state = lastOf(places().states, address);
  return state === undefined ? country : { country: 'US', state };
}

function inCountry(words: string): Place | undefined {
  const country = lastOf(places().countries, words);
  return country === undefined ? undefined : { country };
}

/** `Threema GmbH (Switzerland)`. A row that names several companies, or speaks of several countries, tells nothing. */
function fromName({ name, region }: Entity): Place | undefined {
  if (/;| or | and /.test(name)) return undefined;
  const named = new Set(
    places()
      .countries.filter(({ word }) => name.search(word) >= 0)
      .map(({ code }) => code),
  );
  const [country] = named;
  return named.size === 1 && country !== undefined && !(region === 'eu' && country === 'GB')
    ? { country }
    : undefined;
}

/** The name that stands last in the words wins: `London, Ontario, Canada`. */
function lastOf(names: { code: string; word: RegExp }[], words: string): string | undefined {
  const found = names.flatMap(({ code, word }) =>
    [...words.matchAll(word)].map((match) => ({
      code,
      end: match.index + match[0].length,
      long: match[0].length,
    })),
  );
  return found.sort((a, b) => b.end - a.end || b.long - a.long)[0]?.code;
}

function fromRegion(region: string): Place {
  if (region === 'us') return { country: 'US' };
  if (region === 'uk') return { country: 'GB' };
  if (region === 'eu') return { country: 'EU' };
  return region.length === 2 ? { country: region.toUpperCase() } : {};
}
