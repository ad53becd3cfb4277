/** Pages of a time line by keyset: no page is slower than the first, and none shifts when a reading is added. */
import { type StoredRecord, storedRecord } from '../../base/stored-record.js';
import type { Asker, Bound, Row } from './engine.js';
import { moment, visibleRows } from './filters.js';
import type { Fragment, ReadingRef } from './source.js';

export interface PageWish {
  /** Rows a page; 50 unless said otherwise. */
  size?: number;
  order?: 'oldest' | 'newest';
  /** A cursor of an earlier page: show what follows it. */
  after?: string;
  /** A cursor of an earlier page: show what comes before it. */
  before?: string;
  /** Rows with all that they hold, so that the place of a hit can be shown; else text is cut and the rest left out. */
  whole?: boolean;
}

export interface TimelinePage {
  /**
   * Unless whole rows were wished for, text is cut to 400 characters here, and `rest` is there only for a row that says
   * nothing without it; the record itself has it all.
   */
  rows: StoredRecord[];
  /** Cursors for the neighbouring pages; null at either end. */
  next: string | null;
  previous: string | null;
}

const lastMoment = '9223372036854775807';
const firstMoment = '-9223372036854775807';
/** `rest` and `notes` are left out: they are most of the bytes, and a list shows of them only where a row has nothing else. */
const listed = `reading, seq, kind, "at", "wall", at_text, at_basis, "until", until_text, account, actor, peers, thread,
  "left"("text", 400) AS "text", ip, port, lat, lon, accuracy, place, amount, currency, device, media, category, service,
  scope, item, line, "offset", "length", "path"`;

/** One page of `rows`, which are of `readings`. Undated records come last in either order. */
export async function readPage(
  asker: Asker,
  readings: readonly ReadingRef[],
  rows: Fragment,
  wish: PageWish,
): Promise<TimelinePage> {
  const size = wish.size ?? 50;
  const cursor = parseCursor(wish.after ?? wish.before);
  const backwards = wish.after === undefined && cursor !== null;
  const descending = (wish.order === 'newest') !== backwards;
  const time = `coalesce(${moment}, ${wish.order === 'newest' ? firstMoment : lastMoment})`;
  const where = cursor
    ? `WHERE (t, reading, seq) ${descending ? '<' : '>'} ($ct::BIGINT, $cr::INTEGER, $cs::INTEGER)`
    : '';
  const by = ['t', 'reading', 'seq'].map((c) => `${c}${descending ? ' DESC' : ''}`).join(', ');
  const found = await asker.all(
    `SELECT t, reading, seq FROM (SELECT ${time} AS t, reading, seq FROM ${rows.sql}) ${where} ORDER BY ${by} LIMIT ${size + 1}`,
    { ...rows.values, ...(cursor ?? {}) },
  );
  const more = found.length > size;
  const keys = found.slice(0, size);
  if (backwards) keys.reverse();
  return {
    rows: await fetchRows(asker, readings, keys, wish.whole === true),
    next: (backwards ? cursor !== null : more) ? cursorOf(keys.at(-1)) : null,
    previous: (backwards ? more : cursor !== null) ? cursorOf(keys[0]) : null,
  };
}

/**
 * The rows of these keys, in their order. Asked apart, so that the search for a page reads three columns of millions of
 * rows and the other columns only of the row groups that hold the page.
 */
async function fetchRows(
  asker: Asker,
  readings: readonly ReadingRef[],
  keys: readonly Row[],
  whole: boolean,
): Promise<StoredRecord[]> {
  const byKey = new Map<string, StoredRecord>();
  for (const reading of readings) {
    const seqs = keys.filter((key) => key.reading === reading.id).map((key) => Number(key.seq));
    const rows = await rowsOf(asker, reading, seqs, whole ? '*' : listed);
    for (const row of rows) byKey.set(`${row.reading}_${row.seq}`, row);
    if (!whole) await addRest(asker, reading, rows);
  }
  return keys.flatMap((key) => byKey.get(`${key.reading}_${key.seq}`) ?? []);
}

async function rowsOf(
  asker: Asker,
  reading: ReadingRef,
  seqs: readonly number[],
  columns: string,
): Promise<StoredRecord[]> {
  if (seqs.length === 0) return [];
  const rows = visibleRows([reading]);
  const values: Bound = { ...rows.values };
  for (const [i, seq] of seqs.entries()) values[`s${i}`] = seq;
  const places = seqs.map((_, i) => `$s${i}::INTEGER`).join(', ');
  const found = await asker.all(`SELECT ${columns} FROM ${rows.sql} WHERE seq IN (${places})`, values);
  return found.map(storedRecord);
}

/** A record of which a list could show nothing but its time: what it says stands in the source's own columns. */
function saysNothing(record: StoredRecord): boolean {
  const { text, place, ip, device, amount, lat, media } = record;
  return ![text, place, ip, device].some(Boolean) && amount === null && lat === null && media.length === 0;
}

/** Asked apart, as most pages have few such rows or none. */
async function addRest(asker: Asker, reading: ReadingRef, rows: readonly StoredRecord[]): Promise<void> {
  const bare = new Map(rows.filter(saysNothing).map((row) => [row.seq, row]));
  for (const { seq, rest } of await rowsOf(
    asker,
    reading,
    [...bare.keys()],
    'reading, seq, rest, rest_names',
  ))
    Object.assign(bare.get(seq)!, { rest });
}

function cursorOf(row: Record<string, unknown> | undefined): string | null {
  return row ? `${row.t}_${row.reading}_${row.seq}` : null;
}

/** A cursor that is none (an edited address, say) counts as absent: the first page is shown. */
function parseCursor(text: string | undefined): { ct: bigint; cr: number; cs: number } | null {
  const parts = /^(-?\d{1,19})_(\d{1,9})_(\d{1,9})$/.exec(text ?? '');
  if (!parts) return null;
  const ct = BigInt(parts[1]!);
  if (ct > BigInt(lastMoment) || ct < BigInt(firstMoment)) return null;
  return { ct, cr: Number(parts[2]), cs: Number(parts[3]) };
}
