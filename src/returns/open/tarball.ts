/** Walks a tar: each member is a range of it, so that nothing is unpacked. */
import type { RandomBytes } from '../contract.js';
import { windowed } from './range.js';
import { block, paxFields, type TarHeader, tarHeader, tarText } from './tar-header.js';

/** One member. */
export interface TarMember {
  name: string;
  /** First byte of its content and how many the header states. */
  start: number;
  size: number;
  modified: string | null;
  /** `file`, or what else it is (`symlink`, …), which is not followed. */
  type: string;
  /** The tar ends inside it. */
  cut: boolean;
}

/** What was walked over. Its bytes, with those of the members, add up to the tar. */
export interface TarWalk {
  /** Headers, pax and long-name blocks, padding. */
  headers: number;
  /** Content, of files only. */
  members: number;
  /** The two empty blocks at the end and the zeros after them. */
  ending: number;
  /** Blocks that are no header where one should be: passed over until the next one that is. */
  lost: number;
  /** Bytes after the end that are not zero. */
  after: number;
}

const types: Record<string, string> = {
  '0': 'file',
  '7': 'file',
  '1': 'link',
  '2': 'symlink',
  '3': 'character device',
  '4': 'block device',
  '5': 'directory',
  '6': 'fifo',
  S: 'sparse file',
  M: 'continuation of a file on another volume',
  V: 'volume label',
};
/** A long name or a pax header of more than this is no name. */
const longestExtra = 1024 * 1024;

/** The members in order; folders are passed over. `walk` is filled while they come. */
export async function* tarMembers(tar: RandomBytes, walk: TarWalk): AsyncIterable<TarMember> {
  const bytes = windowed(tar);
  let common = new Map<string, string>();
  let extra: Extra = {};
  let at = 0;
  while (at < bytes.size) {
    const head = await bytes.read(at, block);
    if (head.length === block && head.every((byte) => byte === 0)) {
      await measureEnd(bytes, at, walk);
      return;
    }
    const header = tarHeader(head);
    if (header === null) {
      walk.lost += head.length;
      at += block;
      continue;
    }
    const start = at + block;
    const pax = 'xgLK'.includes(header.type);
    const size = pax ? header.size : sizeOf(header, extra, common);
    const kept = Math.max(0, Math.min(size, bytes.size - start));
    const end = start + Math.ceil(kept / block) * block;
    if (pax) {
      const content = await bytes.read(start, Math.min(kept, longestExtra));
      if (header.type === 'g') common = new Map([...common, ...paxFields(content)]);
      else extra = { ...extra, ...extraOf(header.type, content) };
      walk.headers += Math.min(end, bytes.size) - at;
    } else {
      walk.members += kept;
      walk.headers += Math.min(end, bytes.size) - at - kept;
      if (header.type !== '5') yield member(header, extra, common, start, size, kept);
      extra = {};
    }
    at = end;
  }
}

/** What stands before a member and is about it. */
interface Extra {
  longName?: string;
  pax?: Map<string, string>;
}

function extraOf(type: string, content: Buffer): Extra {
  if (type === 'L') return { longName: tarText(content) };
  return type === 'x' ? { pax: paxFields(content) } : {};
}

function sizeOf(header: TarHeader, extra: Extra, common: Map<string, string>): number {
  // Links and folders have no content, whatever their size field says.
  if (['1', '2', '3', '4', '5', '6'].includes(header.type)) return 0;
  const stated = extra.pax?.get('size') ?? common.get('size');
  return stated !== undefined && /^\d{1,15}$/.test(stated) ? Number(stated) : header.size;
}

function member(
  header: TarHeader,
  extra: Extra,
  common: Map<string, string>,
  start: number,
  size: number,
  kept: number,
): TarMember {
  const { pax, longName } = extra;
  const sparse = pax !== undefined && [...pax.keys()].some((key) => key.startsWith('GNU.sparse'));
  return {
    name: pax?.get('GNU.sparse.name') ?? pax?.get('path') ?? longName ?? common.get('path') ?? header.name,
    start,
    size: kept,
    modified: timeText(Number(pax?.get('mtime') ?? common.get('mtime') ?? header.mtime ?? Number.NaN)),
    type: sparse ? 'sparse file' : (types[header.type] ?? `member of type "${header.type}"`),
    cut: kept < size,
  };
}

function timeText(seconds: number): string | null {
  if (!(seconds > 0 && seconds < 253_402_300_800)) return null;
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}

/** From the first empty block on: zeros are the end, anything else stands after it. */
async function measureEnd(bytes: RandomBytes, at: number, walk: TarWalk): Promise<void> {
  const step = 64 * 1024;
  for (let from = at; from < bytes.size; from += step) {
    const chunk = await bytes.read(from, step);
    const first = chunk.findIndex((byte) => byte !== 0);
    if (first < 0) {
      walk.ending += chunk.length;
      continue;
    }
    walk.ending += first;
    walk.after = bytes.size - from - first;
    return;
  }
}
