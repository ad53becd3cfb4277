/** Two readings of one return held against each other, as the desk keeps them. */
import { diffReadings, type ReadingDiff } from '../../analysis/reading-diff.js';
import { Problem } from '../../base/problem.js';
import { loadReaders } from '../../returns/registry.js';
import { loadTaught, withTaught } from '../../returns/taught/load-taught.js';
import type { Person } from '../../store/desk/people.js';
import { readSummary } from '../../store/records/reading-files.js';
import { readingRef } from './case-records.js';
import type { Seals } from './seals.js';
import type { Stores } from './stores.js';

/**
 * What `newer` says that `older` did not. Sealed records are counted; those open to the viewer may stand among the examples.
 * @throws Problem `reading-unknown` when one is not there, not ready, of another return or not to be shown
 */
export async function compareReadings(
  stores: Stores,
  seals: Pick<Seals, 'liveFor'>,
  wish: { returnId: number; older: number; newer: number },
  viewer: Person,
): Promise<ReadingDiff> {
  const [older, newer] = await Promise.all(
    [wish.older, wish.newer].map((id) => side(stores, seals, wish.returnId, id, viewer)),
  );
  const lines = await stores.records.compare(older!.ref, newer!.ref);
  return diffReadings(older!.summary, newer!.summary, lines);
}

async function side(
  stores: Stores,
  seals: Pick<Seals, 'liveFor'>,
  returnId: number,
  id: number,
  viewer: Person,
) {
  const reading = await stores.readings.byId(id);
  const ref = reading?.returnId === returnId ? await readingRef(stores, seals, id, viewer) : null;
  if (!ref) {
    throw new Problem({
      code: 'reading-unknown',
      what: `This return has no reading ${id} that can be shown.`,
      status: 404,
    });
  }
  const summary = await readSummary(ref.dir);
  const paths = summary.ledger.items.map(({ no, path }) => ({ no, path }));
  return { ref: { ...ref, paths }, summary };
}

/**
 * The reader of a reading where it has a newer version now: `{ id, was, is }`; null when it has not.
 * @param taughtDir folder of the readers that the agency taught
 */
export async function newerReader(
  reader: string | null,
  taughtDir: string,
): Promise<{ id: string; was: number; is: number } | null> {
  const parts = /^(\S+) (\d+)$/.exec(reader ?? '');
  if (!parts) return null;
  const all = withTaught(await loadReaders(), loadTaught(taughtDir));
  const now = all.find(({ id }) => id === parts[1]);
  const was = Number(parts[2]);
  return now && now.version > was ? { id: now.id, was, is: now.version } : null;
}
