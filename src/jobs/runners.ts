/** The kinds of long work that Tecum does, and who does each. */
import { resolve } from 'node:path';
import { isProblem } from '../base/problem.js';
import { batchJob } from '../desk/letters/batch.js';
import { mediaCheckJob } from '../desk/media/checks.js';
import type { Services } from '../desk/open.js';
import { watchDropFolder } from './drop-folder.js';
import { readInProcess } from './read-in-process.js';
import type { JobControl, Runner } from './worker.js';
import { startJobs, type Worker, type WorkerOptions } from './worker.js';

/** Starts the worker of this process over an open desk; the desk's `close()` stops it. `pace` is for tests. */
export function startWorker(
  services: Services,
  onError: (error: unknown) => void = () => undefined,
  pace: Pick<WorkerOptions, 'leaseMs' | 'beatMs' | 'pollMs' | 'maxAttempts'> = {},
): Worker {
  const shared = { ...pace, jobs: services.returns.jobs, now: () => services.now(), onError };
  const reading = startJobs({
    ...shared,
    runners: {
      reading: readingRunner(services),
      [batchJob]: { run: (job, control) => services.letterBatches.run(job, control) },
    },
  });
  // Thousands of pictures may take an hour: no reading waits behind them.
  const looking = startJobs({
    ...shared,
    runners: { [mediaCheckJob]: { run: (job, control) => services.returns.mediaChecks.run(job, control) } },
  });
  const worker = together(reading, looking);
  services.returns.onQueued(() => worker.wake());
  services.onClose.push(() => worker.stop());
  sealInBackground(services, onError);
  const drop = process.env.TECUM_DROP_DIR;
  if (drop) {
    const watch = watchDropFolder(services, resolve(drop), { onError });
    services.onClose.push(() => watch.stop());
  }
  return worker;
}

/** Several workers as one: idle when each is, stopped when each is. */
function together(...workers: Worker[]): Worker {
  const all = async (ask: (worker: Worker) => Promise<void>) => void (await Promise.all(workers.map(ask)));
  return {
    wake: () => {
      for (const worker of workers) worker.wake();
    },
    idle: () => all((worker) => worker.idle()),
    stop: () => all((worker) => worker.stop()),
  };
}

/** Originals from before the vault encrypted are sealed while other work goes on; a close stops it between two of them. */
function sealInBackground(services: Services, onError: (error: unknown) => void): void {
  const stop = new AbortController();
  const sealing = services.returns.sealOld(stop.signal).catch((error) => {
    if (!stop.signal.aborted) onError(error);
  });
  services.onClose.push(async () => {
    stop.abort();
    await sealing;
  });
}

function readingRunner(services: Services): Runner {
  return {
    async run(job, control: JobControl) {
      const { readingId } = job.payload as { readingId: number };
      const order = await services.returns.readOrder(readingId, job.id);
      const summary = await readInProcess(order, control.progress, control.signal);
      await services.returns.readingDone(readingId, summary);
      return { readingId, records: summary.records.total };
    },
    // Whatever killed the child, a lack of memory or a person, the reading begins again from the originals, cleanly.
    mayTryAgain: (error) => isProblem(error) && error.code === 'reading-process-ended',
    async ended(job, end) {
      const { readingId } = job.payload as { readingId: number };
      await services.returns.readingEnded(readingId, end.state, end.state === 'failed' ? end.error : null);
    },
  };
}
