/**
 * The names that sources give beside ids. Meta names a person by a number that never changes and prints the name beside
 * it; records hold the number, people look for the name.
 */
import type { StoredRecord } from '../../base/stored-record.js';
import type { RecordFilters } from '../../store/records/query.js';
import type { ReadingFiles } from './origins.js';
import { resolveSearch } from './search-words.js';

type Named = Pick<ReadingFiles, 'names'> & Partial<Pick<ReadingFiles, 'items'>>;

/** One for the readings of a case. */
export class CaseNames {
  readonly #files: ReadonlyMap<number, Named>;

  /** @param files by number of the reading */
  constructor(files: ReadonlyMap<number, Named>) {
    this.#files = files;
  }

  /** The name beside an id: that of the record's own reading, or of any of the case; null where none is given. */
  nameOf(id: string, reading?: number): string | null {
    const own = reading === undefined ? undefined : this.#files.get(reading)?.names.get(id);
    if (own !== undefined) return own === id ? null : own;
    for (const { names } of this.#files.values()) {
      const name = names.get(id);
      if (name !== undefined && name !== id) return name;
    }
    return null;
  }

  /** `marlow.pike (17841400000000077)`; the id alone where no name is given. */
  shown(id: string, reading?: number): string {
    const name = id === '' ? null : this.nameOf(id, reading);
    return name === null ? id : `${name} (${id})`;
  }

  /** The actor, or the account, of a record. */
  whoOf(record: StoredRecord): string {
    return this.shown(record.actor ?? record.account ?? '', record.reading);
  }

  /**
   * What is meant by a person typed as a name, as an id, or as both as they are shown: the text itself and every id that
   * bears it as a name, whatever its case.
   */
  idsOf(typed: string): string[] {
    const both = /^(.+) \(([^()]+)\)$/.exec(typed.trim());
    if (both && this.nameOf(both[2]!) === both[1]) return [both[2]!];
    const wanted = typed.trim().toLowerCase();
    const found = new Set([typed.trim()]);
    for (const { names } of this.#files.values())
      for (const [id, name] of names) if (name.toLowerCase() === wanted) found.add(id);
    return [...found];
  }

  /** Filters in which a name stands for the ids that bear it, and a file's name for its number. */
  resolve(filters: RecordFilters): RecordFilters {
    const { person } = filters;
    const found = resolveSearch(filters, this.#files);
    return typeof person !== 'string' || person === '' ? found : { ...found, person: this.idsOf(person) };
  }
}
