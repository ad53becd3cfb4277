/** Has pictures decoded by a process that may read nothing, write nothing and call nobody; ends it when it misbehaves. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { projectPath } from '../../base/root.js';
import { type Frame, readFrames, writeFrame } from './frames.js';
import { type PictureAnswer, pictureBytesAtMost, pictureMs, picturesAProcess } from './picture-limits.js';

/** Decodes pictures one after the other. */
export interface PictureDecoder {
  /** New pixels (JPEG, longest side `side`) and the difference hash, or why there are none. Never throws for a picture. */
  decode(bytes: Buffer, side: number): Promise<PictureAnswer>;
  /** Ends the process; the next picture starts another. */
  close(): void;
}

export interface DecoderBounds {
  ms?: number;
  /** ms without work after which the process is ended. */
  idleMs?: number;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

const entry = fileURLToPath(new URL('./picture-process.js', import.meta.url));
const shim = new URL('./picture-shim.js', import.meta.url).href;
/** Bytes of an answer at most: a JPEG of some megapixels. */
const answerAtMost = 16 << 20;

/** True where the running Node can take away files, processes and add-ons from a process. */
export const walled = permissionFlag() !== null;

function permissionFlag(): string | null {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
  if (major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13)) return '--permission';
  return major >= 20 ? '--experimental-permission' : null;
}

/** Node's own flags for the process: it may read its own code and the decoder's, and start the decoder's threads. */
export function decoderFlags(): string[] {
  const flag = permissionFlag();
  const readable = [dirname(entry), projectPath('node_modules', 'wasm-vips'), projectPath('package.json')];
  const wall =
    flag === null
      ? []
      : [
          flag,
          '--allow-worker',
          ...readable.map((path) => `--allow-fs-read=${path}${path.endsWith('.json') ? '' : '/'}`),
        ];
  return [...wall, '--no-warnings', '--max-old-space-size=128', '--import', shim];
}

/** A decoder; no process is started before the first picture. */
export function pictureDecoder({ ms = pictureMs, idleMs = 30_000 }: DecoderBounds = {}): PictureDecoder {
  let current: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const end = () => {
    clearTimeout(idle);
    current?.end();
    current = null;
  };
  const one = async (bytes: Buffer, side: number): Promise<PictureAnswer> => {
    clearTimeout(idle);
    current ??= new Worker();
    const worker = current;
    const answer = await worker.ask({ head: { side }, body: bytes }, ms);
    if (worker.spent || answer.state === 'refused') end();
    else idle = setTimeout(end, idleMs).unref();
    return answer;
  };
  return {
    decode(bytes, side) {
      if (bytes.length > pictureBytesAtMost)
        return Promise.resolve({
          state: 'refused',
          code: 'too-many-bytes',
          why: `It has more than ${pictureBytesAtMost >> 20} MiB.`,
        });
      const answer = queue.then(() => one(bytes, side));
      queue = answer.catch(() => undefined);
      return answer;
    },
    close: end,
  };
}

/** One process and its pipes. */
class Worker {
  private readonly child: Child;
  private readonly frames: AsyncGenerator<Frame>;
  private readonly gone: Promise<PictureAnswer>;
  private done = 0;
  private ready: boolean;

  constructor() {
    // No environment: a key that stands in it is not the decoder's business.
    const options = {
      stdio: ['pipe', 'pipe', 'ignore'] as ['pipe', 'pipe', 'ignore'],
      env: {},
      cwd: join(dirname(entry)),
    };
    this.child = spawn(process.execPath, [...decoderFlags(), entry], options);
    this.frames = readFrames(this.child.stdout, answerAtMost);
    this.gone = new Promise((resolve) => {
      const ended = () =>
        resolve(
          refused(
            'decoder-ended',
            'The decoder ended on it: the file is hostile, damaged, or needs more memory than it may have.',
          ),
        );
      this.child.on('exit', ended);
      this.child.on('error', ended);
      this.child.stdin.on('error', ended);
    });
    this.ready = false;
  }

  get spent(): boolean {
    return this.done >= picturesAProcess;
  }

  async ask(frame: Frame, ms: number): Promise<PictureAnswer> {
    this.done++;
    let timer: NodeJS.Timeout | undefined;
    // Starting takes a second on a busy machine, which is not the picture's fault.
    const wait = this.ready ? ms : ms + 20_000;
    const late = new Promise<PictureAnswer>((resolve) => {
      timer = setTimeout(
        () => resolve(refused('too-slow', `It was not decoded within ${ms / 1000} seconds.`)),
        wait,
      );
    });
    writeFrame(this.child.stdin, frame);
    try {
      const answer = await Promise.race([this.answer(), this.gone, late]);
      this.ready = true;
      if (answer.state === 'refused') this.end();
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }

  private async answer(): Promise<PictureAnswer> {
    const found = await this.frames.next().catch(() => ({ done: true as const, value: undefined }));
    if (found.done) return this.gone;
    const { head, body } = found.value;
    return { ...head, ...(head.state === 'made' ? { pixels: body } : {}) } as PictureAnswer;
  }

  end(): void {
    this.child.kill('SIGKILL');
  }
}

function refused(code: 'decoder-ended' | 'too-slow', why: string): PictureAnswer {
  return { state: 'refused', code, why };
}
