/** What the opener hands to the engine: items that can be streamed, archives that were opened, what was received. */
import type { Problem } from '../../base/problem.js';
import type { ArchiveEntry, Finding, Item, Limits, RandomBytes } from '../contract.js';

/** Bytes that can be streamed from the start, as often as wanted. */
export interface Source {
  /** Bytes; for a compressed one, after inflating. */
  readonly size: number;
  stream(): AsyncIterable<Buffer>;
  /** Where the bytes can be had from any place without unpacking. */
  random?(): Promise<RandomBytes>;
}

/** An {@link Item} and what the opener knows of it. */
export interface OpenItem extends Item {
  /** Not data, and why: `macOS resource fork`. */
  readonly junk: string | null;
  /** Cannot be read at all, and why. `stream()` throws it. */
  readonly failure: Problem | null;
  /** SHA-256 where it is already known (a file as received). */
  readonly sha256: string | null;
}

/** A file that was given otherwise than by a path: an original of the vault, bytes of a test. */
export interface Given {
  /** As shown; the provider's own name for it. Never a path on this machine. */
  name: string;
  /** Bytes of content. */
  bytes: number;
  /** From its first byte, as often as wanted, in chunks of up to 1 MiB. */
  stream(): AsyncIterable<Buffer>;
  /** Any place of it; whoever opened it closes it. */
  random(): Promise<RandomBytes>;
}

/** One path that the person gave. */
export interface Received {
  name: string;
  bytes: number;
  /** Of a file: its SHA-256. Of a folder: SHA-256 of `<sha256>  <relative name>\n` for each file, sorted by name. */
  sha256: string;
}

export interface OpenOptions {
  limits?: Partial<Limits>;
  password?: string;
  /** Several candidates, tried in order beside `password`. */
  passwords?: readonly string[];
  /** Folder for spooled inner archives; the system's temporary folder if absent. */
  tempDir?: string;
  signal?: AbortSignal;
}

/** A return, opened. Call `close` when done: it deletes what was spooled. */
export interface OpenReturn {
  items: OpenItem[];
  archives: ArchiveEntry[];
  received: Received[];
  findings: Finding[];
  /** Of all files received. */
  bytes: number;
  /** Of those, the ones that no item and no archive's directory covers. */
  unaccounted: number;
  /** Of the one file or folder received, or of the list `<sha256>  <name>\n` of several. */
  sha256: string;
  close(): Promise<void>;
}
