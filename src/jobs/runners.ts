/** The kinds of long work that Tecum does, and who does each. */
import { batchJob } from '../desk/letters/batch.js';
import type { Services } from '../desk/open.js';
import { readInProcess } from './read-in-process.js';
import type { JobControl, Runner } from './worker.js';
import { startJobs, type Worker } from './worker.js';

/** Starts the worker of this process over an open desk; the desk's `close()` stops it. */
export function startWorker(services: Services, onError: (error: unknown) => void = () => undefined): Worker {
  const worker = startJobs({
    jobs: services.returns.jobs,
    now: () => services.now(),
    onError,
    runners: {
      reading: readingRunner(services),
      [batchJob]: { run: (job, control) => services.letterBatches.run(job, control) },
    },
  });
  services.returns.onQueued(() => worker.wake());
  services.onClose.push(() => worker.stop());
  return worker;
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
    async ended(job, end) {
      const { readingId } = job.payload as { readingId: number };
      await services.returns.readingEnded(readingId, end.state, end.state === 'failed' ? end.error : null);
    },
  };
}
