/** Facts of media files by SHA-256, and the lists of known hashes. */
import type { Knex } from 'knex';

export type Algorithm = 'md5' | 'sha1' | 'sha256' | 'dhash';

/** What was found when a file's bytes were looked at. */
export interface MediaFact {
  sha256: string;
  kind: string;
  mime: string;
  title: string;
  /** Null while no list with such hashes was loaded when it was looked at. */
  md5: string | null;
  sha1: string | null;
  /** Difference hash; null when it is no picture that could be decoded. */
  dhash: string | null;
  /** `made`, a refusal of the decoder, `known` (never decoded) or `not-a-picture`. */
  state: string;
  why: string;
}

export interface HashList {
  id: number;
  name: string;
  source: string;
  counts: Record<Algorithm, number>;
  importedBy: string;
  importedAt: string;
  removedAt: string | null;
}

export interface MediaStore {
  facts(sha256: readonly string[]): Promise<Map<string, MediaFact>>;
  keep(fact: MediaFact): Promise<void>;
  /** Every list, the removed ones too, oldest first. */
  lists(): Promise<HashList[]>;
  addList(list: Pick<HashList, 'name' | 'source' | 'importedBy' | 'importedAt'>): Promise<number>;
  setCounts(id: number, counts: HashList['counts']): Promise<void>;
  removeList(id: number, at: string): Promise<void>;
}

interface ListRow {
  id: number;
  name: string;
  source: string;
  counts: string;
  imported_by: string;
  imported_at: string;
  removed_at: string | null;
}

const noCounts: HashList['counts'] = { md5: 0, sha1: 0, sha256: 0, dhash: 0 };

export function mediaStore(db: Knex): MediaStore {
  return {
    facts: async (sha256) => {
      const found = new Map<string, MediaFact>();
      for (let at = 0; at < sha256.length; at += 500) {
        const rows = await db<MediaFact>('media_facts').whereIn('sha256', sha256.slice(at, at + 500));
        for (const row of rows) found.set(row.sha256, row);
      }
      return found;
    },
    keep: async (fact) => void (await db('media_facts').insert(fact).onConflict('sha256').merge()),
    lists: async () => (await db<ListRow>('hash_lists').orderBy('id')).map(toList),
    addList: async ({ name, source, importedBy, importedAt }) => {
      const row = {
        name,
        source,
        counts: JSON.stringify(noCounts),
        imported_by: importedBy,
        imported_at: importedAt,
        removed_at: importedAt,
      };
      const [made] = await db('hash_lists').insert(row).returning<{ id: number }[]>('id');
      return Number(made?.id);
    },
    setCounts: async (id, counts) =>
      void (await db('hash_lists')
        .where({ id })
        .update({ counts: JSON.stringify(counts), removed_at: null })),
    removeList: async (id, at) => void (await db('hash_lists').where({ id }).update({ removed_at: at })),
  };
}

function toList(row: ListRow): HashList {
  return {
    id: row.id,
    name: row.name,
    source: row.source,
    counts: JSON.parse(row.counts) as HashList['counts'],
    importedBy: row.imported_by,
    importedAt: row.imported_at,
    removedAt: row.removed_at,
  };
}
