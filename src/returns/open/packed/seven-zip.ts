/** Runs 7-Zip (package 7z-wasm) inside the worker: it reads through the channel and writes to nowhere but the parent. */
import type { WorkerChannel } from './channel.js';
import type { PackedArchive, PackedType, UnpackReport } from './messages.js';
import { parseListing } from './seven-zip-list.js';

/** The parts of Emscripten's file system that are used. */
interface FileNode {
  usedBytes: number;
  stream_ops: Record<string, unknown>;
  node_ops: Record<string, unknown>;
}
interface FileSystem {
  mkdir(path: string): void;
  create(path: string, mode: number): FileNode;
  open(path: string, flags: unknown, mode?: number): FileStream;
}
interface FileStream {
  path: string;
  node: FileNode;
  stream_ops: Record<string, unknown>;
}
interface SevenZip {
  FS: FileSystem;
  callMain(args: string[]): number;
}

type SevenZipFactory = (options: {
  print(line: string): void;
  printErr(line: string): void;
}) => Promise<SevenZip>;

const archivePath = '/archive';
const outFolder = '/out';

/** Null when the package is not installed. */
export async function startSevenZip(): Promise<SevenZipRun | null> {
  const lines: string[] = [];
  const errors: string[] = [];
  try {
    const { default: factory } = (await import('7z-wasm')) as unknown as { default: SevenZipFactory };
    const module = await factory({
      print: (line) => lines.push(line),
      printErr: (line) => errors.push(line),
    });
    return new SevenZipRun(module, lines, errors);
  } catch {
    return null;
  }
}

/** One archive. */
export class SevenZipRun {
  private readonly module: SevenZip;
  private readonly lines: string[];
  private readonly errors: string[];

  constructor(module: SevenZip, lines: string[], errors: string[]) {
    this.module = module;
    this.lines = lines;
    this.errors = errors;
  }

  /** Puts the archive where 7-Zip finds it: a file whose bytes come through the channel. */
  give(channel: WorkerChannel, size: number): void {
    const node = this.module.FS.create(archivePath, 0o400);
    node.usedBytes = size;
    node.stream_ops = {
      ...node.stream_ops,
      read(_stream: FileStream, buffer: Uint8Array, offset: number, length: number, position: number) {
        const wanted = Math.max(0, Math.min(length, size - position));
        return channel.read(buffer.subarray(offset, offset + wanted), position);
      },
    };
  }

  list(type: PackedType, password: string | null): PackedArchive {
    this.run(['l', '-slt', '-sccUTF-8', ...options(type, password), archivePath]);
    return parseListing(this.lines, complaints(this.errors));
  }

  /** Unpacks all files in their order; each begins with a report and goes on in pieces. Returns what went wrong. */
  unpack(
    type: PackedType,
    password: string | null,
    channel: WorkerChannel,
    report: (report: UnpackReport) => void,
  ): string[] {
    const { FS } = this.module;
    FS.mkdir(outFolder);
    const open = FS.open.bind(FS);
    FS.open = (path, flags, mode) => {
      const stream = open(path, flags, mode);
      if (typeof path === 'string' && path.startsWith(outFolder) && writes(flags))
        capture(stream, channel, report);
      return stream;
    };
    this.run(['x', '-aou', '-bd', `-o${outFolder}`, ...options(type, password), archivePath]);
    return complaints(this.errors);
  }

  private run(args: string[]): void {
    this.lines.length = 0;
    this.errors.length = 0;
    try {
      this.module.callMain(args);
    } catch (error) {
      // An exit that is no plain end, or memory that ran out.
      this.errors.push(`ERROR: ${(error as Error).message ?? String(error)}`);
    }
  }
}

/** A password is always given: without one 7-Zip would ask at a keyboard. */
function options(type: PackedType, password: string | null): string[] {
  return ['-y', `-t${type}`, `-p${password ?? ''}`];
}

/** Open flags as Linux has them: any access beyond reading. */
function writes(flags: unknown): boolean {
  return typeof flags === 'number' && (flags & 3) !== 0;
}

function capture(stream: FileStream, channel: WorkerChannel, report: (report: UnpackReport) => void): void {
  report({ type: 'begin' });
  const { setattr } = stream.node.node_ops as { setattr(node: FileNode, attr: { size?: number }): void };
  // Its length may be set beforehand, which would take that much memory.
  stream.node.node_ops = {
    ...stream.node.node_ops,
    setattr: (node: FileNode, { size: _size, ...attr }: { size?: number }) => setattr(node, attr),
  };
  stream.stream_ops = {
    ...stream.stream_ops,
    write(_stream: FileStream, buffer: Uint8Array, offset: number, length: number) {
      channel.give({ type: 'piece', bytes: Uint8Array.from(buffer.subarray(offset, offset + length)) });
      return length;
    },
  };
}

function complaints(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 20);
}
