/** Compares two readings that lie in folders of their own, as `tecum read --out` writes them. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { diffReadings, type ReadingDiff } from '../../analysis/reading-diff.js';
import { Problem } from '../../base/problem.js';
import { openRecords } from '../../store/records/query.js';
import { readSummary } from '../../store/records/reading-files.js';

/**
 * The difference from the first to the second.
 * @throws Problem `reading-missing`, `reading-other` when they are not of the same bytes
 */
export async function compareFolders(first: string, second: string): Promise<ReadingDiff> {
  const [older, newer] = [readingIn(first), readingIn(second)];
  const [was, is] = await Promise.all([readSummary(older), readSummary(newer)]);
  if (was.sha256 !== is.sha256) throw others(second);
  const records = await openRecords(sharedFolder(older, newer), { spill: false });
  try {
    const lines = await records.compare(
      { id: 1, dir: older, paths: was.ledger.items.map(({ no, path }) => ({ no, path })) },
      { id: 2, dir: newer, paths: is.ledger.items.map(({ no, path }) => ({ no, path })) },
    );
    return diffReadings(was, is, lines);
  } finally {
    records.close();
  }
}

/** `--out` holds the reading itself or a folder `reading` with it. */
function readingIn(folder: string): string {
  const inner = join(resolve(folder), 'reading');
  return existsSync(join(inner, 'summary.json')) ? inner : resolve(folder);
}

function sharedFolder(a: string, b: string): string {
  let folder = dirname(a);
  while (!`${b}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`))
    folder = dirname(folder);
  return folder;
}

function others(where: string): Problem {
  return new Problem({
    code: 'reading-other',
    what: 'The two readings are not of the same return: the SHA-256 of what they read differs.',
    where,
    remedy: 'Compare two readings of the same files.',
  });
}
