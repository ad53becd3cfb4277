/** Starts a reading in a process of its own, so that a hostile or huge return can stop neither pages nor people. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Problem } from '../base/problem.js';
import type { ReadOrder, ReadReport } from './read-messages.js';

export type ReadResult = Extract<ReadReport, { type: 'done' }>['summary'];

/**
 * Reads in a child process and gives the summary; the reading itself is in `order.outDir`, whole, or not there.
 * @param entry the compiled child; another one only in tests
 * @throws Problem what the reader said, or that the process ended without a word
 */
export async function readInProcess(
  order: ReadOrder,
  onProgress: (share: number, label: string) => void,
  signal: AbortSignal,
  entry: string = fileURLToPath(new URL('./read-process.js', import.meta.url)),
): Promise<ReadResult> {
  await mkdir(order.tempDir, { recursive: true, mode: 0o700 });
  const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const stop = () => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    return await converse(child, order, onProgress);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    await rm(order.tempDir, { recursive: true, force: true });
  }
}

function converse(
  child: ChildProcess,
  order: ReadOrder,
  onProgress: (share: number, label: string) => void,
): Promise<ReadResult> {
  return new Promise((resolve, reject) => {
    let last = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      last = (last + chunk.toString()).slice(-2000);
    });
    child.on('message', (report: ReadReport) => {
      if (report.type === 'progress') onProgress(report.share, report.label);
      else if (report.type === 'done') resolve(report.summary);
      else reject(new Problem(report.problem));
    });
    child.on('error', reject);
    child.on('exit', (code, killed) => reject(endedEarly(code, killed, last)));
    child.send(order);
  });
}

function endedEarly(code: number | null, killed: string | null, last: string): Problem {
  return new Problem({
    code: 'reading-process-ended',
    what: `The reading process ended before its work was done (${killed ?? `exit ${code}`}).`,
    remedy:
      'The original is in the vault as it came. Start the reading again; if it ends again, the machine may be short of memory.',
    status: 500,
    cause: last,
  });
}
