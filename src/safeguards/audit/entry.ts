/** One line of the audit chain: its canonical text and its hash. */
import { createHash } from 'node:crypto';

export interface AuditEvent {
  /** E-mail address of the person, or `system`, `nobody`, `cli`. */
  who: string;
  /** Kebab-case with dots: `evidence.viewed`. */
  action: string;
  /** What it was done to: `case/26-0117`, `person/<id>`. */
  subject?: string;
  /** JSON values; undefined ones are left out. */
  details?: Record<string, unknown>;
}

export interface AuditEntry {
  /** From 1, without gaps. */
  n: number;
  /** UTC, ISO 8601 with milliseconds. */
  at: string;
  who: string;
  action: string;
  subject: string | null;
  details: Record<string, unknown>;
  /** Hash of the line before; 64 zeros for the first. */
  prev: string;
  /** SHA-256 of this line's canonical text without `hash`. */
  hash: string;
}

/** What the first line names as the one before it. */
export const genesis = '0'.repeat(64);

/** The entry that follows `prev`. Details are made plain JSON here, so that what is hashed is what is written. */
export function makeEntry(event: AuditEvent, n: number, prev: string, at: Date): AuditEntry {
  const body = {
    n,
    at: at.toISOString(),
    who: event.who,
    action: event.action,
    subject: event.subject ?? null,
    details: JSON.parse(JSON.stringify(event.details ?? {})) as Record<string, unknown>,
    prev,
  };
  return { ...body, hash: entryHash(body) };
}

/** The one way to write an entry: fixed order of fields, details sorted by key, no spaces, no line end. */
export function canonicalLine(entry: AuditEntry): string {
  return `${canonicalBody(entry).slice(0, -1)},"hash":${JSON.stringify(entry.hash)}}`;
}

/** SHA-256, in hex, of the canonical text without `hash`. */
export function entryHash(entry: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256').update(canonicalBody(entry)).digest('hex');
}

function canonicalBody(e: Omit<AuditEntry, 'hash'>): string {
  return JSON.stringify({
    n: e.n,
    at: e.at,
    who: e.who,
    action: e.action,
    subject: e.subject,
    details: sorted(e.details),
    prev: e.prev,
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
}
