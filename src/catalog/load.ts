/** Reads every provider of `providers/` into a catalog. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { readYamlFile, shownPath } from '../base/yaml-file.js';
import { loadLaw } from '../law/load.js';
import type { Law } from '../law/types.js';
import { crossCheck } from './cross-check.js';
import { providerFile } from './schema.js';
import { toProvider } from './to-provider.js';
import type { Catalog, Provider } from './types.js';

/** What a reading of the folder gave: the providers that are good, and every problem of those that are not. */
export interface CatalogReading {
  catalog: Catalog;
  problems: Problem[];
}

/**
 * The whole catalog, checked.
 * @param dir folder with one folder a provider, each with a `provider.yaml`
 * @param law fills in the process of rows whose source names none (`process_basis: general`)
 * @throws ProblemList (`catalog-invalid`) with every problem of every file: file, line, remedy
 */
export function loadCatalog(dir: string = projectPath('providers'), law: Law = loadLaw()): Catalog {
  const { catalog, problems } = readCatalog(dir, law);
  if (problems.length > 0)
    throw new ProblemList('catalog-invalid', `The catalog in ${shownPath(dir)}`, problems);
  return catalog;
}

/** As {@link loadCatalog}, but hands back the good providers beside the problems and never throws for bad files. */
export function readCatalog(dir: string = projectPath('providers'), law: Law = loadLaw()): CatalogReading {
  const providers = new Map<string, Provider>();
  const problems: Problem[] = [];
  for (const folder of folders(dir, problems)) {
    const file = join(dir, folder, 'provider.yaml');
    if (!existsSync(file)) {
      problems.push(...strays(dir, folder));
      continue;
    }
    const found = readProvider(file, folder, law);
    problems.push(...found.problems);
    if (found.provider) providers.set(found.provider.id, found.provider);
  }
  return { catalog: { providers }, problems };
}

function readProvider(file: string, folder: string, law: Law): { provider?: Provider; problems: Problem[] } {
  const read = readYamlFile(file, providerFile);
  if (!read.value) return { problems: read.problems };
  const problems = crossCheck(read.value, folder, read.at);
  return problems.length > 0 ? { problems } : { provider: toProvider(read.value, law), problems };
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
