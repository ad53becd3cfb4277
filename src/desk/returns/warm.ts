/** Makes ready what the first look at a case's records asks for, so that nobody waits for it. */
import type { CaseRecords } from './case-records.js';
import type { Stores } from './stores.js';

/**
 * Counts, bars, people and addresses of all records of a case, and the words of its readings, one after the other so that pages
 * are not held up. Never fails: what is not ready is asked when it is wanted.
 */
export async function warm(stores: Pick<Stores, 'records'>, { readings }: CaseRecords): Promise<void> {
  const { records } = stores;
  try {
    await records.totals(readings);
    await records.histogram(readings, {}, 'day');
    await records.choices(readings);
    await records.sealed(readings);
    await records.topPeople(readings);
    await records.topIps(readings);
    await records.prepare(readings);
  } catch {
    // The desk was closed, or the disk is full: the pages say so when they are asked.
  }
}
