/** What the reading job asks of the desk: its order, and where its outcome goes. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import type { Scope } from '../../returns/contract.js';
import type { HashOutcome } from '../../returns/reading-contract.js';
import { wordsFile } from '../../store/records/words.js';
import type { BaseServices } from '../services.js';
import type { Stores } from './stores.js';
import type { Returns } from './types.js';

type ReadingWork = Pick<Returns, 'readOrder' | 'readingDone' | 'readingEnded'>;

/** The part of the service that the worker calls. `onRead` is told of the case of a reading that is ready. */
export function readingWork(
  base: BaseServices,
  stores: Stores,
  onRead: (caseId: string) => void = () => undefined,
): ReadingWork {
  const now = () => base.now().toISOString();
  return {
    async readOrder(readingId, jobId) {
      const { reading, made } = await need(stores, readingId);
      const outDir = stores.readingDir(readingId);
      // A try that ended between the last file and the last word left a reading that nobody points to.
      await rm(outDir, { recursive: true, force: true });
      await rm(wordsFile(outDir), { force: true });
      return {
        vault: { dir: stores.vault.dir, keys: await stores.vault.ring.keys() },
        originals: made.files.map(({ name, sha256 }) => ({ name, sha256 })),
        hashList: made.hashList,
        provider: made.provider,
        password: made.archivePassword === null ? null : stores.passwords.open(made.archivePassword),
        scope: (reading.scope as Scope | null) ?? null,
        outDir,
        tempDir: join(base.dataDir, 'tmp', `job-${jobId}-${randomUUID()}`),
        taughtDir: join(base.dataDir, 'readers'),
      };
    },
    async readingDone(readingId, summary) {
      const { made } = await need(stores, readingId);
      const reader = summary.reader ? `${summary.reader.id} ${summary.reader.version}` : null;
      const { sealed, findings, drift, provider } = summary;
      const counts = {
        provider,
        reader,
        records: summary.records.total,
        sealed,
        findings: findings.length,
        drift: drift.length,
      };
      await stores.readings.ready(readingId, counts, now());
      onRead(made.caseId);
      if (made.provider === null && provider !== null) await stores.returns.change(made.id, { provider });
      const note = `${summary.files} files, ${summary.bytesAccounted} of ${summary.bytes} bytes accounted for, ${summary.records.total} records, by ${reader ?? 'the generic reader'}`;
      await noteRead(stores, made.id, now(), note);
      await noteHashes(stores, made.id, now(), summary.providerHashes ?? []);
      const details = {
        reading: readingId,
        reader,
        records: summary.records.total,
        sealed,
        sha256: summary.sha256,
      };
      await base.audit.record({
        who: 'system',
        action: 'return.read',
        subject: `return/${made.id}`,
        details,
      });
    },
    async readingEnded(readingId, state, problem) {
      const { made } = await need(stores, readingId);
      await stores.readings.ended(readingId, state, now());
      await noteRead(
        stores,
        made.id,
        now(),
        state === 'cancelled' ? 'Reading cancelled.' : `Reading failed: ${problem?.what ?? ''}`,
      );
      const details = { reading: readingId, state, problem: problem?.code };
      await base.audit.record({
        who: 'system',
        action: 'return.reading-ended',
        subject: `return/${made.id}`,
        details,
      });
    },
  };
}

async function need(stores: Stores, readingId: number) {
  const reading = await stores.readings.byId(readingId);
  const made = reading && (await stores.returns.byId(reading.returnId));
  if (reading && made) return { reading, made };
  throw new Problem({ code: 'reading-unknown', what: `There is no reading ${readingId}.`, status: 404 });
}

/** What the provider's own hashes say belongs to custody: it is the only word on the way before the first byte came here. */
async function noteHashes(
  stores: Stores,
  returnId: number,
  at: string,
  hashes: HashOutcome[],
): Promise<void> {
  if (hashes.length === 0) return;
  const having = (outcome: HashOutcome['outcome']) => hashes.filter((one) => one.outcome === outcome);
  const named = (outcomes: HashOutcome[]) =>
    outcomes.length === 0
      ? ''
      : ` (${outcomes
          .slice(0, 20)
          .map((one) => one.name || one.listed)
          .join(', ')})`;
  const differ = having('differs');
  const absent = having('not-here');
  const note = `The provider’s list of hashes: ${having('agrees').length} agree, ${differ.length} differ${named(differ)}, ${absent.length} not among what came${named(absent)}`;
  const fromWhere = 'reading process';
  await stores.custody.add({ returnId, sha256: null, at, who: 'Tecum', action: 'verified', fromWhere, note });
}

async function noteRead(stores: Stores, returnId: number, at: string, note: string): Promise<void> {
  const fromWhere = 'reading process';
  await stores.custody.add({ returnId, sha256: null, at, who: 'Tecum', action: 'read', fromWhere, note });
}
