/** Finds the readers of all providers. */
import { existsSync, readdirSync } from 'node:fs';
import { Problem } from '../base/problem.js';
import type { Reader } from './contract.js';

/** What `providers/<id>/return.ts` exports: one reader, or several. */
interface ReaderModule {
  reader?: Reader;
  readers?: Reader[];
}

const providers = new URL('../../providers/', import.meta.url);

let loaded: Promise<Reader[]> | null = null;

/**
 * Every reader of `providers/<id>/return.js` beside this build, sorted by id; loaded once.
 * @throws Problem `reader-broken` that names the one that does not load, or an id used twice.
 */
export function loadReaders(): Promise<Reader[]> {
  loaded ??= loadFrom(providers);
  return loaded;
}

/** The same for another folder of providers, which `folder` (a URL ending in `/`) names. */
export async function loadFrom(folder: URL): Promise<Reader[]> {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const files = names.map((id) => ({ id, file: new URL(`${id}/return.js`, folder) }));
  const found = files.filter(({ file }) => existsSync(file)).map(({ id, file }) => loadOne(id, file));
  const readers = (await Promise.all(found)).flat();
  const ids = readers.map((reader) => reader.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw broken(twice, 'two readers have this id');
  return readers.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function loadOne(id: string, file: URL): Promise<Reader[]> {
  let module: ReaderModule;
  try {
    module = (await import(file.href)) as ReaderModule;
  } catch (error) {
    throw broken(id, (error as Error).message, error);
  }
  const found = module.readers ?? (module.reader ? [module.reader] : []);
  if (found.length === 0) throw broken(id, 'it exports neither `reader` nor `readers`');
  return found;
}

function broken(id: string, why: string, cause?: unknown): Problem {
  return new Problem({
    code: 'reader-broken',
    what: `The reader does not load: ${why}.`,
    where: `providers/${id}/return.ts`,
    remedy: 'Mend it, or take the file away to go on without that reader.',
    cause,
    status: 500,
  });
}
