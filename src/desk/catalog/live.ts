/** Puts a provider's file in force while the app runs: what was remembered of the old one is forgotten. */
import { join } from 'node:path';
import { type ProviderReading, providersFolder, readOne } from '../../catalog/load.js';
import { ownFolder } from '../../catalog/own-folder.js';
import { forgetIndex } from '../../catalog/recognise/index.js';
import { forgetRemembered } from '../../navigator/memo.js';
import type { BaseServices } from '../services.js';

type Live = Pick<BaseServices, 'dataDir' | 'now' | 'law' | 'catalog' | 'knowledge'>;

/** Checks a file whole, as the catalog's loading does. */
export function checkFile(base: Live, id: string, file: string): ProviderReading {
  return readOne(file, id, base.law, base.now().toISOString().slice(0, 10));
}

/** Reads the provider anew from the agency's file, or the shipped one, and uses it from now on. */
export function putInForce(base: Live, id: string, own: boolean): void {
  const folder = own ? ownFolder(base.dataDir) : providersFolder();
  const file = join(folder, id, 'provider.yaml');
  const { provider, problems } = checkFile(base, id, file);
  const kept = base.knowledge.problems.filter(({ where }) => !where?.includes(`${id}/provider.yaml`));
  base.knowledge.problems.splice(0, Infinity, ...kept, ...problems);
  if (provider) base.catalog.providers.set(id, provider);
  forgetIndex(base.catalog);
  forgetRemembered();
}
