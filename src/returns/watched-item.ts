/** Items as readers get them: hashed, counted and paced while they are read. */
import { createHash } from 'node:crypto';
import type { Item } from './contract.js';
import type { OpenItem } from './open/types.js';

/** What is learned of an item while it streams. */
export interface Watch {
  item: OpenItem;
  /** The same item as readers see it. */
  shown: Item;
  sha256: string | null;
  /** What broke its stream, if anything did. */
  broken: unknown;
  /** Furthest byte handed out. */
  reached: number;
}

/** Called before each chunk is handed over, with the item and how many of its bytes were reached. */
export type OnChunk = (watch: Watch) => Promise<void>;

/** Wraps an item. Its first complete stream gives its SHA-256. */
export function watchItem(item: OpenItem, onChunk: OnChunk): Watch {
  const watch: Watch = { item, shown: item, sha256: item.sha256, broken: null, reached: 0 };
  const { stream: _stream, ...facts } = item;
  watch.shown = { ...facts, stream: () => watched(watch, onChunk) };
  return watch;
}

async function* watched(watch: Watch, onChunk: OnChunk): AsyncIterable<Buffer> {
  const hash = watch.sha256 === null ? createHash('sha256') : null;
  let at = 0;
  try {
    for await (const chunk of watch.item.stream()) {
      hash?.update(chunk);
      at += chunk.length;
      if (at > watch.reached) watch.reached = at;
      await onChunk(watch);
      yield chunk;
    }
  } catch (error) {
    watch.broken ??= error;
    throw error;
  }
  if (hash !== null) watch.sha256 = hash.digest('hex');
}
