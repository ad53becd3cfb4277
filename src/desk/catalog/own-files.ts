/**
 * The agency's approved changes of provider facts on disk: whole files in the data folder, which take the place of the
 * shipped ones. Beside each lies a copy of the shipped file that it was begun from, so that an upgrade can be compared.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { providersFolder } from '../../catalog/load.js';

/** The text in force, and whose it is. */
export interface CurrentFile {
  text: string;
  /** True for a file of the agency's own. */
  own: boolean;
}

/** The three texts of a provider whose shipped file is another than the one that the agency began from. */
export interface Upgraded {
  begun: string;
  shipped: string;
  own: string;
}

export interface OwnFiles {
  /** @throws Problem `catalog-file-missing` */
  current(id: string): CurrentFile;
  /** The shipped text; null for a provider that this version no longer has. */
  shipped(id: string): string | null;
  /** Puts a text beside the file in force, for a check before it is taken: `take` or `leave` it. */
  lay(
    id: string,
    text: string,
  ): Promise<{ file: string; take(at: string): Promise<void>; leave(): Promise<void> }>;
  /** Null where the shipped file is still the one that the agency's was begun from, or there is no own file. */
  upgraded(id: string): Upgraded | null;
  /** The agency's file stays, though another one is shipped now. */
  keep(id: string): Promise<void>;
  /** The shipped file is used again; the agency's is put by. */
  drop(id: string, at: string): Promise<void>;
}

/** @param folder `ownFolder(dataDir)` */
export function openOwnFiles(folder: string): OwnFiles {
  const place = (id: string, name = 'provider.yaml') => join(folder, safe(id), name);
  const shipped = (id: string) => textOf(join(providersFolder(), safe(id), 'provider.yaml'));
  const begun = (id: string) => textOf(place(id, 'shipped.yaml'));
  const own = (id: string) => textOf(place(id));
  const current = (id: string): CurrentFile => {
    const mine = own(id);
    const text = mine ?? shipped(id);
    if (text === null) throw missing(id);
    return { text, own: mine !== null };
  };
  const putBy = async (id: string, at: string): Promise<void> => {
    if (own(id) === null) return;
    await mkdir(place(id, 'earlier'), { recursive: true, mode: 0o700 });
    await rename(place(id), join(place(id, 'earlier'), `${at.replaceAll(':', '-')}.yaml`));
  };
  return {
    current,
    shipped,
    async lay(id, text) {
      await mkdir(join(folder, safe(id)), { recursive: true, mode: 0o700 });
      const file = place(id, `${randomUUID()}.new`);
      await write(file, text);
      return {
        file,
        leave: () => rm(file, { force: true }),
        async take(at) {
          const first = own(id) === null;
          if (first) await write(place(id, 'shipped.yaml'), shipped(id) ?? text);
          else await keepEarlier(place(id), place(id, 'earlier'), at);
          await rename(file, place(id));
        },
      };
    },
    upgraded(id) {
      const [mine, was, is] = [own(id), begun(id), shipped(id)];
      return mine === null || was === null || is === null || was === is
        ? null
        : { begun: was, shipped: is, own: mine };
    },
    async keep(id) {
      const is = shipped(id);
      if (own(id) !== null && is !== null) await write(place(id, 'shipped.yaml'), is);
    },
    drop: putBy,
  };
}

/** A provider's id is a folder's name and never a path. */
function safe(id: string): string {
  if (/^[a-z0-9][a-z0-9-]*$/.test(id)) return id;
  throw missing(id);
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

async function keepEarlier(file: string, folder: string, at: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await write(join(folder, `${at.replaceAll(':', '-')}.yaml`), readFileSync(file, 'utf8'));
}

/** On the disk before it is called written. */
async function write(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function missing(id: string): Problem {
  return new Problem({
    code: 'catalog-file-missing',
    status: 404,
    what: `There is no file of a provider "${id}".`,
    remedy: 'Look it up by its name.',
  });
}
