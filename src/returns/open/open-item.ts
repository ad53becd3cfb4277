/** One file of a return, as readers see it. */
import { isProblem, type Problem } from '../../base/problem.js';
import type { RandomBytes } from '../contract.js';
import type { OpenItem, Source } from './types.js';

const headBytes = 64 * 1024;
/** Heads kept in memory: enough for a recognising pass, not one for each of a hundred thousand photos. */
const headsKept = 256;
const heads = new Map<object, Buffer>();

export interface ItemInit {
  no: number;
  path: string;
  name: string;
  depth: number;
  container: number | null;
  modified: string | null;
  source: Source;
  junk: string | null;
  failure: Problem | null;
  sha256: string | null;
  /** Spools a stream, for sources that give no random bytes of their own. */
  spool(chunks: AsyncIterable<Buffer>): Promise<RandomBytes>;
}

/** Makes an item of a source. `head()` never throws for damage: it gives what can be had; `stream()` does. */
export function openItem(init: ItemInit): OpenItem {
  const { source, failure, spool, ...facts } = init;
  const key = {};
  return {
    ...facts,
    failure,
    base: facts.name.slice(facts.name.lastIndexOf('/') + 1),
    size: source.size,
    head: () => headOf(key, failure === null ? source : null),
    stream: () => (failure === null ? source.stream() : failing(failure)),
    random: () => randomOf(source, failure, spool),
  };
}

async function randomOf(
  source: Source,
  failure: Problem | null,
  spool: ItemInit['spool'],
): Promise<RandomBytes> {
  if (failure !== null) throw failure;
  return source.random?.() ?? spool(source.stream());
}

async function headOf(key: object, source: Source | null): Promise<Buffer> {
  const known = heads.get(key);
  if (known !== undefined) return known;
  const head = source === null ? Buffer.alloc(0) : await firstBytes(source);
  heads.set(key, head);
  if (heads.size > headsKept) heads.delete(heads.keys().next().value!);
  return head;
}

/** The first bytes of a source, at most 64 KiB; fewer when it breaks before. */
export async function firstBytes(source: Source): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of source.stream()) {
      parts.push(Buffer.from(chunk.subarray(0, headBytes - length)));
      length += parts.at(-1)!.length;
      if (length >= headBytes) break;
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
  return Buffer.concat(parts);
}

// biome-ignore lint/correctness/useYield: an item that cannot be read fails on its first chunk
async function* failing(problem: Problem): AsyncIterable<Buffer> {
  throw problem;
}
