/** What the unpacking worker and its parent say to each other. */
import type { SharedChannel } from './channel.js';

/** What 7-Zip and unrar say of one file of an archive. */
export interface PackedEntry {
  /** As the program shows it. */
  name: string;
  /** Null where the format does not say it. */
  size: number | null;
  compressed: number | null;
  crc: number | null;
  encrypted: boolean;
  folder: boolean;
  /** A link, as its attributes say. */
  link: boolean;
  modified: string | null;
}

/** What they say of the archive itself. */
export interface PackedArchive {
  entries: PackedEntry[];
  /** Bytes before and after the archive, and how many are headers. */
  before: number;
  after: number;
  headers: number;
  /** One of several volumes. */
  volume: boolean;
  /** Bytes of the largest dictionary that unpacking needs. */
  dictionary: number;
  /** What the program complained of. */
  errors: string[];
}

export type PackedType = '7z' | 'rar' | 'xz' | 'bzip2' | 'zstd' | 'zip';

export interface UnpackOrder {
  type: PackedType;
  size: number;
  password: string | null;
  shared: SharedChannel;
}

/** To the worker, after its list was looked at. */
export interface UnpackGo {
  type: 'go';
}

/** From the worker. Pieces belong to the file that was begun last. */
export type UnpackReport =
  | { type: 'read'; offset: number; length: number }
  | { type: 'list'; archive: PackedArchive }
  | { type: 'begin' }
  | { type: 'piece'; bytes: Uint8Array }
  | { type: 'done'; errors: string[] }
  | { type: 'missing'; package: string };
