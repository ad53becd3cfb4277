/** Returns at work: taken in, kept, read, held against what was asked. */
import { join } from 'node:path';
import { textSealer } from '../../safeguards/sealed-text.js';
import { dataSecret } from '../../safeguards/secret.js';
import { arrivalStore } from '../../store/desk/arrivals.js';
import { custodyStore } from '../../store/desk/custody.js';
import { jobStore } from '../../store/desk/jobs.js';
import { readingStore } from '../../store/desk/readings.js';
import { requestStore } from '../../store/desk/requests.js';
import { returnStore } from '../../store/desk/returns.js';
import { sealOpeningStore } from '../../store/desk/seal-openings.js';
import { openRecords } from '../../store/records/query.js';
import type { Vault } from '../../store/vault/vault.js';
import { mediaChecks } from '../media/checks.js';
import { openMedia } from '../media/media.js';
import type { BaseServices } from '../services.js';
import { arrivals } from './arrivals.js';
import { caseRecords, filesFor, mayBeShown, readingRef } from './case-records.js';
import { compareReadings, newerReader } from './compare-readings.js';
import { findNext, reconcileView } from './findings.js';
import { waitingReturns } from './home.js';
import { intake } from './intake.js';
import { intakeNotices } from './intake-notices.js';
import { originalOf } from './original.js';
import { readingWork } from './reading-work.js';
import { seals, waitingOpenings } from './seals.js';
import type { Stores } from './stores.js';
import { openTeach } from './teach.js';
import { sweepTemp } from './temp-folder.js';
import type { Returns } from './types.js';
import { sealOld, vaultWaiting } from './vault-care.js';
import { viewOf } from './view.js';
import { warm } from './warm.js';

/** The returns service over an open desk; readings lie in `<dataDir>/readings`. */
export async function openReturns(base: BaseServices, vault: Vault): Promise<Returns> {
  const readingsDir = join(base.dataDir, 'readings');
  const records = await openRecords(readingsDir);
  const closing = new AbortController();
  let warming: Promise<void> = Promise.resolve();
  base.onClose.push(async () => {
    closing.abort();
    await warming;
    records.close();
  });
  const tempDir = join(base.dataDir, 'tmp');
  await sweepTemp(tempDir, Date.now());
  const stores: Stores = {
    returns: returnStore(base.db),
    readings: readingStore(base.db),
    requests: requestStore(base.db),
    arrivals: arrivalStore(base.db),
    custody: custodyStore(base.db),
    jobs: jobStore(base.db),
    sealOpenings: sealOpeningStore(base.db),
    vault,
    records,
    readingDir: (id) => join(readingsDir, String(id)),
    passwords: textSealer(await dataSecret(base.dataDir), 'archive-password'),
    tempDir,
  };
  const listeners: (() => void)[] = [];
  const wake = () => {
    for (const listener of listeners) listener();
  };
  // What another person waits for stands before what merely came.
  base.home.waiting((person) => waitingOpenings(base, stores, person));
  base.home.waiting((person) => waitingReturns(base, stores, person));
  base.home.waiting(() => vaultWaiting(vault));
  const kept = seals(base, stores);
  const ready = (caseId: string) => {
    warming = warming
      .then(async () => warm(stores, await caseRecords(stores, kept, caseId), closing.signal))
      .catch(() => undefined);
  };
  const arriving = arrivals(base, stores.arrivals, vault);
  await arriving.sweep();
  const media = openMedia(base, stores, records);
  base.onClose.push(() => media.close());
  return {
    vault,
    media,
    mediaChecks: mediaChecks({
      base,
      jobs: stores.jobs,
      media,
      files: (readingId) => filesFor(stores, kept, readingId),
      reading: (readingId, viewer) => readingRef(stores, kept, readingId, viewer),
      wake,
    }),
    teach: openTeach(base, stores),
    records,
    jobs: stores.jobs,
    arrivals: arriving,
    lookAt: (files, caseId, person) => intakeNotices(base, stores, files, caseId, person),
    sealOld: (signal) => sealOld(base, vault, signal),
    ...intake(base, stores, wake),
    ...readingWork(base, stores, ready),
    prepare: (caseId) => ready(caseId),
    byId: (id) => stores.returns.byId(id),
    list: (caseIds) => stores.returns.list(caseIds),
    seals: kept,
    view: (id, readingId) => viewOf(stores, id, readingId),
    ofCase: (caseId, narrowing, viewer) => caseRecords(stores, kept, caseId, narrowing, viewer),
    reading: (readingId, viewer) => readingRef(stores, kept, readingId, viewer),
    compareReadings: (wish, viewer) => compareReadings(stores, kept, wish, viewer),
    newerReader: (reader) => newerReader(reader, join(base.dataDir, 'readers')),
    shown: (reading) => mayBeShown(stores, reading),
    files: (readingId, viewer) => filesFor(stores, kept, readingId, viewer),
    original: (files, record) => originalOf(stores, files, record),
    reconciliation: (view) => reconcileView(stores, view),
    next: (view) => findNext(stores, view),
    custody: (id) => stores.custody.list(id),
    onQueued: (listener) => void listeners.push(listener),
  };
}
