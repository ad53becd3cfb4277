/** Names of States and countries as addresses write them, from `data/places.yaml`. */
import { z } from 'zod';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { readYamlFile } from '../base/yaml-file.js';

const code = z.string().regex(/^[A-Z]{2}$/);
const text = z.string().trim().min(1);
const shape = z.strictObject({
  asOf: z.iso.date(),
  states: z.record(code, text),
  countries: z.record(code, z.array(text).min(1)),
});

/** One name, as a whole word at the end of an address or anywhere in a name, and its code. */
interface Named {
  code: string;
  word: RegExp;
}

/** States and countries, the longest names first, so that `West Virginia` is not read as `Virginia`. */
export interface Places {
  states: Named[];
  countries: Named[];
  /** `CA` → `California`. */
  stateNames: ReadonlyMap<string, string>;
  /** `IE` → `Ireland`. */
  countryNames: ReadonlyMap<string, string>;
}

let cached: Places | undefined;

/** @throws ProblemList (`places-file`) when the file is missing or wrong */
export function places(): Places {
  cached ??= read(projectPath('data', 'places.yaml'));
  return cached;
}

/** `California` for `CA`; the letters themselves where nothing is known. */
export function stateName(state: string): string {
  return places().stateNames.get(state.toUpperCase()) ?? state;
}

/** `Ireland` for `IE`; the letters themselves where nothing is known. */
export function countryName(country: string): string {
  const code = country.toUpperCase();
  return places().countryNames.get(code) ?? englishName(code) ?? country;
}

const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function englishName(code: string): string | undefined {
  return /^[A-Z]{2}$/.test(code) ? english.of(code) : undefined;
}

function read(file: string): Places {
  const { value, problems } = readYamlFile(file, shape);
  if (value === undefined) throw new ProblemList('places-file', 'The places', problems);
  const countries = Object.entries(value.countries).flatMap(([code, names]) =>
    names.map((name): [string, string] => [code, name]),
  );
  return {
    states: named(Object.entries(value.states)),
    countries: named(countries),
    stateNames: new Map(Object.entries(value.states)),
    countryNames: new Map([...countries].reverse()),
  };
}

function named(pairs: [string, string][]): Named[] {
  return [...pairs]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([code, name]) => ({ code, word: new RegExp(`(?<![\\p{L}\\d])${name}(?![\\p{L}\\d])`, 'gu') }));
}
