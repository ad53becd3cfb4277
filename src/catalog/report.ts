/** The state of the catalog in figures: what `tecum catalog check` prints. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isProblem, type Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { loadLaw } from '../law/load.js';
import { monthsOld, sourceDate } from './age.js';
import { type FactAt, factsOf } from './facts-of.js';
import { readCatalog } from './load.js';
import { staleAfterMonths } from './review-period.js';
import type { Provider } from './types.js';

/** Keys whose coverage is counted: how many providers have at least one fact there. */
const covered = [
  'entities',
  'channels',
  'identifiers',
  'data',
  'preservation',
  'notice',
  'emergency',
  'international',
  'cost',
  'returns',
  'rejects',
  'certification',
  'quirks',
  'recognise',
] as const;

export interface CatalogReport {
  /** Files found, those with problems included. */
  providers: number;
  facts: number;
  /** Facts that name no source, or one that the file does not have. */
  withoutSource: number;
  stale: number;
  staleAfterMonths: number;
  /** ISO date on which age was judged. */
  asOf: string;
  /** For each key, how many providers have something there. */
  coverage: Record<string, number>;
  problems: ReturnType<Problem['toJSON']>[];
}

interface RawProvider {
  sources: Set<string>;
  facts: FactAt[];
  has: (key: string) => boolean;
}

/**
 * Counts and checks a catalog. Counts are over all files, also those that the checks refuse, so that a fact whose
 * source is missing is seen in the figures as well as among the problems.
 * @param dir folder with one folder a provider
 * @param asOf ISO date on which the age of facts is judged
 */
export function catalogReport(dir: string = projectPath('providers'), asOf: string): CatalogReport {
  const { catalog, problems } = checked(dir);
  const raw = rawProviders(dir);
  const facts = raw.flatMap((provider) => provider.facts.map((fact) => ({ fact, provider })));
  return {
    providers: raw.length,
    facts: facts.length,
    withoutSource: facts.filter(({ fact, provider }) => !provider.sources.has(fact.source ?? '')).length,
    stale: [...catalog.providers.values()].reduce((sum, provider) => sum + staleFacts(provider, asOf), 0),
    staleAfterMonths: staleAfterMonths(),
    asOf,
    coverage: Object.fromEntries(covered.map((key) => [key, raw.filter((p) => p.has(key)).length])),
    problems: problems.map((problem) => problem.toJSON()),
  };
}

/** A broken law file is a problem of the check, not a crash of it. */
function checked(dir: string): Pick<ReturnType<typeof readCatalog>, 'catalog' | 'problems'> {
  try {
    return readCatalog(dir, loadLaw());
  } catch (error) {
    if (!isProblem(error)) throw error;
    const problems = error instanceof ProblemList ? [...error.problems] : [error];
    return { catalog: { providers: new Map() }, problems };
  }
}

function staleFacts(provider: Provider, asOf: string): number {
  return factsOf({ ...provider }).filter((fact) => {
    const source = provider.sources.get(fact.source ?? '');
    return source !== undefined && monthsOld(sourceDate(source, provider), asOf) >= staleAfterMonths();
  }).length;
}

function rawProviders(dir: string): RawProvider[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .map((name) => join(dir, name, 'provider.yaml'))
    .filter((file) => existsSync(file))
    .map((file) => rawProvider(readFileSync(file, 'utf8')));
}

function rawProvider(text: string): RawProvider {
  const file = parsed(text);
  const sources = Array.isArray(file.sources) ? (file.sources as { id?: unknown }[]) : [];
  return {
    sources: new Set(sources.map((source) => String(source?.id))),
    facts: factsOf(file),
    has: (key) => (Array.isArray(file[key]) ? (file[key] as unknown[]).length > 0 : Boolean(file[key])),
  };
}

/** A file that is not YAML counts as a provider without facts; the problem list says what is wrong with it. */
function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
