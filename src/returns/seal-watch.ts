/** Looks at records as they pass, and knows at the end what stands in sealed ones only. */
import type { ColumnData, RecordBatch } from './contract.js';
import { maxDistinct } from './totals.js';

/** Records of one file. */
export interface ItemSeals {
  sealed: number;
  shown: number;
}

/** One for a reading that has limits; a reading without them seals nothing and needs none. */
export class SealWatch {
  /** By the number of the file. */
  readonly items = new Map<number, ItemSeals>();
  private readonly people = new Set<string>();
  /** Lists of people as they stand in a column, so that each is taken apart once. */
  private readonly lists = new Set<string>();
  private readonly shownMedia = new Set<number>();
  private readonly sealedMedia = new Set<number>();

  note(batch: RecordBatch): void {
    const [scope, account, actor, peers, media] = (
      ['scope', 'account', 'actor', 'peers', 'media'] as const
    ).map((name) => textsOf(batch.columns[name]));
    const item = batch.columns.item as Numbers;
    for (let row = 0; row < batch.rows; row++) {
      const sealed = scope!(row) === 'outside';
      this.count(item.values[row]!, sealed);
      this.noteMedia(media!(row), sealed ? this.sealedMedia : this.shownMedia);
      if (sealed) continue;
      this.notePerson(account!(row));
      this.notePerson(actor!(row));
      this.noteList(peers!(row));
    }
  }

  /** True when a record that may be shown names this person or account. */
  isShown(id: string): boolean {
    return this.people.has(id);
  }

  /** True when a record that may be shown stands in the file, or names it. */
  holdsShown(no: number): boolean {
    return (this.items.get(no)?.shown ?? 0) > 0 || this.shownMedia.has(no);
  }

  /** True when a sealed record stands in the file, or names it. */
  holdsSealed(no: number): boolean {
    return (this.items.get(no)?.sealed ?? 0) > 0 || this.sealedMedia.has(no);
  }

  private count(no: number, sealed: boolean): void {
    let own = this.items.get(no);
    if (own === undefined) {
      own = { sealed: 0, shown: 0 };
      this.items.set(no, own);
    }
    if (sealed) own.sealed++;
    else own.shown++;
  }

  private notePerson(id: string | null): void {
    if (id !== null && this.people.size < maxDistinct) this.people.add(id);
  }

  private noteList(list: string | null): void {
    if (list === null || this.lists.has(list)) return;
    if (this.lists.size < maxDistinct) this.lists.add(list);
    for (const id of JSON.parse(list) as unknown[]) this.notePerson(String(id));
  }

  private noteMedia(list: string | null, into: Set<number>): void {
    if (list === null || !list.includes('"item:')) return;
    for (const [, no] of list.matchAll(/"item:(\d+)"/g)) into.add(Number(no));
  }
}

type Numbers = Extract<ColumnData, { type: 'i32' }>;

/** The text of a row of a column, null where it has none. */
function textsOf(column: ColumnData): (row: number) => string | null {
  const { valid } = column;
  if (column.type === 'codes') {
    const { values, codes } = column;
    return (row) => (valid[row] === 0 ? null : (values[codes[row]!] ?? null));
  }
  if (column.type !== 'utf8') return () => null;
  const { data, offsets } = column;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length);
  return (row) => (valid[row] === 0 ? null : bytes.toString('utf8', offsets[row], offsets[row + 1]));
}
