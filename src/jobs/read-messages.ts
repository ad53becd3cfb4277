/** What the server and its reading process say to each other. */
import type { ReadingSummary, Scope } from '../returns/contract.js';
import type { Keys } from '../store/vault/keys.js';

/** The server's one order. */
export interface ReadOrder {
  /** The vault that holds the originals, and what opens it. The keys travel in this message only. */
  vault: { dir: string; keys: Keys };
  /** Originals in the vault, and what each was called. */
  originals: { name: string; sha256: string }[];
  /** The provider's list of hashes as it was pasted; empty when none was. */
  hashList: string;
  provider: string | null;
  password: string | null;
  scope: Scope | null;
  /** Folder that the finished reading gets; it must not be there yet. */
  outDir: string;
  /** Folder for what the reading needs on the way; the server makes and removes it. */
  tempDir: string;
  /** The agency's own reader definitions; none if absent. */
  taughtDir?: string;
}

/** What the child says. It sends `alive` at a steady pace, as long as it is not stuck in one place. */
export type ReadReport =
  | { type: 'alive' }
  | { type: 'progress'; bytes: number; of: number; item: string; records: number }
  | {
      type: 'done';
      summary: Omit<ReadingSummary, 'ledger'> & { ledger: Omit<ReadingSummary['ledger'], 'items'> };
    }
  | { type: 'problem'; problem: { code: string; what: string; where?: string; remedy?: string } };
