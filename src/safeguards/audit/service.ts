/** The audit chain as the desk uses it: events of one moment share one write. */
import { appendBatch } from './chain.js';
import type { AuditEntry, AuditEvent } from './entry.js';
import { listAudit } from './list.js';
import { type AuditVerdict, verifyAudit } from './verify.js';

export interface Audit {
  /** Kept once the entry is on the disk; rejected when it cannot be, and then what was to be done must not be done. */
  record(event: AuditEvent): Promise<AuditEntry>;
  /** Kept when an entry could be written now; rejected with the `Problem` when not. Asked before an act begins. */
  ready(): Promise<void>;
  verify(): Promise<AuditVerdict>;
  /** The newest entries first. */
  list(options?: {
    limit?: number;
    before?: number;
    who?: string;
    action?: string;
    subject?: string;
  }): Promise<AuditEntry[]>;
  /** Kept when nothing is waiting to be written. */
  settled(): Promise<void>;
}

interface Waiting {
  event: AuditEvent;
  done(entry: AuditEntry): void;
  failed(error: unknown): void;
}

/** Opens the chain of a data folder; a new one gets its first entry, so that a chain that vanished is noticed. */
export async function openAudit(dataDir: string, now: () => Date): Promise<Audit> {
  let queue: Waiting[] = [];
  let running: Promise<void> | null = null;
  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      await writeBatch(dataDir, batch, now);
    }
    running = null;
  };
  const record = (event: AuditEvent): Promise<AuditEntry> =>
    new Promise((done, failed) => {
      queue.push({ event, done, failed });
      running ??= drain();
    });
  const audit: Audit = {
    record,
    ready: async () => void (await appendBatch(dataDir, [], now)),
    verify: () => verifyAudit(dataDir),
    list: (options) => listAudit(dataDir, options),
    settled: async () => void (await running),
  };
  await record({ who: 'system', action: 'desk.opened', details: { pid: process.pid } });
  return audit;
}

async function writeBatch(dataDir: string, batch: Waiting[], now: () => Date): Promise<void> {
  try {
    const entries = await appendBatch(
      dataDir,
      batch.map((waiting) => waiting.event),
      now,
    );
    batch.forEach((waiting, i) => {
      waiting.done(entries[i]!);
    });
  } catch (error) {
    for (const waiting of batch) waiting.failed(error);
  }
}
