/** Looking at every file of a return's media, as a job: it goes on after a restart and is not asked for twice at a time. */
import { isProblem, Problem } from '../../base/problem.js';
import type { Job } from '../../store/desk/jobs.js';
import type { ReadingRef } from '../../store/records/query.js';
import type { ReadingFiles } from '../returns/origins.js';
import type { Stores } from '../returns/stores.js';
import type { Hand } from '../returns/types.js';
import type { BaseServices } from '../services.js';
import type { Media, MediaItem } from './media.js';

/** The kind of these jobs in the queue. */
export const mediaCheckJob = 'media-check';

/** What came of looking at all of them. */
export interface MediaCheckResult {
  files: number;
  /** Pictures of which a small one could be made. */
  pictures: number;
  /** On a list of known hashes: never decoded. */
  known: number;
  /** Pictures that could not be decoded; the page of each says why. */
  refused: number;
  /** Files whose bytes could not be had, by what was said of the first. */
  unread: { files: number; first: string | null };
}

/** What a running job is handed. */
interface CheckControl {
  progress(share: number, label: string): void;
  signal: AbortSignal;
}

export interface MediaChecks {
  /** Queues it; while one of this reading waits or runs, nothing is added. */
  begin(readingId: number, by: Hand): Promise<void>;
  /** The newest one of a reading. */
  of(readingId: number): Promise<Job | null>;
  /** Asks the one that waits or runs to stop; what was found is kept. */
  stop(readingId: number): Promise<void>;
  /** For the worker. */
  run(job: Job, control: CheckControl): Promise<MediaCheckResult>;
}

/** How the job comes to what the person who asked may see. */
export interface CheckMeans {
  base: Pick<BaseServices, 'people' | 'now'>;
  jobs: Stores['jobs'];
  media: Pick<Media, 'list' | 'look'>;
  files(readingId: number): Promise<ReadingFiles | null>;
  reading(readingId: number, viewer: Hand['person']): Promise<ReadingRef | null>;
  wake(): void;
}

/** The part of the returns service that queues and runs these jobs. */
export function mediaChecks(means: CheckMeans): MediaChecks {
  const { jobs, base } = means;
  const now = () => base.now().toISOString();
  const of = (readingId: number) => jobs.latestFor(subjectOf(readingId));
  return {
    of,
    async begin(readingId, by) {
      if (isUnderWay(await of(readingId))) return;
      const job = { kind: mediaCheckJob, subject: subjectOf(readingId), payload: { readingId } };
      await jobs.add({ ...job, createdBy: by.person.id }, now());
      means.wake();
    },
    async stop(readingId) {
      const job = await of(readingId);
      if (job !== null && isUnderWay(job)) await jobs.cancel(job.id, now());
    },
    run: (job, control) => runCheck(means, job, control),
  };
}

/** True while a job waits or runs. */
export function isUnderWay(job: Pick<Job, 'state'> | null): boolean {
  return job?.state === 'queued' || job?.state === 'running';
}

function subjectOf(readingId: number): string {
  return `reading/${readingId}/media`;
}

async function runCheck(means: CheckMeans, job: Job, control: CheckControl): Promise<MediaCheckResult> {
  const { readingId } = job.payload as { readingId: number };
  const viewer = await means.base.people.byId(job.createdBy);
  const files = await means.files(readingId);
  const reading = viewer && (await means.reading(readingId, viewer));
  if (!files || !reading) throw gone(readingId);
  const { items } = await means.media.list(files, reading);
  const result: MediaCheckResult = {
    files: items.length,
    pictures: 0,
    known: 0,
    refused: 0,
    unread: { files: 0, first: null },
  };
  for (const [at, item] of items.entries()) {
    if (control.signal.aborted) throw control.signal.reason;
    control.progress(at / items.length, `${at} of ${items.length} files looked at`);
    await lookAtOne(means, files, item, result);
  }
  return result;
}

async function lookAtOne(
  means: CheckMeans,
  files: ReadingFiles,
  item: MediaItem,
  result: MediaCheckResult,
): Promise<void> {
  try {
    const { fact, known } = await means.media.look(files, item);
    if (known) result.known++;
    else if (fact?.state === 'made') result.pictures++;
    else if (fact?.kind === 'picture') result.refused++;
  } catch (error) {
    // One file that cannot be had is counted and told; an error that nobody foresaw ends the job.
    if (!isProblem(error)) throw error;
    result.unread.files++;
    result.unread.first ??= error.what;
  }
}

function gone(readingId: number): Problem {
  return new Problem({
    code: 'reading-unknown',
    what: `Reading ${readingId} is no longer there, or may not be shown to the person who asked.`,
    where: `reading ${readingId}`,
    remedy: 'Open the return again and look at its newest reading.',
    status: 404,
  });
}
