/** Parquet made on a thread of its own, so that reading and writing use two cores. */
import { Worker } from 'node:worker_threads';
import { Problem } from '../../base/problem.js';
import type { RecordBatch } from '../../returns/contract.js';
import { packBatch } from './batch-parcel.js';
import type { ParquetAnswer, ParquetOrder } from './parquet-worker.js';

/** Orders under way before the reader has to wait: keeps memory flat when the disk or the thread is slower. */
const mostWaiting = 3;

/** What it makes is used once: a small young generation costs no time there and saves 15 MB. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

/** One for a reading. */
export class ParquetThread {
  private readonly worker = new Worker(new URL('./parquet-worker.js', import.meta.url), { resourceLimits });
  private readonly spare: ArrayBuffer[] = [];
  private waiting = 0;
  private failure: Error | null = null;
  private wake: (() => void)[] = [];

  constructor() {
    this.worker.on('message', (answer: ParquetAnswer) => this.answered(answer));
    this.worker.on('error', (error) => this.failed(error));
    this.worker.unref();
  }

  /** Hands over a copy of the batch; says how many bytes it has. */
  async add(batch: RecordBatch): Promise<number> {
    const parcel = packBatch(batch, this.spare.pop());
    await this.order({ type: 'batch', parcel }, [parcel.memory]);
    return parcel.bytes;
  }

  /** Has all batches since the last call written to `file`, which must not exist. */
  async writeTo(file: string): Promise<void> {
    await this.order({ type: 'file', file }, []);
  }

  /** Waits for everything ordered, then ends the thread. */
  async close(): Promise<void> {
    try {
      await this.below(1);
    } finally {
      await this.worker.terminate();
    }
  }

  private async order(order: ParquetOrder, transfer: ArrayBuffer[]): Promise<void> {
    this.throwFailure();
    this.waiting++;
    this.worker.ref();
    this.worker.postMessage(order, transfer);
    await this.below(mostWaiting);
  }

  private async below(most: number): Promise<void> {
    while (this.waiting >= most && this.failure === null) {
      await new Promise<void>((resolve) => this.wake.push(resolve));
    }
    this.throwFailure();
  }

  private answered({ error, memory }: ParquetAnswer): void {
    this.waiting--;
    this.spare.push(...memory);
    if (this.waiting === 0) this.worker.unref();
    if (error !== undefined) this.failed(new Error(error));
    this.wakeAll();
  }

  private failed(error: Error): void {
    this.failure ??= error;
    this.wakeAll();
  }

  private wakeAll(): void {
    const wake = this.wake;
    this.wake = [];
    for (const resolve of wake) resolve();
  }

  private throwFailure(): void {
    if (this.failure === null) return;
    throw new Problem({
      code: 'reading-not-written',
      what: `The records could not be written: ${this.failure.message}.`,
      where: 'records-*.parquet',
      remedy:
        'Is there room on the disk, and may Tecum write to its data folder? Then read the return again.',
      cause: this.failure,
      status: 500,
    });
  }
}
