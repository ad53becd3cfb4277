/** A list whose rows point into the list itself: `{ "first_name": 17 }` means what stands at place 17. */

import type { Output, Place } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';

/** Members that are values themselves, not places. */
const plain = new Set(['id', 'user_id', 'age', 'createdAt', 'created_timestamp']);

export class FlatList {
  private readonly values: readonly unknown[];
  private readonly out: Output;
  private readonly used = new Set<number>();

  constructor(values: readonly unknown[], out: Output) {
    this.values = values;
    this.out = out;
  }

  /** Places of the rows that the list at `place` names; none when it is no list. */
  rowsOf(place: number): number[] {
    const rows = this.values[place];
    this.used.add(place);
    if (!Array.isArray(rows)) return [];
    this.out.field(`[${place}]`, 'read', rows.length);
    return rows.filter((row): row is number => Number.isInteger(row) && this.has(row));
  }

  /** The row at a place with its members resolved, each reported under the name of the table. */
  row(at: number, table: string): Record<string, unknown> {
    this.used.add(at);
    const row = this.values[at];
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return {};
    this.out.rows(1);
    const resolved: Record<string, unknown> = emptyRecord();
    for (const [key, value] of Object.entries(row)) {
      resolved[key] = this.resolve(key, value);
      this.out.field(`${table}.${key}`, 'read', resolved[key] === null || resolved[key] === '' ? 0 : 1);
    }
    return resolved;
  }

  /** What a member's number points to; numbers that are no place in the list are values. */
  private resolve(key: string, value: unknown): unknown {
    if (plain.has(key) || typeof value !== 'number' || !Number.isInteger(value) || !this.has(value))
      return value;
    this.used.add(value);
    return this.values[value];
  }

  /** The place that a member points to, for rows that point to other rows. */
  pointer(at: number, key: string): number | undefined {
    const row = this.values[at] as Record<string, unknown> | null;
    const to = row?.[key];
    return typeof to === 'number' && this.has(to) ? to : undefined;
  }

  private has(place: number): boolean {
    return place >= 0 && place < this.values.length;
  }

  /** What no row points to is kept, each value a record of its own. */
  done(source: (at: number) => Place): void {
    for (const [at, value] of this.values.entries()) {
      if (this.used.has(at)) continue;
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      if (value === null || text === '') continue;
      this.out.rows(1);
      this.out.field(
        '(value that no known row points to)',
        'unknown',
        1,
        'kept as it is',
        text.slice(0, 120),
      );
      this.out.record({ kind: 'other', text, source: source(at) });
    }
  }
}
