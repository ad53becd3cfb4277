/** How a row of Parquet becomes a record. */
import type { RecordKind } from '../../base/vocabulary.js';
import type { StoredRecord } from '../../returns/stored-record.js';
import type { Row } from './engine.js';

/** Turns a row with the columns of `recordColumns` and `reading` into a record. */
export function toRecord(row: Row): StoredRecord {
  return {
    reading: Number(row.reading),
    seq: Number(row.seq),
    kind: String(row.kind) as RecordKind,
    at: number(row.at),
    wall: number(row.wall),
    atText: text(row.at_text),
    atBasis: text(row.at_basis),
    until: number(row.until),
    untilText: text(row.until_text),
    account: text(row.account),
    actor: text(row.actor),
    peers: list(row.peers),
    thread: text(row.thread),
    text: text(row.text),
    ip: text(row.ip),
    port: number(row.port),
    lat: number(row.lat),
    lon: number(row.lon),
    accuracy: number(row.accuracy),
    place: text(row.place),
    amount: number(row.amount),
    currency: text(row.currency),
    device: text(row.device),
    media: list(row.media),
    category: text(row.category),
    service: text(row.service),
    rest: object(row.rest),
    notes: list(row.notes),
    scope: text(row.scope),
    item: number(row.item),
    line: number(row.line),
    offset: number(row.offset),
    length: number(row.length),
    path: text(row.path),
  };
}

/** Null for an absent number, else a JavaScript number (exact for µs until the year 2255). */
export function number(value: Row[string] | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

export function text(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function list(value: Row[string] | undefined): string[] {
  if (typeof value !== 'string' || value === '') return [];
  const parsed: unknown = JSON.parse(value);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

function object(value: Row[string] | undefined): Record<string, unknown> {
  if (typeof value !== 'string' || value === '') return {};
  const parsed: unknown = JSON.parse(value);
  return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {};
}
