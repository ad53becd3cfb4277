/** An agency's own notes beside a provider: what a colleague should know, kept apart from the catalog's facts. */
import type { Person } from '../../store/desk/people.js';
import { type NoteVersion, noteStore, type StoredNote } from '../../store/desk/provider-notes.js';
import type { BaseServices } from '../services.js';
import { noProvider, noteEmpty, noteGone } from './problems.js';

/** A wording of a note, with the name of who wrote it. */
export interface NoteWording {
  body: string;
  at: string;
  by: string;
}

export interface LocalNote extends NoteWording {
  id: number;
  provider: string;
  /** Wordings before this one, the newest first. */
  earlier: NoteWording[];
}

/** A note that was taken off the page. Its last wording says why. */
export interface RemovedNote extends LocalNote {
  why: string;
}

export interface LocalNotes {
  /** The notes that stand beside a provider, the oldest first. */
  forProvider(provider: string): Promise<LocalNote[]>;
  removed(provider: string): Promise<RemovedNote[]>;
  add(provider: string, body: string, by: Person): Promise<void>;
  reword(provider: string, id: number, body: string, by: Person): Promise<void>;
  /** Takes it off the page; its wordings stay in the history. */
  remove(provider: string, id: number, why: string, by: Person): Promise<void>;
}

/** The service of local notes over an open desk. */
export function openNotes(base: BaseServices): LocalNotes {
  const store = noteStore(base.db);
  const version = (by: Person, body: string): NoteVersion => ({
    personId: by.id,
    at: base.now().toISOString(),
    body: body.trim(),
  });
  const told = (by: Person, action: string, provider: string, note: number) =>
    base.audit.record({ who: by.email, action, subject: `provider/${provider}`, details: { note } });
  const standing = async (provider: string, id: number): Promise<void> => {
    const all = await store.forProvider(provider);
    if (!all.some((note) => note.id === id && note.removedAt === null)) throw noteGone();
  };
  const named = async (notes: StoredNote[]): Promise<LocalNote[]> => {
    const people = new Map((await base.people.list()).map((one) => [one.id, one.name]));
    return notes.map((note) => toNote(note, (id) => people.get(id) ?? 'somebody no longer here'));
  };
  return {
    forProvider: async (provider) =>
      named((await store.forProvider(provider)).filter((note) => note.removedAt === null)),
    async removed(provider) {
      const gone = (await store.forProvider(provider)).filter((note) => note.removedAt !== null);
      return (await named(gone)).map((note) => ({ ...note, why: note.body }));
    },
    async add(provider, body, by) {
      await base.access.demand(by, 'catalog.note');
      if (!base.catalog.providers.has(provider)) throw noProvider(provider);
      if (body.trim() === '') throw noteEmpty();
      const id = await store.add(provider, version(by, body));
      await told(by, 'catalog.note-added', provider, id);
    },
    async reword(provider, id, body, by) {
      await base.access.demand(by, 'catalog.note');
      if (body.trim() === '') throw noteEmpty();
      await standing(provider, id);
      if (!(await store.reword(id, version(by, body)))) throw noteGone();
      await told(by, 'catalog.note-changed', provider, id);
    },
    async remove(provider, id, why, by) {
      await base.access.demand(by, 'catalog.note');
      await standing(provider, id);
      if (!(await store.remove(id, version(by, why)))) throw noteGone();
      await told(by, 'catalog.note-removed', provider, id);
    },
  };
}

function toNote(note: StoredNote, nameOf: (id: string) => string): LocalNote {
  const wordings = note.versions
    .map(({ body, at, personId }) => ({ body, at, by: nameOf(personId) }))
    .reverse();
  const [now = { body: '', at: '', by: '' }, ...earlier] = wordings;
  return { id: note.id, provider: note.provider, ...now, earlier };
}
