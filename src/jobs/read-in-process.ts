/** Starts a reading in a process of its own, so that a hostile or huge return can stop neither pages nor people. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Problem } from '../base/problem.js';
import { Pace, shareOf } from './pace.js';
import type { ReadOrder, ReadReport } from './read-messages.js';

/** What a child may do at most. */
export interface ChildBounds {
  entry?: string;
  /** MB of JavaScript heap; a return that needs more ends its own process and not the machine. */
  heapMb?: number;
  /** ms without any word from it. It speaks every five seconds unless it is stuck in one step. */
  silenceMs?: number;
}

/** Node's flags for a reading: what it makes lives short, so that a small young generation saves 30 MB and costs little. */
export const readingFlags = ['--max-semi-space-size=4'];

const readProcess = fileURLToPath(new URL('./read-process.js', import.meta.url));

export type ReadResult = Extract<ReadReport, { type: 'done' }>['summary'];

/**
 * Reads in a child process and gives the summary; the reading itself is in `order.outDir`, whole, or not there.
 * @param child the compiled child and its bounds; other ones only in tests
 * @throws Problem what the reader said, or that the process ended without a word
 */
export async function readInProcess(
  order: ReadOrder,
  onProgress: (share: number, label: string) => void,
  signal: AbortSignal,
  { entry = readProcess, heapMb = 2048, silenceMs = 10 * 60_000 }: ChildBounds = {},
): Promise<ReadResult> {
  await mkdir(order.tempDir, { recursive: true, mode: 0o700 });
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [`--max-old-space-size=${heapMb}`, ...readingFlags],
    // The keys come over the channel: what the reading of a stranger's files could leak is not given to it.
    env: withoutSecrets(process.env),
  });
  const stop = () => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    return await converse(child, order, onProgress, silenceMs);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    await rm(order.tempDir, { recursive: true, force: true });
  }
}

/** The environment without what opens originals or other services. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/KEY|SECRET|PASSW|TOKEN/i.test(name)));
}

function converse(
  child: ChildProcess,
  order: ReadOrder,
  onProgress: (share: number, label: string) => void,
  silenceMs: number,
): Promise<ReadResult> {
  const watch = new SilenceWatch(silenceMs);
  const pace = new Pace();
  return new Promise<ReadResult>((resolve, reject) => {
    let last = '';
    watch.start(() => reject(stuck(silenceMs)));
    child.stderr?.on('data', (chunk: Buffer) => {
      last = (last + chunk.toString()).slice(-2000);
    });
    child.on('message', (report: ReadReport) => {
      watch.heard();
      if (report.type === 'alive') return;
      if (report.type === 'progress') onProgress(shareOf(report), pace.label(report, performance.now()));
      else if (report.type === 'done') resolve(report.summary);
      else reject(new Problem(report.problem));
    });
    child.on('error', reject);
    child.on('exit', (code, killed) => reject(endedEarly(code, killed, last)));
    child.send(order);
  }).finally(() => watch.stop());
}

/** Notices when nothing is heard for too long. */
class SilenceWatch {
  private timer: NodeJS.Timeout | undefined;
  constructor(private readonly ms: number) {}

  start(onSilence: () => void): void {
    this.timer = setTimeout(onSilence, this.ms);
  }

  heard(): void {
    this.timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

function stuck(silenceMs: number): Problem {
  const minutes = Math.round(silenceMs / 60_000);
  return new Problem({
    code: 'reading-stuck',
    what: `The reading process gave no sign of life for ${minutes} minutes and was ended: something in the return holds it up.`,
    remedy:
      'The original is in the vault as it came. Send its SHA-256 and the name of the file that was being read to the help desk.',
    status: 500,
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
