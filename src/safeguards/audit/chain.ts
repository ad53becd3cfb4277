/** Writes to the audit chain: whole batches, one process at a time, on the disk before the event goes on. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { type AuditEntry, type AuditEvent, canonicalLine, makeEntry } from './entry.js';
import { chainFile, emptyHead, type Head, readHead, writeHead } from './head.js';
import { takeLock } from './lock.js';

/** Appends one event to `<dataDir>/audit.jsonl`. The promise is kept once the entry is on the disk. */
export async function appendAudit(dataDir: string, event: AuditEvent): Promise<AuditEntry> {
  const [entry] = await appendBatch(dataDir, [event], () => new Date());
  return entry!;
}

/** Appends events in order, under one lock and with one flush. With no event it only finds out whether it could. */
export async function appendBatch(
  dataDir: string,
  events: readonly AuditEvent[],
  now: () => Date,
): Promise<AuditEntry[]> {
  const lock = await takeLock(join(dataDir, `${chainFile}.lock`));
  try {
    const entries = await write(dataDir, events, now, lock.demandHeld);
    return entries;
  } finally {
    await lock.release();
  }
}

async function write(
  dataDir: string,
  events: readonly AuditEvent[],
  now: () => Date,
  demandHeld: () => Promise<void>,
): Promise<AuditEntry[]> {
  const file = await open(join(dataDir, chainFile), 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const { head, lost } = settle(await storedHead(dataDir), size);
    if (lost > 0) await file.truncate(head.bytes);
    const told = lost > 0 ? [unfinished(lost), ...events] : events;
    if (told.length === 0) return [];
    const entries = follow(told, head, now());
    const bytes = Buffer.from(entries.map((entry) => `${canonicalLine(entry)}\n`).join(''), 'utf8');
    const last = entries.at(-1)!;
    const next = { n: last.n, hash: last.hash, bytes: head.bytes + bytes.length };
    await demandHeld();
    await writeHead(dataDir, { ...head, next }, true);
    await file.appendFile(bytes);
    await file.sync();
    await writeHead(dataDir, next, false);
    return lost > 0 ? entries.slice(1) : entries;
  } finally {
    await file.close();
  }
}

/** Where the chain really ends: a write that was cut off either arrived whole, or is taken back (nobody was told it had been done). */
function settle(head: Head, size: number): { head: Head; lost: number } {
  const { next, ...now } = head;
  if (size === now.bytes) return { head: now, lost: 0 };
  if (next !== undefined && size === next.bytes) return { head: next, lost: 0 };
  if (next !== undefined && size > now.bytes && size < next.bytes)
    return { head: now, lost: size - now.bytes };
  throw broken(`It has ${size} bytes where its head says ${(next ?? now).bytes}.`);
}

async function storedHead(dataDir: string): Promise<Head> {
  try {
    return (await readHead(dataDir)) ?? emptyHead;
  } catch (error) {
    throw broken('Its head cannot be read.', error);
  }
}

function follow(events: readonly AuditEvent[], head: Head, at: Date): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let { n, hash } = head;
  for (const event of events) {
    const entry = makeEntry(event, n + 1, hash, at);
    entries.push(entry);
    n = entry.n;
    hash = entry.hash;
  }
  return entries;
}

function unfinished(bytes: number): AuditEvent {
  return { who: 'system', action: 'audit.unfinished-write-removed', details: { bytes } };
}

function broken(how: string, cause?: unknown): Problem {
  return new Problem({
    code: 'audit-broken',
    status: 500,
    what: `The audit chain was changed outside Tecum. ${how} Nothing more is done until it is looked at.`,
    where: chainFile,
    remedy:
      'Run "tecum audit verify": it names the place. Keep the file, and put back the last backup of the data folder.',
    cause,
  });
}
