/** The cross table of readers and returns: how sure each reader is of each, and which of its files it would take. */
import type { Item, Reader } from '../../src/returns/contract.js';
import { openReturn } from '../../src/returns/open/open-return.js';
import { listingOf } from '../../src/returns/recognise.js';
import { type ExampleFile, everyExample, filesOf } from './every-example.js';
import { givenOf } from './read-bytes.js';

/** One return of the table. */
export interface Source {
  /** `telegram/example-2/input`, or the sample's path. */
  name: string;
  /** Catalog id; null for what belongs to no provider, which no provider's reader may take. */
  provider: string | null;
  files: ExampleFile[];
}

/** What one reader makes of one return when it is asked alone. */
export interface Cell {
  score: number;
  /** Files that it would read or set aside, by their names in the return. */
  claims: string[];
}

/** A file that has lost its name and folder: `was` is known to the test only. */
export interface Nameless extends ExampleFile {
  was: string;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Every example as it lies in `providers/`. */
export function exampleSources(): Source[] {
  return everyExample().map(({ name, provider, input }) => ({ name, provider, files: filesOf(input) }));
}

/** The files of a return with all its archives unpacked, however deep; what is no data (`__MACOSX/…`) is left out. */
export async function leavesOf(files: readonly ExampleFile[]): Promise<ExampleFile[]> {
  const opened = await openReturn(files.map(givenOf));
  try {
    const leaves: ExampleFile[] = [];
    for (const item of opened.items) {
      if (item.junk !== null || item.failure !== null) continue;
      const chunks: Buffer[] = [];
      for await (const chunk of item.stream()) chunks.push(chunk);
      leaves.push({ name: item.path, bytes: Buffer.concat(chunks) });
    }
    return leaves;
  } finally {
    await opened.close();
  }
}

/** The files in an order and under names that say nothing: no folder, no ending, none of the old letters. */
export function withoutNames(files: readonly ExampleFile[], seed: number): Nameless[] {
  const random = seeded(seed);
  const named = files.map(({ name, bytes }, i) => ({
    name: `${Math.floor(random() * 2 ** 40).toString(36)}${i}`,
    was: name,
    bytes,
  }));
  for (let i = named.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [named[i], named[j]] = [named[j]!, named[i]!];
  }
  return named;
}

/** Asks each reader alone, as if there were no other: its score, and the files that it would claim. */
export async function cellsOf(
  readers: readonly Reader[],
  files: readonly Nameless[],
): Promise<Map<string, Cell>> {
  const opened = await openReturn(files.map(givenOf));
  try {
    const was = new Map(files.map((file) => [file.name, file.was]));
    const cells = new Map<string, Cell>();
    for (const reader of readers) {
      const cell = await cellOf(reader, opened.items, (item) => was.get(item.path) ?? item.path);
      if (cell !== null) cells.set(reader.id, cell);
    }
    return cells;
  } finally {
    await opened.close();
  }
}

async function cellOf(
  reader: Reader,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Promise<Cell | null> {
  const listing = listingOf(items);
  const recognised = await reader.recognise(listing);
  if (recognised === null) return null;
  const run = reader.start(listing, recognised);
  const claims: string[] = [];
  for (const item of items) if ((await run.claim(item)) !== null) claims.push(nameOf(item));
  return { score: recognised.score, claims };
}
