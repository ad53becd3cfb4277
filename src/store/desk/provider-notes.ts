/** An agency's own notes beside a provider, each with every wording it had. */
import type { Knex } from 'knex';

export interface NoteVersion {
  personId: string;
  at: string;
  body: string;
}

export interface StoredNote {
  id: number;
  provider: string;
  /** Oldest first; the last one stands. */
  versions: NoteVersion[];
  removedAt: string | null;
}

export interface NoteStore {
  add(provider: string, version: NoteVersion): Promise<number>;
  /** Another wording; false when the note is not there or was removed. */
  reword(id: number, version: NoteVersion): Promise<boolean>;
  /** Takes it off the page; its wordings stay. `version.body` says why. False when it was removed before. */
  remove(id: number, version: NoteVersion): Promise<boolean>;
  /** All notes of a provider, removed ones too, the oldest first. */
  forProvider(provider: string): Promise<StoredNote[]>;
}

interface NoteRow {
  id: number;
  provider: string;
  removed_at: string | null;
}

interface VersionRow {
  note_id: number;
  person_id: string;
  at: string;
  body: string;
}

/** The repository of local notes over an open database. */
export function noteStore(db: Knex): NoteStore {
  return {
    add: (provider, version) =>
      db.transaction(async (trx) => {
        const [made] = await trx<NoteRow>('provider_notes')
          .insert({ provider, removed_at: null })
          .returning('id');
        const id = Number(made?.id);
        await trx('provider_note_versions').insert(toRow(id, version));
        return id;
      }),
    reword: (id, version) =>
      db.transaction(async (trx) => {
        const standing = await trx<NoteRow>('provider_notes').where({ id }).whereNull('removed_at').first();
        if (standing) await trx('provider_note_versions').insert(toRow(id, version));
        return standing !== undefined;
      }),
    remove: (id, version) =>
      db.transaction(async (trx) => {
        const changed = await trx<NoteRow>('provider_notes')
          .where({ id })
          .whereNull('removed_at')
          .update({ removed_at: version.at });
        if (changed > 0) await trx('provider_note_versions').insert(toRow(id, version));
        return changed > 0;
      }),
    async forProvider(provider) {
      const notes = await db<NoteRow>('provider_notes').where({ provider }).orderBy('id');
      const ids = notes.map(({ id }) => id);
      const rows = await db<VersionRow>('provider_note_versions').whereIn('note_id', ids).orderBy('id');
      return notes.map((note) => ({
        id: note.id,
        provider,
        versions: rows.filter((row) => row.note_id === note.id).map(toVersion),
        removedAt: note.removed_at,
      }));
    },
  };
}

function toRow(note_id: number, { personId, at, body }: NoteVersion): VersionRow {
  return { note_id, person_id: personId, at, body };
}

function toVersion({ person_id, at, body }: VersionRow): NoteVersion {
  return { personId: person_id, at, body };
}
