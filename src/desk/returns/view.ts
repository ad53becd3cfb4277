/** A return as a page shows it: itself, its request, its newest reading, the work on it. */
import { readSummary } from '../../store/records/reading-files.js';
import { mayBeShown } from './case-records.js';
import type { Stores } from './stores.js';
import type { ReturnView } from './types.js';

/** Null when there is no such return. `readingId` chooses an older reading; one that is not there leaves none. */
export async function viewOf(stores: Stores, id: number, readingId?: number): Promise<ReturnView | null> {
  const found = await stores.returns.byId(id);
  if (!found) return null;
  const [readings, job, request] = await Promise.all([
    stores.readings.ofReturn(id),
    stores.jobs.latestFor(`return/${id}`),
    found.requestId === null ? null : stores.requests.byId(found.requestId),
  ]);
  const ready = readings.filter((r) => r.state === 'ready');
  const wanted = (readingId === undefined ? ready[0] : ready.find((r) => r.id === readingId)) ?? null;
  const reading = wanted && (await mayBeShown(stores, wanted)) ? wanted : null;
  const summary = reading ? await readSummary(stores.readingDir(reading.id)) : null;
  return { return: found, request, reading, job, readings, summary };
}
