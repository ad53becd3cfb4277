/** Uses of columns that several of Snap's tables share. */
import type { Item, RecordDraft } from '../../src/returns/contract.js';
import type { ColumnUse } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';
import { parseCoordinate, worse } from './coordinates.js';
import type { MediaIndex } from './media-index.js';

/** What the tables of one file need to know of the whole return. */
export interface TableContext {
  item: Item;
  media: MediaIndex;
}

/** Every time of Snap's is UTC, by its own legend, where the text does not say so itself. */
export const utc = 'UTC';
/** The one exception, by the legend of `last_active`. */
export const pacific = 'America/Los_Angeles';

export const at: ColumnUse = { to: 'at', zone: utc };
export const rest: ColumnUse = { to: 'rest' };
export const list: ColumnUse = { to: 'peers', split: ';' };

/** Columns that are known and kept under their own names. */
export function kept(...names: string[]): Record<string, ColumnUse> {
  return Object.fromEntries(names.map((name) => [name, rest]));
}

/** Keeps a value under its own name beside the record. */
export function keep(draft: RecordDraft, name: string, value: unknown): void {
  draft.rest = { ...draft.rest, [name]: value };
}

/** A coordinate cell; its accuracy may stand in the same cell, and the worse of the two counts. */
export function coordinate(target: 'lat' | 'lon', name: string): ColumnUse {
  return {
    via(value, draft) {
      const read = parseCoordinate(value);
      if (read === null || Math.abs(read.degrees) > (target === 'lat' ? 90 : 180)) {
        keep(draft, name, value);
        addNote(draft, `${name} is no position on Earth`);
        return;
      }
      draft[target] = read.degrees;
      if (read.accuracy === undefined) return;
      draft.accuracy = worse(draft.accuracy, read.accuracy);
      keep(draft, name, value);
    },
  };
}

/** A `;` list of media ids, each joined to its file. The ids stay beside the record. */
export function mediaIds(context: TableContext, name = 'media_id'): ColumnUse {
  return {
    via(value, draft) {
      const references: string[] = [];
      for (const id of value.split(';')) {
        if (id.trim() === '') continue;
        const joined = context.media.join(id, context.item);
        references.push(...joined.references);
        if (joined.note !== null) addNote(draft, joined.note);
      }
      if (references.length === 0) return;
      draft.media = references;
      keep(draft, name, value);
    },
  };
}

/** A time that stands in for the instant where the table has no better one. */
export function fallbackTime(name: string): ColumnUse {
  return {
    via(value, draft) {
      if (draft.at == null) draft.at = instant.any(value, { zone: utc });
      else keep(draft, name, value);
    },
  };
}

export function addNote(draft: RecordDraft, note: string): void {
  draft.notes = [...(draft.notes ?? []), note];
}
