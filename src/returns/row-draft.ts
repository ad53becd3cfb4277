/** A record that is still a row of bytes: a field is made only when somebody asks for it. */
import type { DataCategory, RecordKind } from '../base/vocabulary.js';
import type { Instant, Place, RecordDraft } from './contract.js';
import type { CsvRow } from './formats/csv.js';

/** Fields of a draft that come from cells. */
export const cellFields = [
  'at',
  'until',
  'account',
  'actor',
  'peers',
  'thread',
  'text',
  'ip',
  'port',
  'lat',
  'lon',
  'accuracy',
  'place',
  'amount',
  'currency',
  'device',
  'media',
  'service',
  'rest',
] as const;
export type CellField = (typeof cellFields)[number];

/** What a reader's code did with a field: asked for it, or put something into it. 0 = neither. */
export const touches = { shown: 1, set: 2 } as const;

/** Makes the value of a field from the row's cells. */
export type FieldMaker = (field: CellField, row: CsvRow) => unknown;

/**
 * Looks like a plain draft to a reader's code. A field that nobody read or set is copied from bytes by the writer;
 * {@link touched} tells the two apart. One object serves all rows of a table.
 */
export class RowDraft implements RecordDraft {
  declare at?: Instant | null;
  declare until?: Instant | null;
  declare account?: string;
  declare actor?: string;
  declare peers?: string[];
  declare thread?: string;
  declare text?: string;
  declare ip?: string;
  declare port?: number;
  declare lat?: number;
  declare lon?: number;
  declare accuracy?: number;
  declare place?: string;
  declare amount?: number;
  declare currency?: string;
  declare device?: string;
  declare media?: string[];
  declare service?: string;
  declare rest?: Record<string, unknown>;
  kind: RecordKind = 'other';
  category?: DataCategory;
  notes?: string[];
  readonly values: unknown[] = new Array(cellFields.length);
  readonly touched = new Uint8Array(cellFields.length);
  anyTouched = false;
  row!: CsvRow;
  private readonly make: FieldMaker;

  constructor(make: FieldMaker) {
    this.make = make;
  }

  /** Moves on to a row. */
  reset(row: CsvRow, kind: RecordKind, category: DataCategory | undefined): void {
    this.row = row;
    this.kind = kind;
    this.category = category;
    this.notes = undefined;
    if (this.anyTouched) this.touched.fill(0);
    this.anyTouched = false;
  }

  get source(): Place {
    const { offset, length, line, path } = this.row;
    return path === undefined ? { offset, length, line } : { offset, length, line, path };
  }

  /** A field's value, made now if it was not before. */
  value(slot: number): unknown {
    if (this.touched[slot] === 0) this.put(slot, this.make(cellFields[slot]!, this.row), touches.shown);
    return this.values[slot];
  }

  put(slot: number, value: unknown, touch: number = touches.set): void {
    this.values[slot] = value;
    this.touched[slot] = touch;
    this.anyTouched = true;
  }

  /** Everything made, as a draft that may be kept. */
  plain(): RecordDraft {
    const draft: Record<string, unknown> = { kind: this.kind, source: this.source };
    for (let slot = 0; slot < cellFields.length; slot++) {
      const value = this.value(slot);
      if (value !== undefined) draft[cellFields[slot]!] = value;
    }
    if (this.category !== undefined) draft.category = this.category;
    if (this.notes !== undefined) draft.notes = this.notes;
    return draft as unknown as RecordDraft;
  }
}

for (const [slot, field] of cellFields.entries()) {
  Object.defineProperty(RowDraft.prototype, field, {
    get(this: RowDraft) {
      return this.value(slot);
    },
    set(this: RowDraft, value: unknown) {
      this.put(slot, value);
    },
  });
}
