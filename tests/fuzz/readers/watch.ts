/** Names the case that hangs: a busy loop lets no timer of its own thread run, so a second thread looks on. */
import { Worker } from 'node:worker_threads';

const looking = `
const { workerData } = require('node:worker_threads');
const seen = new Int32Array(workerData.shared);
let last = -1, since = Date.now();
setInterval(() => {
  const now = Atomics.load(seen, 0);
  if (now !== last) { last = now; since = Date.now(); return; }
  if (Date.now() - since < workerData.seconds * 1000) return;
  require('node:fs').writeSync(2, 'seed ' + now + ' hangs\\n');
  process.kill(process.pid, 'SIGKILL');
}, 1000);
`;

/** Ends the process, and says at which seed, when `at` is not called with another seed for so many seconds. */
export function watchFor(seconds: number): { at(seed: number): void; end(): void } {
  const shared = new SharedArrayBuffer(4);
  const seen = new Int32Array(shared);
  const worker = new Worker(looking, { eval: true, workerData: { shared, seconds } });
  worker.unref();
  return {
    at: (seed) => void Atomics.store(seen, 0, seed),
    end: () => void worker.terminate(),
  };
}
