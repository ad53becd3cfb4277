/** The state of the catalog in figures: what `tecum catalog check` prints. */
import { isProblem, type Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { loadLaw } from '../law/load.js';
import { monthsOld, sourceDate } from './age.js';
import { certaintyOf } from './certainty.js';
import { type FactAt, factsOf } from './facts-of.js';
import { type CatalogReading, providersFolder, readCatalog } from './load.js';
import { reviewBy, staleAfterMonths } from './review-period.js';
import type { Certainty, Provider, Sourced } from './types.js';

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

/** A fact of a file, to be looked at: `providers/<provider>/provider.yaml`, and where in it. */
export interface ListedFact {
  provider: string;
  /** `channels.3`, `notice` */
  field: string;
  text: string;
  source: string;
  /** Date of the source; ISO, perhaps only year, or year and month. */
  date: string;
}

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
  /** How many providers of each kind. */
  kinds: Record<string, number>;
  /** Facts by how sure they are. */
  certainty: Record<Certainty, number>;
  /** Rows of data whose source names no process, so that the general ladder stands. */
  generalBasis: number;
  /** Providers of which little is known. */
  lowConfidence: string[];
  /** Channels whose address the provider does not publish. */
  valueUnknown: ListedFact[];
  conflicts: ListedFact[];
  /** Each provider's day of review, the earliest first. */
  review: { provider: string; reviewBy: string; overdue: boolean }[];
  staleFacts: ListedFact[];
  problems: ReturnType<Problem['toJSON']>[];
}

type RawFile = Readonly<Record<string, unknown>>;

/**
 * Counts and checks a catalog. `providers`, `facts`, `withoutSource` and `coverage` are over all files, also those that
 * the checks refuse, so that a fact whose source is missing is seen in the figures as well as among the problems;
 * the rest is over the good ones.
 * @param dir folder with one folder a provider
 * @param asOf ISO date on which the age of facts is judged
 */
export function catalogReport(dir: string = providersFolder(), asOf: string): CatalogReport {
  const { catalog, problems, files } = checked(dir, asOf);
  const raw = [...files.values()];
  const good = [...catalog.providers.values()].flatMap((provider) => {
    const file = files.get(provider.id);
    return file ? [{ provider, facts: factsOf(file) }] : [];
  });
  const all = good.flatMap(({ provider, facts }) => facts.map((fact) => ({ provider, fact })));
  const stale = all.filter(({ provider, fact }) => isStale(provider, fact, asOf));
  return {
    providers: raw.length,
    facts: raw.reduce((sum, file) => sum + factsOf(file).length, 0),
    withoutSource: raw.reduce((sum, file) => sum + sourceless(file), 0),
    stale: stale.length,
    staleAfterMonths: staleAfterMonths(),
    asOf,
    coverage: Object.fromEntries(covered.map((key) => [key, raw.filter((file) => has(file[key])).length])),
    kinds: countBy(good.map(({ provider }) => provider.kind)),
    certainty: { sure: 0, confirm: 0, unverified: 0, ...countBy(all.map(certainty)) },
    generalBasis: all.filter(({ fact }) => isGeneral(fact)).length,
    lowConfidence: good.flatMap(({ provider }) => (provider.confidence === 'low' ? [provider.id] : [])),
    valueUnknown: all.filter(({ fact }) => fact.row.value_known === false).map(listed),
    conflicts: all.filter(({ fact }) => fact.path[0] === 'conflicts').map(listed),
    review: good.map(({ provider }) => due(provider, asOf)).sort(byDay),
    staleFacts: stale.map(listed),
    problems: problems.map((problem) => problem.toJSON()),
  };
}

/** A broken law or settings file is a problem of the check, not a crash of it. */
function checked(dir: string, day: string): CatalogReading {
  try {
    return readCatalog(dir, loadLaw(), { day });
  } catch (error) {
    if (!isProblem(error)) throw error;
    const problems = error instanceof ProblemList ? [...error.problems] : [error];
    return { catalog: { providers: new Map() }, problems, files: new Map() };
  }
}

function sourceless(file: RawFile): number {
  const sources = Array.isArray(file.sources) ? (file.sources as { id?: unknown }[]) : [];
  const known = new Set(sources.map((source) => String(source?.id)));
  return factsOf(file).filter((fact) => !known.has(fact.source ?? '')).length;
}

function has(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** What is over does not age: it says what was so then. */
function isStale(provider: Provider, fact: FactAt, asOf: string): boolean {
  const over = typeof fact.row.to === 'string' && fact.row.to < asOf;
  return !over && monthsOld(dateOf(provider, fact), asOf) >= staleAfterMonths();
}

function dateOf(provider: Provider, fact: FactAt): string {
  const source = provider.sources.get(fact.source ?? '');
  return source ? sourceDate(source, provider) : provider.last_verified;
}

function certainty({ provider, fact }: { provider: Provider; fact: FactAt }): Certainty {
  return certaintyOf(provider, fact.row as unknown as Sourced).certainty;
}

function isGeneral({ path, row }: FactAt): boolean {
  return path[0] === 'data' && (row.process === undefined || row.process_basis === 'general');
}

function listed({ provider, fact }: { provider: Provider; fact: FactAt }): ListedFact {
  return {
    provider: provider.id,
    field: fact.path.join('.'),
    text: factWords(fact.row),
    source: provider.sources.get(fact.source ?? '')?.title ?? '',
    date: dateOf(provider, fact),
  };
}

/** A row's own words, for a list: everything that it says but its source and dates. */
export function factWords(row: RawFile): string {
  const silent = new Set(['source', 'from', 'to', 'process_basis']);
  return Object.entries(row)
    .filter(([key]) => !silent.has(key))
    .map(([, value]) => String(value))
    .join('; ');
}

function due(provider: Provider, asOf: string): CatalogReport['review'][number] {
  const day = reviewBy(provider);
  return { provider: provider.id, reviewBy: day, overdue: day < asOf };
}

function byDay(a: CatalogReport['review'][number], b: CatalogReport['review'][number]): number {
  return a.reviewBy.localeCompare(b.reviewBy) || a.provider.localeCompare(b.provider);
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
