/** Makes ready what the first look at a case's records asks for, so that nobody waits for it. */
import type { CaseRecords } from './case-records.js';
import type { Stores } from './stores.js';

/**
 * Counts, bars, people and addresses of all records of a case, and the words of its readings, one after the other so that pages
 * are not held up. Never fails: what is not ready is asked when it is wanted.
 */
export async function warm(
  stores: Pick<Stores, 'records'>,
  { readings }: CaseRecords,
  stop: AbortSignal,
): Promise<void> {
  const { records } = stores;
  const steps = [
    () => records.totals(readings),
    () => records.histogram(readings, {}, 'day'),
    () => records.choices(readings),
    () => records.sealed(readings),
    () => records.topPeople(readings),
    () => records.topIps(readings),
    () => records.prepare(readings),
  ];
  for (const step of steps) {
    if (stop.aborted) return;
    // A full disk, say: the pages tell it when they ask themselves.
    await step().catch(() => undefined);
  }
}
