/** Reads every provider of `providers/` into a catalog. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { shownPath } from '../base/yaml-file.js';
import { loadLaw } from '../law/load.js';
import type { Law } from '../law/types.js';
import { crossCheck } from './cross-check.js';
import { readProviderFile } from './read-file.js';
import { toProvider } from './to-provider.js';
import type { Catalog, Provider } from './types.js';

/** What a reading of the folder gave: the providers that are good, and every problem of those that are not. */
export interface CatalogReading {
  catalog: Catalog;
  problems: Problem[];
  /** Each file as it was found, broken ones too, by the name of its folder; for counting. */
  files: Map<string, Readonly<Record<string, unknown>>>;
}

export interface ReadOptions {
  /** ISO day on which the catalog's providers stand; today if absent. Other days are in their `history`. */
  day?: string;
  /**
   * Folder of files that take the place of the shipped ones (`<id>/provider.yaml`): the changes an agency approved.
   * One with a problem is told, and the shipped file is used. The folder need not exist.
   */
  own?: string;
}

/** The folder of providers: `TECUM_PROVIDERS`, or `providers/` of the project. */
export function providersFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.TECUM_PROVIDERS ? resolve(env.TECUM_PROVIDERS) : projectPath('providers');
}

/**
 * The whole catalog, checked. For tests and checks: where the app starts, use {@link readCatalog}, so that one
 * broken file does not take the other providers along.
 * @param dir folder with one folder a provider, each with a `provider.yaml`
 * @param law fills in the process of rows whose source names none (`process_basis: general`)
 * @throws ProblemList (`catalog-invalid`) with every problem of every file: file, line, remedy
 */
export function loadCatalog(
  dir: string = providersFolder(),
  law: Law = loadLaw(),
  options: ReadOptions = {},
): Catalog {
  const { catalog, problems } = readCatalog(dir, law, options);
  if (problems.length > 0)
    throw new ProblemList('catalog-invalid', `The catalog in ${shownPath(dir)}`, problems);
  return catalog;
}

/** As {@link loadCatalog}, but hands back the good providers beside the problems and never throws for bad files. */
export function readCatalog(
  dir: string = providersFolder(),
  law: Law = loadLaw(),
  options: ReadOptions = {},
): CatalogReading {
  const day = options.day ?? new Date().toISOString().slice(0, 10);
  const reading: CatalogReading = { catalog: { providers: new Map() }, problems: [], files: new Map() };
  for (const folder of folders(dir, reading.problems)) {
    const file = join(dir, folder, 'provider.yaml');
    const own = options.own === undefined ? '' : join(options.own, folder, 'provider.yaml');
    if (own !== '' && existsSync(own) && addProvider(reading, readOne(own, folder, law, day), folder))
      continue;
    if (existsSync(file)) addProvider(reading, readOne(file, folder, law, day), folder);
    else reading.problems.push(...strays(dir, folder));
  }
  return reading;
}

/** One file: the provider when it is good, else its problems; `raw` is the file as it was found. */
export interface ProviderReading {
  provider?: Provider;
  problems: Problem[];
  raw: Readonly<Record<string, unknown>>;
}

/**
 * Reads and checks one file whole: shape, sources, dates, kind. Never throws for bad content.
 * @param folder the provider's id, which the file must name
 * @param day ISO day on which the provider stands
 */
export function readOne(file: string, folder: string, law: Law, day: string): ProviderReading {
  const read = readProviderFile(file);
  const problems = read.value ? crossCheck(read.value, folder, read.at) : read.problems;
  if (!read.value || problems.length > 0) return { problems, raw: read.raw };
  return { provider: toProvider(read.value, law, day), problems, raw: read.raw };
}

/** Takes what was read into the catalog; false where there was something wrong with it. */
function addProvider(reading: CatalogReading, read: ProviderReading, folder: string): boolean {
  reading.files.set(folder, read.raw);
  reading.problems.push(...read.problems);
  if (!read.provider) return false;
  reading.catalog.providers.set(read.provider.id, read.provider);
  return true;
}

function folders(dir: string, problems: Problem[]): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => !name.startsWith('.') && statSync(join(dir, name)).isDirectory())
      .sort();
  } catch (cause) {
    const remedy = 'Name the folder that holds one folder for each provider.';
    problems.push(
      new Problem({ code: 'catalog-missing', what: 'There is no such folder.', where: dir, remedy, cause }),
    );
    return [];
  }
}

/** A folder without facts is no provider, unless a file in it shows that one was meant (`Provider.yml`). */
function strays(dir: string, folder: string): Problem[] {
  return readdirSync(join(dir, folder))
    .filter((name) => /^provider\..*ya?ml$|^provider\.yml$/i.test(name) || /^provider.*\.ya?ml$/i.test(name))
    .map(
      (name) =>
        new Problem({
          code: 'catalog-misnamed',
          what: `The file ${name} is not read.`,
          where: shownPath(join(dir, folder, name)),
          remedy: 'Call it provider.yaml.',
        }),
    );
}
