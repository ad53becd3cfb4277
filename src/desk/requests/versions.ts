/** The final prints of a request, one after another, and what changed between two of them. */
import { type Change, diffArrays, diffWordsWithSpace } from 'diff';
import type { PeopleStore } from '../../store/desk/people.js';
import type { StoredVersion, VersionStore } from '../../store/desk/request-versions.js';
import { versionNotFound } from './problems.js';

export interface Version extends StoredVersion {
  /** Name of who approved it. */
  by: string;
}

/** A stretch of words: as it was, taken out, or put in. */
export interface Stretch {
  text: string;
  change: 'same' | 'removed' | 'added';
}

/** A paragraph of the comparison. `same` ones have one stretch. */
export interface ComparedParagraph {
  change: 'same' | 'changed' | 'removed' | 'added';
  stretches: Stretch[];
}

export interface Versions {
  /** Oldest first. */
  of(requestId: string): Promise<Version[]>;
  /** @throws Problem `version-not-found` */
  one(requestId: string, number: number): Promise<Version>;
}

/** Versions by the names of those who approved them. */
export function openVersions(store: VersionStore, people: PeopleStore): Versions {
  const of: Versions['of'] = async (requestId) => {
    const names = new Map((await people.list()).map((person) => [person.id, person.name]));
    return (await store.of(requestId)).map((version) => ({
      ...version,
      by: names.get(version.personId) ?? 'somebody no longer here',
    }));
  };
  return {
    of,
    async one(requestId, number) {
      const found = (await of(requestId)).find((version) => version.number === number);
      if (found) return found;
      throw versionNotFound(number);
    },
  };
}

/** What is different in `after`, paragraph by paragraph; within a changed paragraph, word by word. Pure. */
export function compareVersions(
  before: Pick<StoredVersion, 'paragraphs'>,
  after: Pick<StoredVersion, 'paragraphs'>,
): ComparedParagraph[] {
  const texts = (version: Pick<StoredVersion, 'paragraphs'>) => version.paragraphs.map(({ text }) => text);
  const parts = diffArrays(texts(before), texts(after));
  const compared: ComparedParagraph[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    const next = parts[at + 1];
    if (part.removed && next?.added) {
      compared.push(...pairs(part.value, next.value));
      at++;
    } else compared.push(...part.value.map((text) => whole(text, part.removed, part.added)));
  }
  return compared;
}

function whole(text: string, removed: boolean, added: boolean): ComparedParagraph {
  const change = removed ? 'removed' : added ? 'added' : 'same';
  return { change, stretches: [{ text, change }] };
}

/** Paragraphs that were taken out and put in at the same place belong to one another in their order. */
function pairs(removed: string[], added: string[]): ComparedParagraph[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, at) => {
    const [old, fresh] = [removed[at], added[at]];
    if (old === undefined) return whole(fresh ?? '', false, true);
    if (fresh === undefined) return whole(old, true, false);
    return { change: 'changed', stretches: diffWordsWithSpace(old, fresh).map(stretch) };
  });
}

function stretch({ value, added, removed }: Change): Stretch {
  return { text: value, change: removed ? 'removed' : added ? 'added' : 'same' };
}
