/** Reads entries back from the audit chain, the newest first. */
import { join } from 'node:path';
import type { AuditEntry } from './entry.js';
import { chainFile } from './head.js';
import { lines } from './verify.js';

export interface AuditFilter {
  /** 100 unless said otherwise. */
  limit?: number;
  /** Only entries with a smaller number: the next page. */
  before?: number;
  who?: string;
  /** An action or the beginning of one that ends in a dot: `evidence.`. */
  action?: string;
  subject?: string;
}

/** The newest entries that fit the filter. Lines that cannot be read are left to `verifyAudit`, which names them. */
export async function listAudit(dataDir: string, filter: AuditFilter = {}): Promise<AuditEntry[]> {
  const limit = filter.limit ?? 100;
  let found: AuditEntry[] = [];
  for await (const line of lines(join(dataDir, chainFile))) {
    const entry = parse(line.bytes);
    if (entry === null || !fits(entry, filter)) continue;
    found.push(entry);
    if (found.length > limit * 2 + 100) found = found.slice(-limit);
  }
  return found.slice(-limit).reverse();
}

function fits(entry: AuditEntry, { before, who, action, subject }: AuditFilter): boolean {
  if (before !== undefined && entry.n >= before) return false;
  if (who !== undefined && entry.who !== who) return false;
  if (subject !== undefined && entry.subject !== subject) return false;
  if (action === undefined) return true;
  return action.endsWith('.') ? entry.action.startsWith(action) : entry.action === action;
}

function parse(bytes: Buffer): AuditEntry | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as AuditEntry;
  } catch {
    return null;
  }
}
