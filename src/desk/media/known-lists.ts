/** The agency's lists of hashes of files that must not be opened: loaded, asked, removed. Nothing leaves the machine. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import type { HashList, MediaFact, MediaStore } from '../../store/desk/media.js';
import { holdsHash, nearHash } from '../../store/hash-lists/look-up.js';
import { writeHashList } from '../../store/hash-lists/write.js';
import type { Hand } from '../returns/types.js';
import type { BaseServices } from '../services.js';

/** Bits in which a picture may differ from a listed difference hash and still count as it. */
const nearAtMost = 4;

/** Which list a file is on, and by what. */
export interface KnownMatch {
  list: string;
  by: 'MD5' | 'SHA-1' | 'SHA-256' | 'difference hash';
}

export interface KnownLists {
  /** Those in use. */
  list(): Promise<HashList[]>;
  /** @throws Problem `hash-list-empty` when there is no hash in it; nothing is kept then */
  load(stream: AsyncIterable<Buffer>, about: { name: string; source: string }, by: Hand): Promise<HashList>;
  remove(id: number, by: Hand): Promise<void>;
  /** True when a list has hashes that must be made of a file before it can be asked for. */
  wants(): Promise<{ md5: boolean; sha1: boolean }>;
  /** The first list that a file is on; null when none. */
  match(
    hashes: Pick<MediaFact, 'sha256'> & Partial<Pick<MediaFact, 'md5' | 'sha1' | 'dhash'>>,
  ): Promise<KnownMatch | null>;
}

export function knownLists(base: BaseServices, store: MediaStore): KnownLists {
  const folder = (id: number) => join(base.dataDir, 'hash-lists', String(id));
  const now = () => base.now().toISOString();
  const inUse = async () => (await store.lists()).filter((list) => list.removedAt === null);
  const audit = (by: Hand, action: string, id: number, details: Record<string, unknown>) =>
    base.audit.record({
      who: by.person.email,
      action,
      subject: `hash-list/${id}`,
      details: { ...details, ip: by.fromWhere },
    });
  return {
    list: inUse,
    async load(stream, { name, source }, by) {
      const id = await store.addList({ name, source, importedBy: by.person.id, importedAt: now() });
      const counts = await writeHashList(folder(id), stream).catch(async (error) => {
        await rm(folder(id), { recursive: true, force: true });
        throw error;
      });
      if (Object.values(counts).every((count) => count === 0)) {
        await rm(folder(id), { recursive: true, force: true });
        throw empty(name);
      }
      await audit(by, 'hash-list.loaded', id, { name, source, counts });
      await store.setCounts(id, counts);
      return (await inUse()).find((list) => list.id === id)!;
    },
    async remove(id, by) {
      await audit(by, 'hash-list.removed', id, {});
      await store.removeList(id, now());
      await rm(folder(id), { recursive: true, force: true });
    },
    async wants() {
      const lists = await inUse();
      return { md5: lists.some((l) => l.counts.md5 > 0), sha1: lists.some((l) => l.counts.sha1 > 0) };
    },
    async match({ sha256, md5, sha1, dhash }) {
      const words = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256' } as const;
      const own = { md5, sha1, sha256 };
      for (const list of await inUse()) {
        for (const algorithm of ['sha256', 'sha1', 'md5'] as const) {
          const hex = own[algorithm];
          if (hex && list.counts[algorithm] > 0 && (await holdsHash(folder(list.id), algorithm, hex)))
            return { list: list.name, by: words[algorithm] };
        }
        if (dhash && list.counts.dhash > 0 && (await nearHash(folder(list.id), dhash, nearAtMost)) !== null)
          return { list: list.name, by: 'difference hash' };
      }
      return null;
    },
  };
}

function empty(name: string): Problem {
  return new Problem({
    code: 'hash-list-empty',
    what: 'There is no hash in this list.',
    where: name,
    remedy: 'Give a list with MD5, SHA-1 or SHA-256 in hexadecimal, one or several a line, or as JSON.',
    status: 400,
  });
}
