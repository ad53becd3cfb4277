/** Teaching: look at a file of a return, try a definition on it, keep it. Who may see the case is asked before. */
import { Problem } from '../../base/problem.js';
import { isXlsx } from '../../returns/formats/xlsx.js';
import { openReturn } from '../../returns/open/open-return.js';
import type { Given } from '../../returns/open/types.js';
import { readerIdOf } from '../../returns/taught/definition.js';
import { type Look, lookAt } from '../../returns/taught/look.js';
import type { TaughtDefinition } from '../../returns/taught/schema.js';
import { type Tried, tryOut } from '../../returns/taught/try-out.js';
import type { BaseServices } from '../services.js';
import { withItem } from './original.js';
import type { ReadingFiles } from './origins.js';
import type { Stores } from './stores.js';
import { type TeachFiles, teachFiles } from './teach-files.js';

/** What a look or a try went over. */
export interface Sampled<T> {
  result: T;
  /** Bytes that were looked at, where the file is longer. */
  cutAt: number | null;
}

export interface Teach extends Omit<TeachFiles, 'save'> {
  look(files: ReadingFiles, item: number): Promise<Sampled<Look>>;
  tryOn(files: ReadingFiles, item: number, definition: TaughtDefinition): Promise<Sampled<Tried>>;
  /** Keeps it, with who and when in the versions and in the audit chain. */
  save(
    definition: TaughtDefinition,
    how: 'taught' | 'imported',
    by: { email: string; ip: string },
  ): Promise<TaughtDefinition>;
}

/** Bytes of a file that a page looks at: the whole reading is the worker's. */
const most = 8 * 1024 * 1024;
const longestTry = 20_000;

export function openTeach(
  base: BaseServices,
  stores: Pick<Stores, 'vault' | 'passwords' | 'tempDir'>,
): Teach {
  const { save, ...files } = teachFiles(base.dataDir);
  const sampled = <T>(about: ReadingFiles, item: number, use: (given: Given) => Promise<T>) =>
    withItem(stores, about, { item }, async (source) => {
      const { bytes, cutAt } = await firstBytes(source.stream(), source.size);
      return { result: await use(givenOf(nameOf(about, item), bytes)), cutAt };
    });
  return {
    ...files,
    async look(about, item) {
      const found = await sampled(about, item, look);
      refuseUntold(about, item, namesIn(found.result));
      return found;
    },
    async tryOn(about, item, definition) {
      const use = (given: Given) => tryOut(definition, given, AbortSignal.timeout(longestTry));
      const found = await sampled(about, item, use);
      refuseUntold(
        about,
        item,
        found.result.fields.map(({ path }) => path),
      );
      return found;
    },
    async save(definition, how, by) {
      const kept = await save(definition, { at: base.now().toISOString(), who: by.email, how });
      const details = { version: kept.version, provider: kept.provider, how, ip: by.ip };
      await base.audit.record({ who: by.email, action: 'reader.saved', subject: readerIdOf(kept), details });
      return kept;
    },
  };
}

async function look(given: Given): Promise<Look> {
  const opened = await openReturn([given]);
  try {
    const [item] = opened.items;
    if (item === undefined) return { format: null, title: 'archive', lists: [], lines: [] };
    return await lookAt(item);
  } finally {
    await opened.close();
  }
}

async function firstBytes(
  stream: AsyncIterable<Buffer>,
  size: number,
): Promise<{ bytes: Buffer; cutAt: number | null }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  const bytes = Buffer.concat(parts).subarray(0, most);
  if (size > most && isXlsx(bytes)) throw tooLarge();
  return { bytes, cutAt: size > most ? most : null };
}

/** A name that no opener takes for an archive's, and that tells a table from prose. */
function nameOf(about: ReadingFiles, item: number): string {
  const path = about.items.find((one) => one.no === item)?.path ?? '';
  const ending = /\.(csv|tsv|txt|json|html?|xlsx?)$/i.exec(path)?.[0] ?? '';
  return `file${ending.toLowerCase()}`;
}

function givenOf(name: string, bytes: Buffer): Given {
  return {
    name,
    bytes: bytes.length,
    async *stream() {
      for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20));
    },
    random: async () => ({
      size: bytes.length,
      read: async (offset, length) => bytes.subarray(offset, offset + length),
    }),
  };
}

function namesIn({ lists }: Look): string[] {
  return lists.flatMap(({ path, fields }) => [path, ...fields.map(({ name }) => name)]);
}

/**
 * Of a file of which records are sealed only names that its ledger tells may be shown: what a look takes for a column or a key
 * may be a value.
 * @throws Problem `teach-sealed`
 */
function refuseUntold(about: ReadingFiles, item: number, names: readonly string[]): void {
  const entry = about.items.find((one) => one.no === item);
  if (entry?.sealed === undefined) return;
  const parts = (name: string) => name.split(/[.[\]*]+/).filter((part) => part !== '');
  const known = new Set(entry.fields.flatMap(({ path }) => [path, ...parts(path)]));
  if (names.every((name) => known.has(name) || parts(name).every((part) => known.has(part)))) return;
  throw new Problem({
    code: 'teach-sealed',
    what: 'Records of this file are sealed, and what it calls its columns may be values of them.',
    where: entry.path,
    remedy:
      'Write the definition as a file and try it with tecum read --readers on a machine of those who may see all of the return (docs/teach.md).',
    status: 409,
  });
}

function tooLarge(): Problem {
  return new Problem({
    code: 'teach-too-large',
    what: 'A workbook of more than 8 MiB cannot be tried on a page.',
    remedy: 'Write the definition as a file and try it with tecum read --readers (docs/teach.md).',
  });
}
