/** What the server and its reading process say to each other. */
import type { ReadingSummary, Scope } from '../returns/contract.js';

/** The server's one order. */
export interface ReadOrder {
  /** Originals in the vault, and what each was called. */
  originals: { path: string; name: string; sha256: string }[];
  provider: string | null;
  password: string | null;
  scope: Scope | null;
  /** Folder that the finished reading gets; it must not be there yet. */
  outDir: string;
  /** Folder for what the reading needs on the way; the server makes and removes it. */
  tempDir: string;
}

/** What the child says. It sends `alive` at a steady pace, as long as it is not stuck in one place. */
export type ReadReport =
  | { type: 'alive' }
  | { type: 'progress'; share: number; label: string }
  | {
      type: 'done';
      summary: Omit<ReadingSummary, 'ledger'> & { ledger: Omit<ReadingSummary['ledger'], 'items'> };
    }
  | { type: 'problem'; problem: { code: string; what: string; where?: string; remedy?: string } };
