/** A record of a reading as everything behind the readers sees it: the columns of `recordColumns`, typed. */
import type { RecordColumn } from './record-columns.js';
import type { RecordKind } from './vocabulary.js';

/** One record of one reading. Times are µs since 1970; a field that the source does not state is null or empty. */
export interface StoredRecord {
  reading: number;
  seq: number;
  kind: RecordKind;
  /** UTC; null when the zone is not known. */
  at: number | null;
  /** Wall clock read as if it were UTC, only where the zone is not known. */
  wall: number | null;
  atText: string | null;
  atBasis: string | null;
  until: number | null;
  untilText: string | null;
  account: string | null;
  actor: string | null;
  peers: string[];
  thread: string | null;
  text: string | null;
  ip: string | null;
  port: number | null;
  lat: number | null;
  lon: number | null;
  accuracy: number | null;
  place: string | null;
  amount: number | null;
  currency: string | null;
  device: string | null;
  media: string[];
  category: string | null;
  service: string | null;
  rest: Record<string, unknown>;
  notes: string[];
  scope: string | null;
  item: number | null;
  line: number | null;
  /** First byte in the item. */
  offset: number | null;
  /** Bytes. */
  length: number | null;
  path: string | null;
}

/** The cells of a record by column, as a batch or a database has them: lists and `rest` as JSON text, absent = no value. */
export type RecordCells = { [column in RecordColumn | 'reading']?: unknown };

/** Makes the record of a row. `reading` is 0 where the cells do not say it: there is only one then, without a number yet. */
export function storedRecord(cells: RecordCells): StoredRecord {
  return {
    reading: Number(cells.reading ?? 0),
    seq: Number(cells.seq),
    kind: String(cells.kind) as RecordKind,
    at: numberCell(cells.at),
    wall: numberCell(cells.wall),
    atText: textCell(cells.at_text),
    atBasis: textCell(cells.at_basis),
    until: numberCell(cells.until),
    untilText: textCell(cells.until_text),
    account: textCell(cells.account),
    actor: textCell(cells.actor),
    peers: listCell(cells.peers),
    thread: textCell(cells.thread),
    text: textCell(cells.text),
    ip: textCell(cells.ip),
    port: numberCell(cells.port),
    lat: numberCell(cells.lat),
    lon: numberCell(cells.lon),
    accuracy: numberCell(cells.accuracy),
    place: textCell(cells.place),
    amount: numberCell(cells.amount),
    currency: textCell(cells.currency),
    device: textCell(cells.device),
    media: listCell(cells.media),
    category: textCell(cells.category),
    service: textCell(cells.service),
    rest: restCell(cells.rest, cells.rest_names),
    notes: listCell(cells.notes),
    scope: textCell(cells.scope),
    item: numberCell(cells.item),
    line: numberCell(cells.line),
    offset: numberCell(cells.offset),
    length: numberCell(cells.length),
    path: textCell(cells.path),
  };
}

/** Null for an absent number, else a JavaScript number (exact for µs until the year 2255). */
export function numberCell(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** Null for an absent text. */
export function textCell(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function listCell(value: unknown): string[] {
  if (typeof value !== 'string' || value === '') return [];
  const parsed: unknown = JSON.parse(value);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

/** The rest as an object, also where it is stored as a list of values whose names stand apart. */
export function restCell(rest: unknown, names: unknown): Record<string, unknown> {
  if (typeof rest !== 'string' || rest === '') return {};
  const parsed: unknown = JSON.parse(rest);
  if (Array.isArray(parsed)) return named(parsed, names);
  return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {};
}

function named(values: readonly unknown[], names: unknown): Record<string, unknown> {
  const labels = typeof names === 'string' ? (JSON.parse(names) as string[]) : [];
  // Values that are absent at the end of a row are not even empty.
  const members = labels.flatMap((name, i) => ((values[i] ?? '') === '' ? [] : [[name, values[i]] as const]));
  return Object.fromEntries(members);
}
