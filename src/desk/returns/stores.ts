/** What the parts of the returns service work with. */
import type { TextSealer } from '../../safeguards/sealed-text.js';
import type { ArrivalStore } from '../../store/desk/arrivals.js';
import type { CustodyStore } from '../../store/desk/custody.js';
import type { JobStore } from '../../store/desk/jobs.js';
import type { ReadingStore } from '../../store/desk/readings.js';
import type { RequestStore } from '../../store/desk/requests.js';
import type { ReturnStore } from '../../store/desk/returns.js';
import type { SealOpeningStore } from '../../store/desk/seal-openings.js';
import type { Records } from '../../store/records/query.js';
import type { Vault } from '../../store/vault/vault.js';

export interface Stores {
  returns: ReturnStore;
  readings: ReadingStore;
  requests: RequestStore;
  arrivals: ArrivalStore;
  custody: CustodyStore;
  jobs: JobStore;
  sealOpenings: SealOpeningStore;
  vault: Vault;
  records: Records;
  readingDir(readingId: number): string;
  /** Passwords of archives are in the database only as it seals them. */
  passwords: TextSealer;
  /** Folder for what is unpacked on the way; inside the data folder, as it is evidence too. */
  tempDir: string;
}
