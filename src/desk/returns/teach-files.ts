/** The agency's own reader definitions on disk: the ones in force, every version of each, and who made it. */
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { definitionText } from '../../returns/taught/draft.js';
import {
  type LoadedDefinition,
  loadTaught,
  parseDefinition,
  shippedDefinitions,
} from '../../returns/taught/load-taught.js';
import type { TaughtDefinition } from '../../returns/taught/schema.js';

/** One version of a definition. */
export interface TaughtVersion {
  id: string;
  version: number;
  at: string;
  who: string;
  how: 'taught' | 'imported';
}

export interface TeachFiles {
  list(): { definitions: (LoadedDefinition & { own: boolean })[]; problems: Problem[] };
  /** The YAML in force, or of one version; null when there is none. */
  text(id: string, version?: number): Promise<string | null>;
  versions(id: string): Promise<TaughtVersion[]>;
  /** Keeps the definition as its next version, and puts it in force. */
  save(definition: TaughtDefinition, made: Omit<TaughtVersion, 'id' | 'version'>): Promise<TaughtDefinition>;
}

/** `<data>/readers/<id>.yaml`, `<data>/readers/versions/<id>.<n>.yaml`, `<data>/readers/versions.ndjson`. */
export function teachFiles(dataDir: string): TeachFiles {
  const dir = join(dataDir, 'readers');
  const log = join(dir, 'versions.ndjson');
  let last: Promise<unknown> = Promise.resolve();
  const versions = async (id: string): Promise<TaughtVersion[]> => {
    if (!existsSync(log)) return [];
    const lines = (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as TaughtVersion).filter((one) => one.id === id);
  };
  const save: TeachFiles['save'] = async (definition, made) => {
    refuseShipped(definition.id);
    await mkdir(join(dir, 'versions'), { recursive: true, mode: 0o700 });
    const before = Math.max(0, ...(await versions(definition.id)).map((one) => one.version));
    const kept = { ...definition, version: Math.max(before + 1, definition.version) };
    const text = definitionText(kept);
    await writeFile(join(dir, 'versions', `${kept.id}.${kept.version}.yaml`), text, {
      mode: 0o600,
      flag: 'wx',
    });
    await writeFile(join(dir, `${kept.id}.new`), text, { mode: 0o600 });
    await rename(join(dir, `${kept.id}.new`), join(dir, `${kept.id}.yaml`));
    await appendFile(log, `${JSON.stringify({ id: kept.id, version: kept.version, ...made })}\n`, {
      mode: 0o600,
    });
    return kept;
  };
  return {
    list() {
      const { definitions, problems } = loadTaught(shippedDefinitions(), dir);
      return { definitions: definitions.map((one) => ({ ...one, own: one.file.startsWith(dir) })), problems };
    },
    async text(id, version) {
      if (!/^[a-z][a-z0-9-]*$/.test(id)) return null;
      const file =
        version === undefined ? join(dir, `${id}.yaml`) : join(dir, 'versions', `${id}.${version}.yaml`);
      return existsSync(file) ? readFile(file, 'utf8') : null;
    },
    versions,
    save(definition, made) {
      // One after the other, so that two people never write the same version.
      const next = last.then(() => save(definition, made));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

function refuseShipped(id: string): void {
  const taken = loadTaught(shippedDefinitions()).definitions.some((one) => one.definition.id === id);
  if (!taken) return;
  throw new Problem({
    code: 'reader-id-taken',
    what: `Tecum comes with a definition of the id "${id}".`,
    where: 'id',
    remedy: 'Give yours another id.',
  });
}

/** A text as a definition. @throws the first Problem, with its line */
export function definitionOf(text: string): TaughtDefinition {
  const { value, problems } = parseDefinition(text);
  if (value === undefined) throw problems[0]!;
  return value;
}
