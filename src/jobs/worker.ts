/** Takes jobs by lease and runs them one after the other, with progress, cancel and a clean stop. */
import { randomUUID } from 'node:crypto';
import { isProblem, Problem } from '../base/problem.js';
import type { Job, JobEnd, JobStore } from '../store/desk/jobs.js';

/** What a running job is handed. */
export interface JobControl {
  /** Share done (0 to 1) and what is being done. */
  progress(share: number, label: string): void;
  /** Aborted when somebody cancels, or when this process lost its lease or is closing. */
  signal: AbortSignal;
}

/** Does the work of one kind. What it returns is the job's result. */
export interface Runner {
  run(job: Job, control: JobControl): Promise<unknown>;
  /** True for an error after which the same work may well come to its end: its process was killed, say. */
  mayTryAgain?(error: unknown): boolean;
  /** Told when the job ended without a result. */
  ended?(job: Job, end: Exclude<JobEnd, { state: 'done' }>): Promise<void>;
}

export interface WorkerOptions {
  jobs: JobStore;
  runners: Record<string, Runner>;
  now(): Date;
  /** Told of errors that are nobody's job: the log. */
  onError?(error: unknown): void;
  /** ms between two looks into the queue. */
  pollMs?: number;
  leaseMs?: number;
  /** ms between two reports of progress, which also renew the lease and look for a cancel. */
  beatMs?: number;
  /** Times a job may be begun before it is given up: one that kills its process is not tried for ever. */
  maxAttempts?: number;
}

export interface Worker {
  /** Looks into the queue now. */
  wake(): void;
  /** Kept when the queue is empty and nothing runs. */
  idle(): Promise<void>;
  /** Stops the running job, which goes back into the queue, and takes no more. */
  stop(): Promise<void>;
}

/** Starts a worker in this process. */
export function startJobs(options: WorkerOptions): Worker {
  const owner = `${process.pid}-${randomUUID()}`;
  const closing = new AbortController();
  let current: Promise<void> | null = null;
  const look = (): void => {
    if (closing.signal.aborted || current) return;
    current = drain(options, owner, closing.signal)
      .catch((error) => options.onError?.(error))
      .finally(() => {
        current = null;
      });
  };
  const timer = setInterval(look, options.pollMs ?? 1000);
  timer.unref();
  look();
  return {
    wake: look,
    async idle() {
      while (current) await current;
    },
    async stop() {
      clearInterval(timer);
      closing.abort();
      await current;
      await options.jobs.release(owner);
    },
  };
}

async function drain(options: WorkerOptions, owner: string, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    const now = options.now();
    const until = new Date(now.getTime() + (options.leaseMs ?? 30_000)).toISOString();
    const job = await options.jobs.claim(Object.keys(options.runners), owner, now.toISOString(), until);
    // stop() may have come while the claim was on its way: the job then goes back unbegun, with release().
    if (!job || closing.aborted) return;
    await work(options, owner, job, closing);
  }
}

async function work(options: WorkerOptions, owner: string, job: Job, closing: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const onClose = () => stop.abort();
  closing.addEventListener('abort', onClose);
  const beat = startBeat(options, owner, job, stop);
  const end = await attempt(options, job, { progress: beat.progress, signal: stop.signal }, closing);
  await beat.stop();
  closing.removeEventListener('abort', onClose);
  if (end === 'put-back') return;
  if (end === 'try-again') return options.jobs.release(owner);
  const ours = await options.jobs.finish(job.id, owner, end, options.now().toISOString());
  if (ours && end.state !== 'done') await options.runners[job.kind]?.ended?.(job, end);
}

async function attempt(
  options: WorkerOptions,
  job: Job,
  control: JobControl,
  closing: AbortSignal,
): Promise<JobEnd | 'put-back' | 'try-again'> {
  if (job.cancelWanted) return { state: 'cancelled' };
  if (job.attempts > (options.maxAttempts ?? 3)) return { state: 'failed', error: gaveUp(job).toJSON() };
  try {
    return { state: 'done', result: await options.runners[job.kind]!.run(job, control) };
  } catch (error) {
    if (closing.aborted) return 'put-back';
    if (control.signal.aborted) return { state: 'cancelled' };
    options.onError?.(error);
    const again = options.runners[job.kind]!.mayTryAgain?.(error) === true;
    if (again && job.attempts < (options.maxAttempts ?? 3)) return 'try-again';
    return { state: 'failed', error: (isProblem(error) ? error : unexpected(error)).toJSON() };
  }
}

/** Reports progress at a steady pace, however often the job speaks. */
function startBeat(options: WorkerOptions, owner: string, job: Job, stop: AbortController) {
  let share = 0;
  let label = 'Begun';
  let running: Promise<void> = Promise.resolve();
  const beat = async (): Promise<void> => {
    const until = new Date(options.now().getTime() + (options.leaseMs ?? 30_000)).toISOString();
    if (!(await options.jobs.renew(job.id, owner, until, share, label))) stop.abort();
  };
  const timer = setInterval(() => {
    running = running.then(beat).catch((error) => options.onError?.(error));
  }, options.beatMs ?? 700);
  return {
    progress(now: number, what: string) {
      share = Math.min(1, Math.max(share, now));
      label = what;
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

function gaveUp(job: Job): Problem {
  return new Problem({
    code: 'job-gave-up',
    what: `The work was begun ${job.attempts - 1} times and never came to its end.`,
    remedy:
      'Look at the log of the server for the time of each try, free memory or disk, then start it again.',
    status: 500,
  });
}

function unexpected(error: unknown): Problem {
  return new Problem({
    code: 'job-failed',
    what: `The work stopped on an error that Tecum did not foresee: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'Start it again; if it stops again, send this message to the help desk.',
    status: 500,
    cause: error,
  });
}
