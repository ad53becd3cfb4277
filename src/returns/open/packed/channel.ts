/**
 * How a worker reads bytes that its parent has. The programs that it runs want them at once, so it sleeps until the parent has
 * written them into shared memory; the parent never waits.
 */
import type { MessagePort } from 'node:worker_threads';
import type { RandomBytes } from '../../contract.js';

/** Bytes that pass at once. */
const width = 1024 * 1024;
/** Places in `control`: whether the answer is there, how long it is, and how many pieces the parent has not yet taken. */
const ready = 0;
const length = 1;
const waiting = 2;
/** Pieces that may wait to be taken; the worker sleeps beyond that, so that memory stays flat. */
const mostWaiting = 8;

/** What both sides share. */
export interface SharedChannel {
  control: SharedArrayBuffer;
  data: SharedArrayBuffer;
}

export function newChannel(): SharedChannel {
  return { control: new SharedArrayBuffer(12), data: new SharedArrayBuffer(width) };
}

/** What the programs in the worker see. */
export interface WorkerChannel {
  /** Copies bytes into `target`; returns how many there were. Throws when the parent cannot read them. */
  read(target: Uint8Array, offset: number): number;
  /** Hands a piece of output over; sleeps while the parent is behind. */
  give(message: { type: 'piece'; bytes: Uint8Array }): void;
}

/** The worker's side. */
export class ChannelReader implements WorkerChannel {
  private readonly control: Int32Array;
  private readonly data: Uint8Array;
  private readonly port: MessagePort;
  private start = 0;
  private held: Uint8Array = new Uint8Array(0);

  constructor(shared: SharedChannel, port: MessagePort) {
    this.control = new Int32Array(shared.control);
    this.data = new Uint8Array(shared.data);
    this.port = port;
  }

  read(target: Uint8Array, offset: number): number {
    let done = 0;
    while (done < target.length) {
      const at = offset + done;
      if (at < this.start || at >= this.start + this.held.length) this.ask(at);
      const piece = this.held.subarray(at - this.start, at - this.start + target.length - done);
      if (piece.length === 0) break;
      target.set(piece, done);
      done += piece.length;
    }
    return done;
  }

  give(message: { type: 'piece'; bytes: Uint8Array }): void {
    for (;;) {
      const count = Atomics.load(this.control, waiting);
      if (count < mostWaiting) break;
      Atomics.wait(this.control, waiting, count);
    }
    Atomics.add(this.control, waiting, 1);
    this.port.postMessage(message, [message.bytes.buffer as ArrayBuffer]);
  }

  private ask(offset: number): void {
    Atomics.store(this.control, ready, 0);
    this.port.postMessage({ type: 'read', offset, length: width });
    Atomics.wait(this.control, ready, 0);
    const got = Atomics.load(this.control, length);
    if (got < 0) throw new Error('the archive could not be read');
    this.start = offset;
    this.held = this.data.slice(0, got);
  }
}

/** The parent's side: answers a request for bytes. */
export async function answerRead(
  shared: SharedChannel,
  bytes: RandomBytes,
  offset: number,
  wanted: number,
): Promise<void> {
  const control = new Int32Array(shared.control);
  let got = -1;
  try {
    const piece = await bytes.read(offset, Math.min(wanted, width));
    new Uint8Array(shared.data).set(piece);
    got = piece.length;
  } finally {
    Atomics.store(control, length, got);
    Atomics.store(control, ready, 1);
    Atomics.notify(control, ready);
  }
}

/** The parent's side: says that a piece was taken. */
export function pieceTaken(shared: SharedChannel): void {
  const control = new Int32Array(shared.control);
  Atomics.sub(control, waiting, 1);
  Atomics.notify(control, waiting);
}
